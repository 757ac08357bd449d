/** How the weights of the model are read from packed text (src/packed), in steps. */
import { AnsDecoder, type SymbolSource } from '../packed/ans-decoder.ts';

/**
 * What one step of a stored weight is worth, in logits. Calibrated: 0.2 is no better and takes 8 KB more (gzip);
 * 0.4 costs 0.1 to 0.4 points of what passes the thresholds.
 */
export const WEIGHT_STEP = 0.3;

/** How many of a weight's neighbours in a square aren't 0 counts up to this. */
const MOST_PRESENT = 4;
/** Signs of their sum. */
const SIGNS = 3;

/** Of the list, and of weights in the square by how many neighbours they have and the sign of these. */
export const WEIGHT_CONTEXTS: number = 1 + (MOST_PRESENT + 1) * SIGNS;

/**
 * A list of `count` weights that tell nothing of each other, and behind them a square of `side` × `side`, row by
 * row, where each tells something of those beside, below and, over the diagonal, opposite.
 */
export function readWeights(source: SymbolSource, count: number, side: number): Int8Array {
  const weights = new Int8Array(count + side * side);
  source.fill(weights.subarray(0, count), 0);
  // With two columns of zeros before and one behind, and two rows above, every weight has all its neighbours.
  const width = side + 3;
  const padded = new Int8Array((side + 2) * width);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = (row + 2) * width + column + 2;
      const left = padded[at - 1]!;
      const above = padded[at - width]!;
      const left2 = padded[at - 2]!;
      const above2 = padded[at - 2 * width]!;
      const aboveRight = padded[at - width + 1]!;
      const opposite = column < row ? weights[count + column * side + row]! : 0;
      let present = 0;
      if (left !== 0) present++;
      if (above !== 0) present++;
      if (left2 !== 0) present++;
      if (above2 !== 0) present++;
      if (opposite !== 0) present++;
      if (aboveRight !== 0) present++;
      const sum = ((2 * left + 2 * above + left2 + above2 + opposite) / 3) | 0;
      const sign = sum > 0 ? 2 : sum < 0 ? 1 : 0;
      const weight = source.next(1 + (present < MOST_PRESENT ? present : MOST_PRESENT) * SIGNS + sign);
      padded[at] = weight;
      weights[count + row * side + column] = weight;
    }
  }
  return weights;
}

/** The weights that `packWeights` of `scripts/packing/weights.ts` packed. */
export function unpackWeights(packed: string, count: number, side: number = 0): Int8Array {
  return readWeights(new AnsDecoder(packed, WEIGHT_CONTEXTS), count, side);
}
