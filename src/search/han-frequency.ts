/** How common an ideograph is in Chinese text, simplified or traditional, in steps of four. */
import { FIRST_LEAD, FIRST_TRAIL, LAST_LEAD, LAST_TRAIL, unitOfPair } from './gbk-pairs.ts';
import { HAN_FREQUENCY } from './generated/han-frequency.ts';

/** The highest step: the few dozen commonest characters. */
export const FREQUENCY_STEPS = 6;

/** Stands before and behind the length, in base 36, of a row of zeros. */
export const RUN_MARK = '.';

/** GBK's pairs that stand for an ideograph, in order. */
export function* ideographPairs(): Generator<number> {
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) {
      const unit = unitOfPair(lead, trail);
      if (unit >= 0x4e00 && unit <= 0x9fff) yield lead * 0x100 + trail;
    }
  }
}

let steps: Uint8Array | undefined;

function load(): Uint8Array {
  if (steps) return steps;
  const digits = HAN_FREQUENCY.replace(/\.([0-9a-z]+)\./g, (_, length: string) => '0'.repeat(Number.parseInt(length, 36)));
  steps = new Uint8Array(0x10000);
  let index = 0;
  for (const pair of ideographPairs()) steps[unitOfPair(pair >> 8, pair & 0xff)] = digits.charCodeAt(index++) - 0x30;
  return steps;
}

/**
 * 0 for a rare character or one that GBK lacks, else 1 to {@link FREQUENCY_STEPS}: a character of step s is
 * about four times as common as one of step s - 1, one of step 1 makes up 5 to 20 in a million.
 */
export function frequencyStep(unit: number): number {
  return load()[unit] as number;
}
