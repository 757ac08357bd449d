/**
 * What is known of Chinese text beyond the document: how common each ideograph is, and which ones often stand
 * around the places where the bytes of a page are cut.
 */
import { HAN_STATISTICS } from '../packed/data.ts';
import { type PackedStatistics, type UnitPair, unpackStatistics } from './unpack-han-statistics.ts';

/** What is in one step is about so much commoner than what is in the step below. */
export const STEP_FACTOR = 4;
/** Share in all characters from which on a character is in step 1. */
export const LEAST_SHARE = 5e-6;
/** Share in what follows a character from which on a pair is in step 1. */
export const LEAST_PAIR_SHARE = 5e-4;

let unpacked: PackedStatistics | undefined;

function load(): PackedStatistics {
  unpacked ??= unpackStatistics(HAN_STATISTICS);
  return unpacked;
}

interface PairShares {
  readonly shares: ReadonlyMap<UnitPair, number>;
  /** Code unit → sum of the shares of what follows it. */
  readonly sums: ReadonlyMap<number, number>;
}

let pairShares: PairShares | undefined;

function loadPairs(): PairShares {
  if (pairShares) return pairShares;
  const shares = new Map<UnitPair, number>();
  const sums = new Map<number, number>();
  for (const [index, pairsOfStep] of load().pairs.entries()) {
    // The middle of the step, on the logarithmic scale.
    const share = LEAST_PAIR_SHARE * STEP_FACTOR ** (index + 0.5);
    for (const pair of pairsOfStep) {
      const first = Math.floor(pair / 0x10000);
      shares.set(pair, share);
      sums.set(first, (sums.get(first) ?? 0) + share);
    }
  }
  pairShares = { shares, sums };
  return pairShares;
}

/** 0 for a rare character or one that GBK lacks, else 1 to {@link FREQUENCY_STEPS}, in steps of {@link STEP_FACTOR}. */
export function frequencyStep(unit: number): number {
  return load().steps[unit] as number;
}

/** How often, of all that follows `first`, it is `second`; 0 for a pair that isn't listed. */
export function pairShare(first: number, second: number): number {
  const { shares, sums } = loadPairs();
  // Few characters have pairs, and a pair's number is looked up more slowly than theirs.
  return sums.has(first) ? (shares.get(first * 0x10000 + second) ?? 0) : 0;
}

/** The sum of the shares of all pairs listed that begin with `first`. */
export function listedShare(first: number): number {
  return Math.min(1, loadPairs().sums.get(first) ?? 0);
}
