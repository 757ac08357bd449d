/** How well a character reads behind another one, for the search of byte-shifted runs. */
import { transition } from '../language/plausibility.ts';

export const REPLACEMENT_CHARACTER = 0xfffd;

/**
 * Stands for the unknown character that a mark hides: one that stands in most texts, of the script of the character
 * behind it.
 */
function anyBefore(codePoint: number): number {
  if (codePoint >= 0x3041 && codePoint <= 0x309f) return 0x306e;
  if (codePoint >= 0x30a1 && codePoint <= 0x30ff) return 0x30f3;
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return 0xc774;
  return 0x4e00;
}

/** What the commonness of each code unit adds to its plausibility, in logits. */
export interface Scale {
  /** Where the text stands as it is. */
  readonly seen: Float32Array;
  /** Where it is restored. */
  readonly meant: Float32Array;
}

const SUPPLEMENTARY = 0x10000;

/** The code unit that a code point ends with. */
export function lastUnitOf(codePoint: number): number {
  return codePoint < SUPPLEMENTARY ? codePoint : 0xdc00 + (codePoint & 0x3ff);
}

/**
 * What a code point adds behind a code unit, in logits; nothing for a mark, and behind one nothing is known of
 * what stood there.
 */
export function scoreOf(last: number, codePoint: number, commonness: Float32Array): number {
  if (codePoint === REPLACEMENT_CHARACTER) return 0;
  const before = last === REPLACEMENT_CHARACTER ? anyBefore(codePoint) : last;
  if (codePoint < SUPPLEMENTARY) return transition(before, codePoint) + commonness[codePoint]!;
  const high = 0xd800 + ((codePoint - SUPPLEMENTARY) >> 10);
  return transition(before, high) + transition(high, lastUnitOf(codePoint)) + commonness[high]!;
}

/** What the end of the line adds. */
export function scoreOfEnd(last: number): number {
  return last === REPLACEMENT_CHARACTER ? 0 : transition(last, 0);
}
