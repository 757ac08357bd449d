/**
 * A closer look than plausibility.ts takes, for the final decision: letters outside ASCII in their word, and which
 * of them one text uses together. It tells Latin pages apart, where two readings differ in a letter or two:
 * "Genişlik" and "Geniþlik". Trained on top of the plausibility, to be added to it.
 */

import { contextWeights } from '../packed/data.ts';
import { CONTEXT_WEIGHT_COUNT, collectContextSlots, MAX_CONTEXT_FEATURES } from './context-features.ts';
import { unpackWeights, WEIGHT_STEP } from './weights.ts';

let loaded: Int8Array | undefined;
const found: Int32Array = new Int32Array(MAX_CONTEXT_FEATURES);

/**
 * What the context of its letters adds to the plausibility of `text.slice(start, end)`, in logits; 0 for ASCII
 * text. One pass, nothing allocated. Like the plausibility it means something only as a difference between two
 * readings of the same text.
 */
export function contextPlausibility(text: string, start: number = 0, end: number = text.length): number {
  let sum = 0;
  let last = 0;
  let lastAt = -1;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    loaded ??= unpackWeights(contextWeights, CONTEXT_WEIGHT_COUNT);
    const count = collectContextSlots(
      at - 2 >= start ? text.charCodeAt(at - 2) : 0,
      at - 1 >= start ? text.charCodeAt(at - 1) : 0,
      unit,
      at + 1 < end ? text.charCodeAt(at + 1) : 0,
      at + 2 < end ? text.charCodeAt(at + 2) : 0,
      lastAt === at - 1 ? 0 : last,
      found,
      0,
    );
    for (let index = 0; index < count; index++) sum += loaded[found[index] as number] as number;
    last = unit;
    lastAt = at;
  }
  return sum * WEIGHT_STEP;
}
