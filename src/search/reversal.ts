import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import type { Line } from './line.ts';

/** The bytes behind a line, if it was read as one of `encodings`: they all give these same bytes. */
export interface Reversal {
  /** Wrong encodings under which the line has exactly these bytes. */
  readonly encodings: Encoding[];
  readonly bytes: Uint8Array;
  /**
   * `starts[i]` is the index of character `i`'s first byte; one entry more than there are characters.
   * A character that the encodings lack stands in `bytes` as one line feed, which ends every sequence.
   */
  readonly starts: Int32Array;
  /** `characterAt[b]` is the character that begins at byte `b`, or -1 inside a character; `bytes.length` is the end. */
  readonly characterAt: Int32Array;
  /** The bytes of each distinct character of the line, as one number each, or `UNENCODABLE`. */
  readonly packed: readonly number[];
  /** 1 for each distinct character of the line that the encodings have. */
  readonly has: Uint8Array;
}

const SEPARATOR = 0x0a;
const LAST_C1 = 0x9f;

/**
 * Reverses a line under each encoding that has at least one of its non-ASCII characters, and puts the
 * encodings that agree together.
 */
export function reverse(line: Line, encodings: readonly Encoding[]): Reversal[] {
  const groups = new Map<string, Reversal>();
  const add = (encoding: Encoding, packed: readonly number[]): void => {
    const key = packed.join();
    const group = groups.get(key);
    if (group) group.encodings.push(encoding);
    else groups.set(key, layBytes(line, [encoding], packed));
  };
  for (const encoding of encodings) {
    const packed: number[] = [];
    let useful = false;
    for (const codePoint of line.alphabet) {
      // A C1 control counts only where the standard has it: lenient pages have it for every byte, and then anything goes.
      const bytes = codePoint < 0x80 ? codePoint : encoding.encodeCodePoint(codePoint, codePoint > LAST_C1);
      packed.push(bytes);
      if (codePoint > 0x7f && bytes !== UNENCODABLE) useful = true;
    }
    if (!useful) continue;
    add(encoding, packed);
    // Decoders that differ give one character for different bytes; one text comes from one decoder.
    const others =
      encoding.maxBytes > 1
        ? line.alphabet.map((codePoint, kind) => encoding.otherBytes(codePoint)[0] ?? packed[kind]!)
        : packed;
    if (others.some((bytes, kind) => bytes !== packed[kind])) add(encoding, others);
  }
  return [...groups.values()];
}

/** The reversal of a line in which each distinct character stands for the given bytes. */
export function layBytes(line: Line, encodings: Encoding[], packed: readonly number[]): Reversal {
  const lengths = packed.map(byteLength);
  let total = 0;
  for (let kind = 0; kind < packed.length; kind++) total += lengths[kind]! * line.counts[kind]!;
  const bytes = new Uint8Array(total);
  const starts = new Int32Array(line.length + 1);
  const characterAt = new Int32Array(total + 1).fill(-1);
  let at = 0;
  for (let i = 0; i < line.length; i++) {
    const kind = line.kinds[i]!;
    starts[i] = at;
    characterAt[at] = i;
    const value = packed[kind]!;
    if (value === UNENCODABLE) {
      bytes[at++] = SEPARATOR;
      continue;
    }
    for (let rest = lengths[kind]! - 1; rest >= 0; rest--) bytes[at++] = (value / 256 ** rest) & 0xff;
  }
  starts[line.length] = at;
  characterAt[at] = line.length;
  const has = Uint8Array.from(packed, (value) => (value === UNENCODABLE ? 0 : 1));
  return { encodings, bytes, starts, characterAt, packed, has };
}

/** Length of a byte sequence in {@link Encoding.encodeCodePoint}'s form; a missing character takes one separator. */
function byteLength(packed: number): number {
  return packed < 0x100 ? 1 : packed < 0x10000 ? 2 : packed < 0x1000000 ? 3 : 4;
}
