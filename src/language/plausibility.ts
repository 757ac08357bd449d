/**
 * How natural a text looks: a sum of trained weights, one for each feature of each place (features.ts).
 *
 * The unit is a logit: if one reading of a text scores 3 more than another, the trainer saw it be the true one
 * about 20 times as often. The weights were trained for that difference only (scripts/model/train.ts), so a
 * single sum says little: compare a candidate with the input, over the same span.
 */

import { weights } from '../packed/data.ts';
import {
  afterClassSlot,
  beforeClassSlot,
  CLASS_PAIRS,
  classPairSlot,
  fold,
  pairSlot,
  unitKey,
  unitSlot,
} from './features.ts';
import { CLASS_COUNT, classOf } from './script.ts';
import { unpackWeights, WEIGHT_STEP } from './weights.ts';

/** What stands before the first and after the last code unit of a text. */
export const BOUNDARY = 0;

let loaded: Int8Array | undefined;

/** The weights in steps of {@link WEIGHT_STEP}; unpacked at the first use. */
function table(): Int8Array {
  loaded ??= unpackWeights(weights, CLASS_PAIRS, CLASS_COUNT);
  return loaded;
}

/**
 * All that the score wants to know of a code unit, in one number, so that a place costs one look-up of each: what
 * it counts as in pairs (16 bits), its class (8), and the weight of the unit by itself, from {@link NO_WEIGHT}.
 * 0 until it is asked for.
 */
const units: Int32Array = /* @__PURE__ */ new Int32Array(0x10000);
const NO_WEIGHT = 128;

function describe(model: Int8Array, unit: number): number {
  const unitFolded = fold(unit);
  const weight = unit >= 0x80 ? (model[unitSlot(unitKey(unit, unitFolded))] as number) : 0;
  const described = unitFolded | (classOf(unit) << 16) | ((weight + NO_WEIGHT) << 24);
  units[unit] = described;
  return described;
}

function steps(model: Int8Array, previous: number, unit: number): number {
  const before = (units[previous] as number) || describe(model, previous);
  const after = (units[unit] as number) || describe(model, unit);
  const previousFolded = before & 0xffff;
  const unitFolded = after & 0xffff;
  const previousClass = (before >>> 16) & 0xff;
  const unitClass = (after >>> 16) & 0xff;
  return (
    (after >>> 24) -
    NO_WEIGHT +
    (model[pairSlot(previousFolded, unitFolded)] as number) +
    (model[classPairSlot(previousClass, unitClass)] as number) +
    (model[afterClassSlot(previousClass, unitFolded)] as number) +
    (model[beforeClassSlot(previousFolded, unitClass)] as number)
  );
}

/**
 * What the code unit `unit` adds when it stands after `previous`; 0 if both are ASCII. For either, 0 or -1 is
 * the edge of the text ({@link BOUNDARY}): `transition(last, BOUNDARY)` is what the end adds.
 */
export function transition(previous: number, unit: number): number {
  const before = previous < 0 ? BOUNDARY : previous;
  const after = unit < 0 ? BOUNDARY : unit;
  if (before < 0x80 && after < 0x80) return 0;
  return steps(table(), before, after) * WEIGHT_STEP;
}

/**
 * Plausibility of `text.slice(start, end)` by itself, in logits: the sum of the transitions from the boundary
 * through every code unit to the boundary. One pass, nothing allocated; 0 for ASCII text.
 */
export function plausibility(text: string, start: number = 0, end: number = text.length): number {
  let model: Int8Array | undefined;
  let previous = BOUNDARY;
  let sum = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if ((previous | unit) >= 0x80) {
      model ??= table();
      sum += steps(model, previous, unit);
    }
    previous = unit;
  }
  if (previous >= 0x80) sum += steps(model ?? table(), previous, BOUNDARY);
  return sum * WEIGHT_STEP;
}
