import { describe, expect, test } from 'vitest';
import { brokenGlossAt, glossStart, isLoneLetter, isTrigger } from '../../src/search/byte-edit-signs.ts';

describe('brokenGlossAt', () => {
  test('finds a reading whose parenthesis was swallowed', () => {
    expect(brokenGlossAt('山?shù)上', 1)).toMatchObject({ end: 6 });
    expect(brokenGlossAt('山?shù)上', 1)?.characters).toContain('數');
    expect(brokenGlossAt('山?shu) 上', 1)).toMatchObject({ end: 7 });
    expect(brokenGlossAt('他?men)的', 1)?.characters).toBe('們');
  });

  test.each(['山?shu)上', '山?(shù)', '山?why)', '山!shù)', '山?shù', '?)'])('finds none in %s', (text) => {
    expect(brokenGlossAt(text, text.search(/[?!]/))).toBeUndefined();
  });
});

describe('isTrigger', () => {
  test.each(['單?!袄', '作??h域', '山?shù)上', '單？！?！袄'.slice(3), '山?,F在', '域?!?該'])(
    '%s',
    (text) => {
      expect(isTrigger(text, text.indexOf('?'))).toBe(true);
    },
  );

  test.each(['好嗎?', '?! 好', '?q=好', '?!\n好', '?!?!?!?!', '?12好', '好嗎?”', '好嗎?! 你好嗎'])(
    'not %s',
    (text) => {
      expect(isTrigger(text, text.indexOf('?'))).toBe(false);
    },
  );
});

test('isLoneLetter', () => {
  expect(isLoneLetter('??h域', 2)).toBe(true);
  for (const text of [' h域', 'oh域', '3h域', '域hh', 'h域'])
    expect(isLoneLetter(text, text.indexOf('h'))).toBe(false);
});

test('glossStart looks back over a gloss', () => {
  expect(glossStart('上山學(xué)', 8)).toBe(3);
  expect(glossStart('上山學(校)', 6)).toBe(6);
  expect(glossStart('', 0)).toBe(0);
});
