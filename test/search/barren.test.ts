import { expect, test } from 'vitest';
import { BarrenLines } from '../../src/search/barren.ts';

test('knows the lines that were added, and what was spent on them', () => {
  const lines = new BarrenLines();
  lines.add('a', 7);
  lines.add('b');
  expect(lines.has('a') && lines.has('b')).toBe(true);
  expect([lines.spentOn('a'), lines.spentOn('b'), lines.spentOn('c')]).toEqual([7, 0, undefined]);
});
