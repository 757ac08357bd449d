import { describe, expect, test } from 'vitest';
import {
  BOUNDARY_CLASS,
  CLASS_COUNT,
  CLASS_NAMES,
  classOf,
  isArabic,
  isBoxDrawing,
  isC1,
  isCjk,
  isCyrillic,
  isGreek,
  isHalfWidthKana,
  isHan,
  isHangul,
  isHebrew,
  isKana,
  isLatinLetter,
  isThai,
} from '../../src/language/script.ts';

const nameOf = (character: string): string | undefined => CLASS_NAMES[classOf(character.charCodeAt(0))];

describe('classes', () => {
  test('every code unit has one, and names are unique', () => {
    for (let unit = 0; unit < 0x10000; unit++) expect(classOf(unit)).toBeLessThan(CLASS_COUNT);
    expect(new Set(CLASS_NAMES).size).toBe(CLASS_COUNT);
    expect(CLASS_COUNT).toBeLessThan(0xff);
  });

  test.each([
    ['e', 'ascii vowel lower'],
    ['I', 'ascii vowel upper'],
    ['S', 'ascii consonant upper'],
    ['-', 'joining mark'],
    ['É', 'acute vowel upper'],
    ['ß', 'sharp s'],
    ['İ', 'dotted i'],
    ['Ș', 'comma or cedilla upper'],
    ['Ж', 'cyrillic consonant upper'],
    ['Ѓ', 'south slavic upper'],
    ['Ґ', 'east slavic upper'],
    ['Қ', 'cyrillic extended upper'],
    ['Ά', 'greek tonos upper'],
    ['我', 'han shared by all'],
    ['们', 'han simplified'],
    ['国', 'han simplified or japanese'],
    ['們', 'han traditional'],
    ['峠', 'han japanese'],
    ['가', 'hangul common'],
    ['뷁', 'hangul rare'],
    ['ｱ', 'half-width kana'],
    ['\ufffd', 'replacement'],
    ['\u{1f600}', 'emoji surrogate'],
  ])('%s is %s', (character, name) => {
    expect(nameOf(character)).toBe(name);
  });

  test('line ends count as the boundary', () => {
    for (const end of ['\0', '\n', '\r', '\u2028']) expect(classOf(end.charCodeAt(0))).toBe(BOUNDARY_CLASS);
  });
});

test.each([
  [isHan, '漢々〇㐀豈', 'あ가a、'],
  [isKana, 'あアーｱﾞ', '漢・a'],
  [isHalfWidthKana, 'ｱﾞ｡', 'ア'],
  [isHangul, '가힣ㄱ', '漢'],
  [isCjk, '漢あ가、ｱＡ', 'aéж'],
  [isLatinLetter, 'aZéßşŁạ', '×÷1ж©'],
  [isCyrillic, 'жЂқ', 'aω'],
  [isGreek, 'ωάἀ', 'жa'],
  [isHebrew, 'אָ', 'ب'],
  [isArabic, 'بپﻻ', 'א'],
  [isThai, 'กิ', 'ກ'],
  [isBoxDrawing, '│═█', '■'],
  [isC1, '\x80\x9f', '\x7f\xa0'],
] as const)('%o says yes and no', (is, yes, no) => {
  for (const character of yes) expect([character, is(character.charCodeAt(0))]).toEqual([character, true]);
  for (const character of no) expect([character, is(character.charCodeAt(0))]).toEqual([character, false]);
});
