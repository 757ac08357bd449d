import { ByteEncoding } from './byte-encoding.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';

const isTrail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0;

/**
 * UTF-8. Lenient decoding also takes C0 80 as NUL (Java's modified UTF-8) and surrogates of three bytes each
 * (CESU-8): a pair of them gives two code units that together are the character. Lenient encoding writes a
 * lone surrogate as three bytes.
 */
export class Utf8Encoding extends ByteEncoding {
  readonly maxBytes = 4;
  protected readonly asciiCompatible = true;

  decodeAt(bytes: Uint8Array, at: number, lenient = false): number {
    const lead = bytes[at];
    if (lead === undefined) return INCOMPLETE;
    if (lead < 0x80) return (lead << 3) | 1;
    const length = this.sequenceLength(bytes, at, lenient);
    if (length <= 0) return length === 0 ? MALFORMED : INCOMPLETE;
    if (length === 2) return ((((lead & 0x1f) << 6) | (bytes[at + 1]! & 0x3f)) << 3) | 2;
    if (length === 3) {
      return ((((lead & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f)) << 3) | 3;
    }
    const high = ((lead & 0x07) << 18) | ((bytes[at + 1]! & 0x3f) << 12);
    return ((high | ((bytes[at + 2]! & 0x3f) << 6) | (bytes[at + 3]! & 0x3f)) << 3) | 4;
  }

  /** Length of the sequence of two or more bytes; 0 if malformed, -1 if cut by the end. */
  private sequenceLength(bytes: Uint8Array, at: number, lenient: boolean): number {
    const lead = bytes[at]!;
    const length = leadLength(lead, lenient);
    if (length === 0) return 0;
    const second = bytes[at + 1];
    if (second === undefined) return -1;
    if (!isSecond(lead, second, lenient)) return 0;
    for (let i = 2; i < length; i++) {
      const byte = bytes[at + i];
      if (byte === undefined) return -1;
      if (!isTrail(byte)) return 0;
    }
    return length;
  }

  encodeCodePoint(codePoint: number, lenient = false): number {
    if (codePoint < 0x80) return codePoint;
    if (codePoint < 0x800) return 0xc080 | ((codePoint & 0x7c0) << 2) | (codePoint & 0x3f);
    if (codePoint < 0x10000) {
      if (codePoint >= 0xd800 && codePoint < 0xe000 && !lenient) return UNENCODABLE;
      return 0xe08080 | ((codePoint & 0xf000) << 4) | ((codePoint & 0xfc0) << 2) | (codePoint & 0x3f);
    }
    if (codePoint > 0x10ffff) return UNENCODABLE;
    const high = 0xf0808080 | ((codePoint & 0x1c0000) << 6) | ((codePoint & 0x3f000) << 4);
    return (high | ((codePoint & 0xfc0) << 2) | (codePoint & 0x3f)) >>> 0;
  }

  otherBytes(codePoint: number): readonly number[] {
    return codePoint === 0 ? [0xc080] : [];
  }

  isLead(byte: number): boolean {
    return byte >= 0xc2 && byte <= 0xf4;
  }

  /** The longest beginning of a valid sequence, at least one byte ("maximal subpart"). */
  protected malformedLength(bytes: Uint8Array, at: number, lenient: boolean): number {
    const lead = bytes[at]!;
    const length = leadLength(lead, lenient);
    const second = bytes[at + 1];
    if (length === 0 || second === undefined || !isSecond(lead, second, lenient)) return 1;
    let end = at + 2;
    while (end < at + length && isTrail(bytes[end])) end++;
    return end - at;
  }
}

/** Length of the sequence that a lead byte begins, 2 to 4; 0 for every other byte. */
export function leadLength(lead: number, lenient = false): number {
  if (lead < 0xc2) return lenient && lead === 0xc0 ? 2 : 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

function isSecond(lead: number, second: number, lenient: boolean): boolean {
  if (second < 0x80 || second > 0xbf) return false;
  switch (lead) {
    case 0xc0:
      return second === 0x80;
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return lenient || second < 0xa0;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second < 0x90;
    default:
      return true;
  }
}

export const utf8: Utf8Encoding = new Utf8Encoding('utf-8', [
  'utf-8',
  'utf8',
  'unicode-1-1-utf-8',
  'unicode11utf8',
  'unicode20utf8',
  'x-unicode20utf8',
  'utf_8',
  'u8',
  'utf8mb4',
  'cp65001',
  '65001',
]);
