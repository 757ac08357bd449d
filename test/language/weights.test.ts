import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTEXT_WEIGHT_COUNT } from '../../src/language/context-features.ts';
import { WEIGHT_COUNT } from '../../src/language/features.ts';
import { contextWeights, weights } from '../../src/language/generated/model.ts';
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
        const unpacked = unpackWeights(packWeights(table), WEIGHT_COUNT);
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

test.each([
  ['plausibility', weights, WEIGHT_COUNT],
  ['context', contextWeights, CONTEXT_WEIGHT_COUNT],
])('the weights of the %s fill their table exactly', (_, packed, count) => {
  const table = unpackWeights(packed, count);
  expect(packWeights(table)).toBe(packed);
  expect(table.some((weight) => weight > 0) && table.some((weight) => weight < 0)).toBe(true);
});
