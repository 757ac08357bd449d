import { expect, test } from 'vitest';
import { alignColumns } from '../../src/cli/table.ts';

test('aligns the first column to the left, the others to the right', () => {
  expect(
    alignColumns([
      ['kind', 'count'],
      ['gloss', '77'],
      ['x', '1'],
    ]),
  ).toEqual(['kind   count', 'gloss     77', 'x          1']);
});

test('counts wide characters as two cells', () => {
  expect(
    alignColumns([
      ['新聞.txt', '1'],
      ['news.txt', '22'],
    ]),
  ).toEqual(['新聞.txt   1', 'news.txt  22']);
});

test('makes nothing of nothing', () => {
  expect(alignColumns([])).toEqual([]);
});
