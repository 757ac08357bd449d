import { expect, test } from 'vitest';
import { formatConfidence, formatPercent, formatSize } from '../../../playground/language/amounts.ts';

test.each([
  [512, '512 bytes'],
  [3400, '3.4 kB'],
  [52_000, '52 kB'],
  [5_000_000, '5 MB'],
  [7e12, '7,000 GB'],
])('%d bytes', (bytes, text) => {
  expect(formatSize(bytes, 'en')).toBe(text);
});

test.each([
  [0, '0%'],
  [0.0002, '<0.1%'],
  [0.5, '50%'],
  [0.99989, '99.9%'],
  [1, '100%'],
])('a confidence of %d', (confidence, text) => {
  expect(formatConfidence(confidence, 'en')).toBe(text);
});

test('a share is a whole number of percent', () => {
  expect(formatPercent(0.256, 'en')).toBe('26%');
});
