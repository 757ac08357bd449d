import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { firstShift, writeSequence } from '../codec/packed-bytes.ts';
import { LineBytes } from './byte-columns.ts';
import type { Line } from './line.ts';

/** The bytes of a line, one after the other. */
interface Layout {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly characterAt: Int32Array;
  readonly has: Uint8Array;
}

/**
 * The bytes behind a line, if it was read as one of `encodings`: they all give these same bytes. The bytes are
 * laid out when they are first asked for: most reversals are dropped for what their distinct characters become.
 */
export class Reversal {
  /** Wrong encodings under which the line has exactly these bytes. */
  readonly encodings: Encoding[];
  /** The bytes of each distinct character of the line, as one number each, or `UNENCODABLE`. */
  readonly packed: readonly number[];
  readonly #line: Line;
  #layout: Layout | undefined;

  constructor(line: Line, encodings: Encoding[], packed: readonly number[], layout?: Layout) {
    this.#line = line;
    this.encodings = encodings;
    this.packed = packed;
    this.#layout = layout;
  }

  get bytes(): Uint8Array {
    return this.#laid().bytes;
  }

  /**
   * `starts[i]` is the index of character `i`'s first byte; one entry more than there are characters.
   * A character that the encodings lack stands in `bytes` as one line feed, which ends every sequence.
   */
  get starts(): Int32Array {
    return this.#laid().starts;
  }

  /** `characterAt[b]` is the character that begins at byte `b`, or -1 inside a character; `bytes.length` is the end. */
  get characterAt(): Int32Array {
    return this.#laid().characterAt;
  }

  /** 1 for each distinct character of the line that the encodings have. */
  get has(): Uint8Array {
    return this.#laid().has;
  }

  /** The same for other encodings, with as many other bytes. */
  with(encodings: Encoding[], bytes: Uint8Array): Reversal {
    return new Reversal(this.#line, encodings, this.packed, { ...this.#laid(), bytes });
  }

  #laid(): Layout {
    this.#layout ??= layOut(this.#line, this.packed);
    return this.#layout;
  }
}

const SEPARATOR = 0x0a;

/**
 * Reverses a line under each encoding that has at least one of its non-ASCII characters, and puts the
 * encodings that agree together.
 */
export function reverse(line: Line, encodings: readonly Encoding[]): Reversal[] {
  const reversals: Reversal[] = [];
  const add = (encoding: Encoding, packed: readonly number[]): void => {
    const same = reversals.find((reversal) => areEqual(reversal.packed, packed));
    if (same) same.encodings.push(encoding);
    else reversals.push(new Reversal(line, [encoding], packed));
  };
  const bytes = new LineBytes(line.alphabet);
  for (const encoding of bytes.possible(encodings)) {
    add(encoding, bytes.standard(encoding));
    const others = encoding.maxBytes > 1 ? bytes.other(encoding) : undefined;
    if (others) add(encoding, others);
  }
  return reversals;
}

/** Two encodings mostly part at the first letters, so that this is cheaper than any key. */
function areEqual(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * Memory is taken in pieces of this many bytes, because small arrays of their own cost more than what is done with
 * them; no larger, because one line that is remembered keeps a whole piece.
 */
const PIECE = 1 << 13;
let piece = new ArrayBuffer(0);
let taken = 0;

/** Room that nothing else uses, zeroed, at a multiple of four. */
function reserve(size: number): { buffer: ArrayBuffer; at: number } {
  if (size > PIECE / 2) return { buffer: new ArrayBuffer(size), at: 0 };
  if (taken + size > piece.byteLength) {
    piece = new ArrayBuffer(PIECE);
    taken = 0;
  }
  const at = taken;
  taken = (taken + size + 3) & ~3;
  return { buffer: piece, at };
}

function layOut(line: Line, packed: readonly number[]): Layout {
  const { kinds, counts, length } = line;
  let total = 0;
  const has = new Uint8Array(packed.length);
  for (let kind = 0; kind < packed.length; kind++) {
    const value = packed[kind]!;
    // A missing character takes one byte, the separator.
    total += (firstShift(value) / 8 + 1) * counts[kind]!;
    if (value !== UNENCODABLE) has[kind] = 1;
  }
  const { buffer, at: first } = reserve(4 * (length + 1) + 4 * (total + 1) + total);
  const starts = new Int32Array(buffer, first, length + 1);
  const characterAt = new Int32Array(buffer, first + 4 * (length + 1), total + 1).fill(-1);
  const bytes = new Uint8Array(buffer, first + 4 * (length + total + 2), total);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = packed[kinds[i]!]!;
    starts[i] = at;
    characterAt[at] = i;
    if (value === UNENCODABLE) {
      bytes[at++] = SEPARATOR;
      continue;
    }
    at = writeSequence(value, bytes, at);
  }
  starts[length] = at;
  characterAt[at] = length;
  return { bytes, starts, characterAt, has };
}
