import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, log, log1p } from '../src/portable-math.ts';

/** How far two numbers are from each other, in units in the last place of the first. */
function distance(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const unit = Math.max(Math.abs(a) * Number.EPSILON, Number.MIN_VALUE);
  return Math.abs(a - b) / unit;
}

/** FNV-1a over the bytes of the numbers. */
function digest(numbers: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (const number of numbers) {
    view.setFloat64(0, number);
    for (let at = 0; at < 8; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

const FUNCTIONS = [
  ['exp', exp, Math.exp, fc.double({ min: -760, max: 720 })],
  ['log', log, Math.log, fc.double({ min: 0 })],
  ['log1p', log1p, Math.log1p, fc.double({ min: 0 })],
] as const;

describe.each(FUNCTIONS)('%s', (_, portable, native, arguments_) => {
  test('is within a unit in the last place of the engine’s own', () => {
    fc.assert(
      fc.property(arguments_, (x) => distance(native(x), portable(x)) <= 1),
      { numRuns: 5000 },
    );
  });

  test.each([
    0,
    1,
    Number.MIN_VALUE,
    2 ** -1022,
    2 ** -60,
    2 ** -29,
    0.5,
    2 ** 53,
    Number.MAX_VALUE,
    Number.POSITIVE_INFINITY,
  ])('of %d', (x) => {
    expect(distance(native(x), portable(x))).toBeLessThanOrEqual(1);
  });

  test('of no number is no number', () => {
    expect(portable(Number.NaN)).toBeNaN();
  });
});

test.each([-745.1, -744.9, -709, -708.3, -0.3, 709.7, 709.782712893384, Number.NEGATIVE_INFINITY])(
  'exp at the ends of its range: %d',
  (x) => {
    expect(distance(Math.exp(x), exp(x))).toBeLessThanOrEqual(1);
  },
);

test('logarithms of what has none', () => {
  expect(log(-1)).toBeNaN();
  expect(log1p(-2)).toBeNaN();
  expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
});

test('every bit is the same in every engine', () => {
  const steps = Array.from({ length: 4000 }, (_, at) => at / 8);
  expect(digest(steps.map((x) => exp(x - 250)))).toBe('d79cdc40');
  expect(digest(steps.map(log))).toBe('8b66a6df');
  expect(digest(steps.map((x) => log1p(x / 64)))).toBe('145cc19');
});
