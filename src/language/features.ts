/**
 * Features of the plausibility model. A feature looks at one code unit and the one before it and is counted
 * only where at least one of the two is outside ASCII, so that ASCII text weighs nothing. The trainer and the
 * scorer both take them from here.
 *
 * - the code unit itself
 * - the two units, lower-cased, digits as one
 * - the classes of the two (script.ts)
 * - the class of one with the other unit, lower-cased
 *
 * Pairs of classes have a table of their own; the others share one by hashing ("feature hashing",
 * Weinberger et al. 2009): two features that fall into one slot share its weight, which training allows for.
 */
import { CLASS_COUNT, classOf } from './script.ts';

/** Size of the hashed table, in bits. */
export const TABLE_BITS = 16;
/** Where the table of class pairs begins: behind the hashed one. */
export const CLASS_PAIRS: number = 1 << TABLE_BITS;
/** Number of weights. */
export const WEIGHT_COUNT: number = CLASS_PAIRS + CLASS_COUNT * CLASS_COUNT;

const SHIFT = 32 - TABLE_BITS;

/** Ranges of letters that have two cases. */
const CASED: readonly (readonly [first: number, end: number])[] = [
  [0x41, 0x5b],
  [0xc0, 0x250],
  [0x386, 0x557],
  [0x1e00, 0x2000],
  [0xff21, 0xff3b],
];
/** Digits of four scripts, and classes whose members tell nothing: all of a range count as the first. */
const ALIKE: readonly (readonly [first: number, end: number])[] = [
  [0x30, 0x3a],
  [0x660, 0x66a],
  [0x6f0, 0x6fa],
  [0xff10, 0xff1a],
  [0x80, 0xa0],
  [0xe000, 0xf900],
  [0x01, 0x20],
];
const LINE_ENDS = '\n\v\f\r\u2028\u2029';

function foldUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  if (unit === 0x09) return 0x20;
  if (LINE_ENDS.includes(character)) return 0;
  if (unit >= 0xd800 && unit < 0xe000) return 0xd800 + classOf(unit);
  for (const [first, end] of ALIKE) if (unit >= first && unit < end) return first;
  if (CASED.some(([first, end]) => unit >= first && unit < end)) {
    const letter = character.toLowerCase();
    if (letter.length === 1) return letter.charCodeAt(0);
  }
  return unit;
}

/** Answers of {@link foldUnit}, 0 for a unit that was not asked for. */
const folded: Uint16Array = /* @__PURE__ */ new Uint16Array(0x10000);

/**
 * What a unit counts as within pairs: lower case, one digit for all, one unit for all of a class whose members
 * tell nothing (C1, private use, surrogates). Line ends and the edge of a text are 0.
 */
export function fold(unit: number): number {
  const known = folded[unit] as number;
  if (known !== 0) return known;
  const found = foldUnit(unit);
  folded[unit] = found;
  return found;
}

/**
 * Scatters two numbers and the kind of feature over the hashed table. Multipliers: those of MurmurHash3's
 * finaliser (Appleby, public domain), which mix all bits into the high ones that are kept.
 */
function slot(first: number, second: number, kind: number): number {
  let hash = Math.imul(first + kind, 0x85ebca6b) + second;
  hash ^= hash >>> 15;
  return Math.imul(hash, 0xc2b2ae35) >>> SHIFT;
}

/** Slot of a single unit. */
export function unitSlot(unit: number): number {
  return slot(0, unit, 0x10000);
}

/** What a unit counts as by itself: as it stands, but surrogates and private use by class. */
export function unitKey(unit: number, unitFolded: number): number {
  return unit >= 0xd800 && unit < 0xf900 ? unitFolded : unit;
}

/** Slot of two folded units. */
export function pairSlot(previousFolded: number, unitFolded: number): number {
  return slot(previousFolded, unitFolded, 0);
}

/** Slot of a folded unit after one of a class. */
export function afterClassSlot(previousClass: number, unitFolded: number): number {
  return slot(previousClass, unitFolded, 0x20000);
}

/** Slot of a folded unit before one of a class. */
export function beforeClassSlot(previousFolded: number, unitClass: number): number {
  return slot(unitClass, previousFolded, 0x30000);
}

/** Slot of two classes. */
export function classPairSlot(previousClass: number, unitClass: number): number {
  return CLASS_PAIRS + previousClass * CLASS_COUNT + unitClass;
}

/** Most features that one position has. */
export const MAX_FEATURES = 5;

/**
 * Writes the slots of the features of `unit` after `previous` into `slots` from `at` on and returns where they
 * end. For the trainer; the scorer adds up the same slots without the detour.
 */
export function collectSlots(previous: number, unit: number, slots: Int32Array, at: number): number {
  if (previous < 0x80 && unit < 0x80) return at;
  const previousClass = classOf(previous);
  const unitClass = classOf(unit);
  const previousFolded = fold(previous);
  const unitFolded = fold(unit);
  let end = at;
  if (unit >= 0x80) slots[end++] = unitSlot(unitKey(unit, unitFolded));
  slots[end++] = pairSlot(previousFolded, unitFolded);
  slots[end++] = classPairSlot(previousClass, unitClass);
  slots[end++] = afterClassSlot(previousClass, unitFolded);
  slots[end++] = beforeClassSlot(previousFolded, unitClass);
  return end;
}
