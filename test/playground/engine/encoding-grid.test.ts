import { describe, expect, test } from 'vitest';
import { BEST_SHADE, gridOf, readAgain, sampleOf } from '../../../playground/engine/encoding-grid.ts';
import { garble } from '../../../src/index.ts';

const TRUTH = 'Ночью прошёл дождь';

describe('sampleOf', () => {
  test('begins with the word of the first character beyond ASCII and ends with its line', () => {
    expect(sampleOf('one two\nthree fiÃ¨re\nfour')).toBe('fiÃ¨re');
  });

  test('is empty for ASCII and never ends inside a surrogate pair', () => {
    expect(sampleOf('plain text')).toBe('');
    expect(sampleOf('👍'.repeat(40))).toMatch(/^(?:👍)+$/u);
    expect(sampleOf(`é${'👍'.repeat(40)}`)).toMatch(/^é(?:👍)+$/u);
  });
});

describe('gridOf', () => {
  test('has the true pair among its darkest cells', () => {
    const grid = gridOf(garble(TRUTH, { right: 'koi8-r', wrong: 'windows-1252' }));
    const row = grid.rows.find(({ right }) => right === 'koi8-r');
    const cell = row?.cells[grid.wrongs.indexOf('windows-1252')];
    expect(cell).toEqual({ text: TRUTH, shade: BEST_SHADE });
  });

  test('has a cell or a gap for each column in each row', () => {
    const { rows, wrongs } = gridOf('fiÃ¨re');
    expect(rows.length).toBeGreaterThan(3);
    for (const { cells } of rows) expect(cells).toHaveLength(wrongs.length);
  });

  test('leaves out pairs that lose bytes or change nothing', () => {
    const { rows } = gridOf('fiÃ¨re');
    const texts = rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.text] : [])));
    expect(texts).not.toContain('fiÃ¨re');
    expect(texts.filter((text) => text.includes('\ufffd'))).toEqual([]);
  });

  test('is empty for ASCII', () => {
    expect(gridOf('')).toMatchObject({ rows: [] });
  });
});

describe('readAgain', () => {
  test('undoes one channel and leaves what it cannot express', () => {
    const garbled = `${garble(TRUTH, { right: 'utf-8', wrong: 'windows-1251' })} 雨\nplain\n`;
    expect(readAgain(garbled, 'utf-8', 'windows-1251')).toBe(`${TRUTH} 雨\nplain\n`);
  });

  test('leaves a line that is no text in the right encoding', () => {
    expect(readAgain('déjà vu', 'utf-8', 'windows-1252')).toBe('déjà vu');
  });
});
