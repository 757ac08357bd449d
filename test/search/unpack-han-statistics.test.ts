import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packStatistics } from '../../scripts/packing/han-statistics.ts';
import { FREQUENCY_STEPS, ideographs, unpackStatistics } from '../../src/search/unpack-han-statistics.ts';

const unit = fc.constantFrom(...ideographs());
const pair = fc.tuple(unit, unit).map(([first, second]) => first * 0x10000 + second);

test('packed statistics come back as they were', () => {
  const statistics = fc.record({
    steps: fc.array(fc.tuple(unit, fc.nat({ max: FREQUENCY_STEPS }))).map((entries) => {
      const steps = new Uint8Array(0x10000);
      for (const [character, step] of entries) steps[character] = step;
      return steps;
    }),
    pairs: fc.array(
      fc.uniqueArray(pair).map((pairs) => pairs.sort((a, b) => a - b)),
      { minLength: FREQUENCY_STEPS, maxLength: FREQUENCY_STEPS },
    ),
  });
  fc.assert(
    fc.property(statistics, (expected) => {
      expect(unpackStatistics(packStatistics(expected))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});
