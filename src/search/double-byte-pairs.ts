/** Bytes of the characters of a double-byte encoding as flat tables, for searches that look at millions of them. */
import type { Encoding } from '../codec/encoding.ts';
import { isPrivateUse } from '../language/script.ts';

/** Answer for what has no bytes, or no character. */
export const NONE = 0;

const FIRST_HIGH = 0x80;
const SUPPLEMENTARY = 0x10000;

/** The answer of `decodeAt` holds a code point, or a number beyond all of them for a sequence of two. */
const LAST_CODE_POINT = 0x10ffff;

export class DoubleBytePairs {
  readonly encoding: Encoding;
  /** Pair → code point. */
  readonly #characters = new Uint32Array(0x10000);
  /** Byte → code point. */
  readonly #singles = new Uint32Array(0x100);
  /** UTF-16 code unit → its one byte or two, as one number. */
  readonly #bytes = new Uint16Array(0x10000);
  readonly #bytesBeyond = new Map<number, number>();
  readonly #orphans = new Map<number, boolean>();

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    const bytes = new Uint8Array(2);
    for (let lead = 0; lead < 0x100; lead++) {
      bytes[0] = lead;
      const single = encoding.decodeAt(bytes.subarray(0, 1), 0);
      if (single > 0) this.#singles[lead] = single >> 3;
      if (lead < FIRST_HIGH || !encoding.isLead(lead)) continue;
      for (let trail = 0x30; trail < 0x100; trail++) {
        bytes[1] = trail;
        const pair = encoding.decodeAt(bytes, 0);
        if (pair <= 0 || pair % 8 !== 2) continue;
        const codePoint = Math.floor(pair / 8);
        if (codePoint > LAST_CODE_POINT) continue;
        this.#characters[lead * 0x100 + trail] = codePoint;
        if (codePoint >= SUPPLEMENTARY) this.#bytesBeyond.set(codePoint, lead * 0x100 + trail);
      }
    }
    for (let unit = 0; unit < 0x10000; unit++) {
      const sequence = encoding.encodeCodePoint(unit, true);
      if (sequence > 0 && sequence < 0x10000) this.#bytes[unit] = sequence;
    }
  }

  /** The one byte or the two bytes of a character as one big-endian number, or {@link NONE}. */
  bytesOf(codePoint: number): number {
    return codePoint < SUPPLEMENTARY
      ? (this.#bytes[codePoint] as number)
      : (this.#bytesBeyond.get(codePoint) ?? NONE);
  }

  /** The code point of a byte pair, or {@link NONE}; user-defined characters are none. */
  characterOf(lead: number, trail: number): number {
    const codePoint = this.#characters[lead * 0x100 + trail] as number;
    return isPrivateUse(codePoint) ? NONE : codePoint;
  }

  /** The code point of a byte that stands for itself, or {@link NONE}. */
  single(byte: number): number {
    return this.#singles[byte] as number;
  }

  /** True if a pair is none, or a user-defined character, which many decoders lack. */
  isErroneous(lead: number, trail: number): boolean {
    return this.characterOf(lead, trail) === NONE;
  }

  /**
   * True if some character begins with `lead` whose trail byte is a high one, and that trail byte with `next`
   * behind it is no character: so a decoder that stands between the two makes nothing of it.
   */
  canOrphan(lead: number, next: number): boolean {
    const key = lead * 0x100 + next;
    const known = this.#orphans.get(key);
    if (known !== undefined) return known;
    let can = false;
    for (let trail = FIRST_HIGH; trail < 0x100 && !can; trail++) {
      can =
        this.characterOf(lead, trail) !== NONE && this.#singles[trail] === 0 && this.isErroneous(trail, next);
    }
    this.#orphans.set(key, can);
    return can;
  }
}

const tables = new Map<string, DoubleBytePairs>();

/** The tables of an encoding, made when they are first asked for. */
export function pairsOf(encoding: Encoding): DoubleBytePairs {
  let made = tables.get(encoding.name);
  if (!made) {
    made = new DoubleBytePairs(encoding);
    tables.set(encoding.name, made);
  }
  return made;
}
