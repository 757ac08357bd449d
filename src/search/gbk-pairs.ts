/** GBK's byte pairs as flat tables, for searches that look at millions of them. */
import { UNENCODABLE } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';

/** Answer for what has no byte pair, or no character. */
export const NONE = 0;

export const FIRST_LEAD = 0x81;
export const LAST_LEAD = 0xfe;
export const FIRST_TRAIL = 0x40;
export const LAST_TRAIL = 0xfe;

interface GbkPairs {
  /** Pair → UTF-16 code unit, NONE where a decoder has no character to show. */
  readonly units: Uint16Array;
  /** UTF-16 code unit → pair, or NONE. */
  readonly pairs: Uint16Array;
  /** Pair → 1 if its character was dropped: a user-defined one, or one that a decoder lacks. */
  readonly dropped: Uint8Array;
}

let tables: GbkPairs | undefined;

function isPrivateUse(codePoint: number): boolean {
  return codePoint >= 0xe000 && codePoint <= 0xf8ff;
}

function load(): GbkPairs {
  if (tables) return tables;
  const units = new Uint16Array(0x10000);
  const pairs = new Uint16Array(0x10000);
  const dropped = new Uint8Array(0x10000);
  const gbk = getEncoding('gbk');
  const bytes = new Uint8Array(2);
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) {
      if (trail === 0x7f) continue;
      bytes[0] = lead;
      bytes[1] = trail;
      const decoded = gbk?.decodeAt(bytes, 0) ?? -1;
      const codePoint = decoded < 0 ? -1 : Math.floor(decoded / 8);
      const pair = lead * 0x100 + trail;
      if (codePoint < 0 || isPrivateUse(codePoint)) dropped[pair] = 1;
      else units[pair] = codePoint;
    }
  }
  for (let unit = 0x80; unit < 0x10000; unit++) {
    const sequence = gbk?.encodeCodePoint(unit, true) ?? UNENCODABLE;
    if (sequence <= 0xff || sequence > 0xffff) continue;
    pairs[unit] = sequence;
    // Windows' and PHP's tables of before GB 18030 have 101 more.
    if (isPrivateUse(unit)) dropped[sequence] = 1;
  }
  tables = { units, pairs, dropped };
  return tables;
}

/** The character of a byte pair as a UTF-16 code unit, or {@link NONE}. */
export function unitOfPair(lead: number, trail: number): number {
  return load().units[lead * 0x100 + trail] as number;
}

/** The two bytes of a UTF-16 code unit as one big-endian number, or {@link NONE}. */
export function pairOfUnit(unit: number): number {
  return load().pairs[unit] as number;
}

/** True for a pair that decodes to a user-defined character, of which pages mostly keep nothing. */
export function isDroppedPair(lead: number, trail: number): boolean {
  return load().dropped[lead * 0x100 + trail] === 1;
}
