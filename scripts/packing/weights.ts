/** Writer of packed weights; `src/language/weights.ts` is the reader. */
import { readWeights, WEIGHT_CONTEXTS } from '../../src/language/weights.ts';
import { packSymbols } from './ans-encoder.ts';

/** Packs `count` weights and behind them a square of `side` × `side`, in steps. */
export function packWeights(weights: Int8Array, count: number, side: number = 0): string {
  return packSymbols(weights, WEIGHT_CONTEXTS, (source) => readWeights(source, count, side));
}
