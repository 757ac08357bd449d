/**
 * Reader of the packed statistics of ideographs: a step for each of GBK's ideographs, in Unicode's order, and pairs of them
 * by step; what the steps mean says han-statistics.ts. `scripts/packing/han-statistics.ts` is the writer.
 */
import { cp950Table, gbkTable, jis0208Table } from '../codec/double-byte-tables.ts';
import { LEVELS } from '../codec/unpack.ts';
import { ArithmeticDecoder, NUMBER_CONTEXTS, type ValueSource } from '../packed/arithmetic-decoder.ts';
import { pairOfUnit, unitOfPair } from './gbk-pairs.ts';

/** The highest step. */
export const FREQUENCY_STEPS = 6;
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;

const STEP_BITS = 3;
const BYTE_BITS = 8;
const STEP = 0;
const COUNT: number = STEP + LEVELS ** 3 * (1 << STEP_BITS);
const GAP: number = COUNT + NUMBER_CONTEXTS;
const LEAD: number = GAP + NUMBER_CONTEXTS;
const TRAIL: number = LEAD + (2 << BYTE_BITS);
export const STATISTICS_CONTEXTS: number = TRAIL + (2 << BYTE_BITS);
/** The bytes of a page are cut in front of this one. */
const CUT = 0xa3;

/** A pair of code units as one number, the first in the higher half. */
export type UnitPair = number;

export interface PackedStatistics {
  /** The step of each code unit, 0 for most. */
  readonly steps: Uint8Array;
  /** The pairs in each step from 1 on, in ascending order. */
  readonly pairs: readonly (readonly UnitPair[])[];
}

/** GBK's ideographs, in Unicode's order. */
export function* ideographs(): Generator<number> {
  const { levels } = gbkTable();
  for (let unit = FIRST_IDEOGRAPH; unit <= LAST_IDEOGRAPH; unit++) if (levels[unit] !== 0) yield unit;
}

/** How common a character is shows in the levels that it has in the standards. */
function readSteps(source: ValueSource): Uint8Array {
  const tables = [gbkTable(), cp950Table(), jis0208Table()];
  const steps = new Uint8Array(0x10000);
  for (const unit of ideographs()) {
    let context = 0;
    for (const { levels } of tables) context = context * LEVELS + levels[unit]!;
    steps[unit] = source.symbol(STEP + (context << STEP_BITS), STEP_BITS);
  }
  return steps;
}

/** Of a pair, the first code unit as the gap from the last pair's, the second as its bytes: one of them is cut. */
function readPairs(source: ValueSource): UnitPair[] {
  const pairs: UnitPair[] = [];
  let first = 0;
  for (let count = source.number(COUNT); count > 0; count--) {
    first += source.number(GAP);
    const context = ((pairOfUnit(first) & 0xff) === CUT ? 1 : 0) << BYTE_BITS;
    const lead = source.symbol(LEAD + context, BYTE_BITS);
    const trail = source.symbol(TRAIL + context, BYTE_BITS);
    pairs.push(first * 0x10000 + unitOfPair(lead, trail));
  }
  return pairs;
}

/** The pairs are read when they are asked for: they need GBK's pairs, the steps no more than levels. */
export function readStatistics(source: ValueSource): PackedStatistics {
  const steps = readSteps(source);
  let pairs: readonly (readonly UnitPair[])[] | undefined;
  return {
    steps,
    get pairs() {
      pairs ??= Array.from({ length: FREQUENCY_STEPS }, () => readPairs(source));
      return pairs;
    },
  };
}

/** The statistics that `packStatistics` of `scripts/packing/han-statistics.ts` packed. */
export function unpackStatistics(packed: string): PackedStatistics {
  return readStatistics(new ArithmeticDecoder(packed, STATISTICS_CONTEXTS));
}
