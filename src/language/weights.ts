/** How the weights of the model are read from packed text: in steps, each with an arithmetic code (src/packed). */
import { ArithmeticDecoder, SIGNED_CONTEXTS, type ValueSource } from '../packed/arithmetic-decoder.ts';

/**
 * What one step of a stored weight is worth, in logits. Calibrated: 0.2 is no better and takes 8 KB more (gzip);
 * 0.4 costs 0.1 to 0.4 points of what passes the thresholds.
 */
export const WEIGHT_STEP = 0.3;

/** Of the neighbours of a weight in a square, so many at most aren't 0. */
const NEIGHBOURS = 6;
/** Their sum, about a third of it, counts up to this, either way. */
const SUM_LIMIT = 4;
const SUMS = 2 * SUM_LIMIT + 1;

/** Contexts that {@link readWeights} takes. */
export const LIST_CONTEXTS: number = SIGNED_CONTEXTS;
/** Contexts that {@link readWeights} takes with a square behind the list. */
export const SQUARE_CONTEXTS: number = LIST_CONTEXTS + (NEIGHBOURS + 1) * SUMS * SIGNED_CONTEXTS;

/**
 * A list of `count` weights that tell nothing of each other, and behind them a square of `side` × `side`, row by
 * row, where each tells something of those beside, below and, over the diagonal, opposite.
 */
export function readWeights(source: ValueSource, count: number, side: number): Int8Array {
  const weights = new Int8Array(count + side * side);
  for (let at = 0; at < count; at++) weights[at] = source.signed(0);
  const weightAt = (row: number, column: number): number =>
    row < 0 || column < 0 || column >= side ? 0 : weights[count + row * side + column]!;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const left = weightAt(row, column - 1);
      const above = weightAt(row - 1, column);
      const left2 = weightAt(row, column - 2);
      const above2 = weightAt(row - 2, column);
      const opposite = column < row ? weightAt(column, row) : 0;
      const aboveRight = weightAt(row - 1, column + 1);
      const sum = ((2 * left + 2 * above + left2 + above2 + opposite) / 3) | 0;
      const present =
        Number(left !== 0) +
        Number(above !== 0) +
        Number(left2 !== 0) +
        Number(above2 !== 0) +
        Number(opposite !== 0) +
        Number(aboveRight !== 0);
      const context = present * SUMS + SUM_LIMIT + Math.max(-SUM_LIMIT, Math.min(SUM_LIMIT, sum));
      weights[count + row * side + column] = source.signed(LIST_CONTEXTS + context * SIGNED_CONTEXTS);
    }
  }
  return weights;
}

/** The weights that `packWeights` of `scripts/packing/weights.ts` packed. */
export function unpackWeights(packed: string, count: number, side: number = 0): Int8Array {
  return readWeights(
    new ArithmeticDecoder(packed, side === 0 ? LIST_CONTEXTS : SQUARE_CONTEXTS),
    count,
    side,
  );
}
