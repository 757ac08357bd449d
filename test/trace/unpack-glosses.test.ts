import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packGlosses } from '../../scripts/packing/glosses.ts';
import { FINALS, INITIALS, withTone } from '../../src/trace/pinyin.ts';
import { FIRST_IDEOGRAPH, LAST_IDEOGRAPH, unpackGlosses } from '../../src/trace/unpack-glosses.ts';

const unit = fc.integer({ min: FIRST_IDEOGRAPH, max: LAST_IDEOGRAPH });
const reading = fc
  .tuple(fc.constantFrom(...INITIALS), fc.constantFrom(...FINALS), fc.nat({ max: 4 }))
  .map(([initial, final, tone]) => withTone(initial + final, tone));

test('packed glosses come back as they were', () => {
  const glosses = fc.record({
    readings: fc.array(fc.tuple(unit, reading)).map((entries) => new Map(entries)),
    others: fc.array(unit).map((units) => new Set(units)),
  });
  fc.assert(
    fc.property(glosses, ({ readings, others }) => {
      for (const glossed of readings.keys()) others.delete(glossed);
      expect(unpackGlosses(packGlosses({ readings, others }))).toEqual({ readings, others });
    }),
    { numRuns: 10 },
  );
});

test('what is no syllable is not packed', () => {
  for (const word of ['shxiang', 'hello', 'mà n'])
    expect(() => packGlosses({ readings: new Map([[0x5b57, word]]), others: new Set() })).toThrow(word);
});
