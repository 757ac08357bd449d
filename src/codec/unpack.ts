/**
 * Reader of the packed tables in `generated/`. A table is a list of code points, 0 for an unassigned place,
 * written as text that survives any bundler and compresses well. `scripts/pack-table.ts` is the writer.
 *
 * The text is a row of numbers; a number takes one to four digits of base {@link BASE}, its first digit says
 * how many. The numbers mean:
 * - 0, n: `n + 3` code points, each one more than the one before;
 * - 1, n: `n + 1` unassigned places;
 * - else: the next code point, as the zigzag difference (plus 2) from one more than the last code point.
 */

/** Printable ASCII without the single quote and the backslash, so that nothing needs an escape. */
export const BASE = 93;
/** First digits below this stand for themselves. */
export const ONE_DIGIT = 54;
/** First digits from {@link ONE_DIGIT} up to this one (exclusive) begin a number of two digits. */
export const TWO_DIGITS = 84;
/** First digits from {@link TWO_DIGITS} up to this one (exclusive) begin three digits; the rest four. */
export const THREE_DIGITS = 92;

export const RUN = 0;
export const HOLES = 1;
/** Numbers from here on are differences. */
export const DIFFERENCE = 2;
/** A shorter run is cheaper written out. */
export const SHORTEST_RUN = 3;

function digitOf(charCode: number): number {
  return charCode - 0x20 - (charCode > 0x27 ? 1 : 0) - (charCode > 0x5c ? 1 : 0);
}

/** The code points of a packed table, 0 where nothing is assigned. */
export function unpack(packed: string): number[] {
  const codePoints: number[] = [];
  let position = 0;
  let next = 0;

  const readDigit = (): number => digitOf(packed.charCodeAt(position++));
  const readNumber = (): number => {
    const first = readDigit();
    if (first < ONE_DIGIT) return first;
    if (first < TWO_DIGITS) return ONE_DIGIT + (first - ONE_DIGIT) * BASE + readDigit();
    let rest = readDigit() * BASE + readDigit();
    if (first < THREE_DIGITS) return (first - TWO_DIGITS) * BASE * BASE + rest;
    rest = rest * BASE + readDigit();
    return (first - THREE_DIGITS) * BASE * BASE * BASE + rest;
  };

  while (position < packed.length) {
    const number = readNumber();
    if (number === RUN) {
      for (let count = readNumber() + SHORTEST_RUN; count > 0; count--) codePoints.push(next++);
    } else if (number === HOLES) {
      for (let count = readNumber() + 1; count > 0; count--) codePoints.push(0);
    } else {
      const zigzag = number - DIFFERENCE;
      next += zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
      codePoints.push(next++);
    }
  }
  return codePoints;
}
