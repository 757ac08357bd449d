/**
 * What is known of Chinese text beyond the document: how common each ideograph is, and which ones often stand
 * around the places where the bytes of a page are cut.
 */
import { FIRST_LEAD, FIRST_TRAIL, LAST_LEAD, LAST_TRAIL, unitOfPair } from './gbk-pairs.ts';
import { HAN_FREQUENCY, HAN_PAIRS } from './generated/han-statistics.ts';

/** The highest step. */
export const FREQUENCY_STEPS = 6;
/** What is in one step is about so much commoner than what is in the step below. */
export const STEP_FACTOR = 4;
/** Share in all characters from which on a character is in step 1. */
export const LEAST_SHARE = 5e-6;
/** Share in what follows a character from which on a pair is in step 1. */
export const LEAST_PAIR_SHARE = 5e-4;

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

interface HanStatistics {
  readonly steps: Uint8Array;
  /** Two code units → share. */
  readonly shares: ReadonlyMap<number, number>;
  /** Code unit → sum of the shares of what follows it. */
  readonly sums: ReadonlyMap<number, number>;
}

let statistics: HanStatistics | undefined;

function load(): HanStatistics {
  if (statistics) return statistics;
  const digits = HAN_FREQUENCY.replace(/\.([0-9a-z]+)\./g, (_, length: string) =>
    '0'.repeat(Number.parseInt(length, 36)),
  );
  const steps = new Uint8Array(0x10000);
  let index = 0;
  for (const pair of ideographPairs())
    steps[unitOfPair(pair >> 8, pair & 0xff)] = digits.charCodeAt(index++) - 0x30;

  const shares = new Map<number, number>();
  const sums = new Map<number, number>();
  for (const [, step, pairs = ''] of HAN_PAIRS.matchAll(/(\d)(\D+)/g)) {
    // The middle of the step, on the logarithmic scale.
    const share = LEAST_PAIR_SHARE * STEP_FACTOR ** (Number(step) - 0.5);
    for (let at = 0; at < pairs.length; at += 2) {
      const first = pairs.charCodeAt(at);
      shares.set(first * 0x10000 + pairs.charCodeAt(at + 1), share);
      sums.set(first, (sums.get(first) ?? 0) + share);
    }
  }
  statistics = { steps, shares, sums };
  return statistics;
}

/** 0 for a rare character or one that GBK lacks, else 1 to {@link FREQUENCY_STEPS}, in steps of {@link STEP_FACTOR}. */
export function frequencyStep(unit: number): number {
  return load().steps[unit] as number;
}

/** How often, of all that follows `first`, it is `second`; 0 for a pair that isn't listed. */
export function pairShare(first: number, second: number): number {
  return load().shares.get(first * 0x10000 + second) ?? 0;
}

/** The sum of the shares of all pairs listed that begin with `first`. */
export function listedShare(first: number): number {
  return Math.min(1, load().sums.get(first) ?? 0);
}
