import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WEIGHT_COUNT } from '../../src/language/features.ts';
import { weights } from '../../src/language/generated/model.ts';
import { packWeights, unpackWeights, WEIGHT_LIMIT } from '../../src/language/weights.ts';

test('unpacking reverses packing', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat({ max: WEIGHT_COUNT - 1 }), fc.integer({ min: -WEIGHT_LIMIT, max: WEIGHT_LIMIT })),
      ),
      (entries) => {
        const table = new Int8Array(WEIGHT_COUNT);
        for (const [index, weight] of entries) table[index] = weight;
        const unpacked = unpackWeights(packWeights(table));
        expect(table.every((weight, index) => unpacked[index] === weight)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test('a packed model is printable ASCII that needs no escaping in a string literal', () => {
  const table = new Int8Array(WEIGHT_COUNT);
  for (let index = 0; index < WEIGHT_COUNT; index += 2)
    table[index] = (index % (2 * WEIGHT_LIMIT + 1)) - WEIGHT_LIMIT;
  expect(packWeights(table)).toMatch(/^[ -&(-[\]-~]*$/);
});

test('the model fills the table exactly', () => {
  const table = unpackWeights(weights);
  expect(packWeights(table)).toBe(weights);
  expect(table.some((weight) => weight > 0) && table.some((weight) => weight < 0)).toBe(true);
});
