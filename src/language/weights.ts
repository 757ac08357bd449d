/**
 * How the weights of the model are written as a string: one character for each weight, so that a compressor
 * sees whole symbols, with runs of zeros shortened.
 */
/**
 * What one step of a stored weight is worth, in logits. Calibrated: 0.2 is no better and takes 8 KB more (gzip);
 * 0.4 costs 0.1 to 0.4 points of what passes the thresholds.
 */
export const WEIGHT_STEP = 0.3;
/** Largest stored weight, in steps, either way. */
export const WEIGHT_LIMIT = 24;

/** The character of weight 0; weights up and down are the characters around it. All are printable ASCII. */
const ZERO = 0x45;
/** Characters from here on stand for runs of 2, 3, 4 … zeros. */
const RUN = ZERO + WEIGHT_LIMIT + 1;
const LONGEST_RUN = 0x7e - RUN + 2;
/** The backslash would need escaping in the generated file; this stands in for it. */
const BACKSLASH = 0x5c;
const BACKSLASH_STAND_IN = 0x20;

/** Reverses {@link packWeights}; `count` weights. */
export function unpackWeights(packed: string, count: number): Int8Array {
  const weights = new Int8Array(count);
  let at = 0;
  for (let index = 0; index < packed.length; index++) {
    let unit = packed.charCodeAt(index);
    if (unit === BACKSLASH_STAND_IN) unit = BACKSLASH;
    if (unit >= RUN) at += unit - RUN + 2;
    else weights[at++] = unit - ZERO;
  }
  return weights;
}

/** Writes weights, in steps, as a string of printable ASCII without quotes or backslashes. */
export function packWeights(weights: Int8Array): string {
  let packed = '';
  const append = (unit: number): void => {
    packed += String.fromCharCode(unit === BACKSLASH ? BACKSLASH_STAND_IN : unit);
  };
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] as number;
    if (weight !== 0) {
      append(ZERO + weight);
      continue;
    }
    let run = 1;
    while (run < LONGEST_RUN && weights[at + run] === 0) run++;
    append(run === 1 ? ZERO : RUN + run - 2);
    at += run - 1;
  }
  return packed;
}
