import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packWeights } from '../../scripts/packing/weights.ts';
import { CONTEXT_WEIGHT_COUNT } from '../../src/language/context-features.ts';
import { CLASS_PAIRS } from '../../src/language/features.ts';
import { CLASS_COUNT } from '../../src/language/script.ts';
import { unpackWeights } from '../../src/language/weights.ts';
import { contextWeights, weights } from '../../src/packed/data.ts';

const weight = fc.oneof(fc.constant(0), fc.integer({ min: -128, max: 127 }));

test('unpacking reverses packing', () => {
  const table = fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 12 })).chain(([count, side]) =>
    fc.record({
      count: fc.constant(count),
      side: fc.constant(side),
      weights: fc.int8Array({ minLength: count + side * side, maxLength: count + side * side }),
    }),
  );
  fc.assert(
    fc.property(table, ({ count, side, weights }) => {
      expect(unpackWeights(packWeights(weights, count, side), count, side)).toEqual(weights);
    }),
  );
});

test('a list of one weight and a square of another come back', () => {
  fc.assert(
    fc.property(weight, weight, (first, second) => {
      const table = Int8Array.from([first, second, second, second, second]);
      expect(unpackWeights(packWeights(table, 1, 2), 1, 2)).toEqual(table);
    }),
  );
});

test.each([
  ['plausibility', weights, CLASS_PAIRS, CLASS_COUNT],
  ['context', contextWeights, CONTEXT_WEIGHT_COUNT, 0],
])('the weights of the %s fill their table exactly', (_, packed, count, side) => {
  const table = unpackWeights(packed, count, side);
  expect(packWeights(table, count, side)).toBe(packed);
  expect(table.some((value) => value > 0) && table.some((value) => value < 0)).toBe(true);
});
