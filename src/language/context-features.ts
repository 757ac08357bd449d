/**
 * Features of the context (context.ts): of a code unit outside ASCII, East Asian writing excepted, neighbours
 * lower-cased and everything that is no letter taken for a blank:
 * - it and one neighbour on each side
 * - beside ASCII letters: it and two before, it and two behind, it with two before and one behind, with one before
 *   and two behind
 * And of any: it and the last one before it, if only ASCII stands between. All are hashed into one table.
 * The trainer and the scorer both take them from here.
 */
import { fold } from './features.ts';

/** Size of the table, in bits. */
export const CONTEXT_TABLE_BITS = 16;
/** Number of weights. */
export const CONTEXT_WEIGHT_COUNT: number = 1 << CONTEXT_TABLE_BITS;
/** Most features that one code unit has. */
export const MAX_CONTEXT_FEATURES = 6;

const SHIFT = 32 - CONTEXT_TABLE_BITS;
const BLANK = 0x20;
/** Where East Asian writing begins: its characters are words, and a look at their neighbours costs too much. */
const FIRST_EAST_ASIAN = 0x2e80;

/** Multipliers of MurmurHash3's finaliser (Appleby, public domain), as in features.ts. */
function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
}

function isAsciiLetter(folded: number): boolean {
  return folded >= 0x61 && folded <= 0x7a;
}

/** What a neighbour counts as: letters and everything outside ASCII as themselves, the rest as a blank. */
function neighbour(unit: number): number {
  const folded = fold(unit);
  return folded >= 0x80 || isAsciiLetter(folded) ? folded : BLANK;
}

/**
 * Writes the slots of the features of a code unit outside ASCII into `slots` from `at` on and returns where they
 * end. The neighbours are code units, 0 beyond the edges; `last` is the nearest unit outside ASCII before it, 0 if
 * there is none or it stands right before.
 */
export function collectContextSlots(
  before2: number,
  before1: number,
  unit: number,
  after1: number,
  after2: number,
  last: number,
  slots: Int32Array,
  at: number,
): number {
  let end = at;
  const self = fold(unit);
  if (last !== 0) slots[end++] = mix(mix(0x1b873593, fold(last)), self) >>> SHIFT;
  if (unit >= FIRST_EAST_ASIAN) return end;
  const p1 = neighbour(before1);
  const n1 = neighbour(after1);
  const core = mix(mix(mix(0x2545f491, p1), self), n1);
  slots[end++] = core >>> SHIFT;
  if (!isAsciiLetter(p1) && !isAsciiLetter(n1)) return end;
  const p2 = p1 === BLANK ? BLANK : neighbour(before2);
  const n2 = n1 === BLANK ? BLANK : neighbour(after2);
  slots[end++] = mix(mix(mix(0x3c6ef372, p2), p1), self) >>> SHIFT;
  slots[end++] = mix(mix(mix(0x510e527f, self), n1), n2) >>> SHIFT;
  slots[end++] = mix(core, p2 + 0x10000) >>> SHIFT;
  slots[end++] = mix(core, n2 + 0x20000) >>> SHIFT;
  return end;
}
