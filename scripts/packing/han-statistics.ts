/** Writer of packed statistics of ideographs; `src/search/unpack-han-statistics.ts` is the reader and describes the form. */
import { pairOfUnit } from '../../src/search/gbk-pairs.ts';
import {
  ideographs,
  type PackedStatistics,
  readStatistics,
  STATISTICS_CONTEXTS,
} from '../../src/search/unpack-han-statistics.ts';
import { packValues } from './arithmetic-encoder.ts';

/** The values of all steps and pairs, in the order in which {@link readStatistics} asks for them. */
function* valuesOf({ steps, pairs }: PackedStatistics): Generator<number> {
  for (const unit of ideographs()) yield steps[unit]!;
  for (const pairsOfStep of pairs) {
    yield pairsOfStep.length;
    let last = 0;
    for (const pair of pairsOfStep) {
      const first = Math.floor(pair / 0x10000);
      const second = pairOfUnit(pair % 0x10000);
      yield* [first - last, second >> 8, second & 0xff];
      last = first;
    }
  }
}

export function packStatistics(statistics: PackedStatistics): string {
  return packValues(valuesOf(statistics), STATISTICS_CONTEXTS, (source) => {
    const { pairs } = readStatistics(source);
    if (pairs.length !== statistics.pairs.length) throw new RangeError(`pairs have ${pairs.length} steps`);
  });
}
