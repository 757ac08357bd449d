import { expect, test } from 'vitest';
import { COLORED, choosePalette, PLAIN } from '../../src/cli/color.ts';

test.each([
  ['a terminal', true, {}, COLORED],
  ['a pipe', false, {}, PLAIN],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, PLAIN],
  ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, COLORED],
  ['a dumb terminal', true, { TERM: 'dumb' }, PLAIN],
  ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, COLORED],
  ['FORCE_COLOR over NO_COLOR', false, { FORCE_COLOR: '', NO_COLOR: '1' }, COLORED],
  ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, PLAIN],
])('%s', (_name, isTerminal, environment, palette) => {
  expect(choosePalette(isTerminal, environment)).toBe(palette);
});

test('wraps text in its sequence, and nothing in nothing', () => {
  expect(COLORED.removed('x')).toBe('\u001b[31mx\u001b[39m');
  expect(COLORED.removed('')).toBe('');
  expect(PLAIN.added('x')).toBe('x');
});
