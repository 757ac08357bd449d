/** Writer of packed weights; `src/language/weights.ts` is the reader. */
import { readWeights, SQUARE_CONTEXTS } from '../../src/language/weights.ts';
import { packValues } from './arithmetic-encoder.ts';

/** Packs `count` weights and behind them a square of `side` × `side`, in steps. */
export function packWeights(weights: Int8Array, count: number, side: number = 0): string {
  return packValues(weights, SQUARE_CONTEXTS, (source) => readWeights(source, count, side));
}
