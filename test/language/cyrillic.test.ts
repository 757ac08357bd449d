import { expect, test } from 'vitest';
import { alphabetFit } from '../../src/language/cyrillic.ts';

test.each(['', 'ASCII', 'Он сказал, что придёт', 'Ђак је дошао у школу', 'Ґанок і їжак'])(
  'one alphabet fits itself: %j',
  (text) => {
    expect(alphabetFit(text)).toBeCloseTo(0);
  },
);

test('letters of two alphabets do not go together, and many are no worse than a few', () => {
  const one = alphabetFit('џ дочитаю');
  const two = alphabetFit('Новаџ книга, џ дочитаю её');
  expect(one).toBeLessThan(0);
  expect(two).toBeLessThan(one);
  expect(alphabetFit('ђћџ '.repeat(1000) + 'я'.repeat(5000))).toBeGreaterThan(4 * one);
});
