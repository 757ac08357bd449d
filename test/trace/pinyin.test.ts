import { describe, expect, test } from 'vitest';
import {
  FINALS,
  hasToneMark,
  INITIALS,
  isPinyinLetter,
  isSyllable,
  normalizeSyllable,
  toneOf,
  withoutTone,
  withTone,
} from '../../src/trace/pinyin.ts';

describe('isSyllable', () => {
  test.each(['fā', 'zhuàng', 'lǜ', 'ér', 'ān', 'men', 'xiong', 'nüe', 'è'])('takes %s', (syllable) => {
    expect(isSyllable(syllable)).toBe(true);
  });

  test.each(['', 'x', 'th', 'the', 'okay', 'zhuangg', 'vr', 'ab', 'fā!', 'Fā'])('refuses %s', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
});

test('withoutTone keeps ü', () => {
  expect(['lǜ', 'lǘ', 'zhōng', 'ma'].map(withoutTone)).toEqual(['lü', 'lü', 'zhong', 'ma']);
});

test('withTone puts the mark where the rules of pinyin have it', () => {
  const marked = (
    [
      ['zhuang', 1],
      ['hui', 2],
      ['liu', 3],
      ['shou', 4],
      ['nüe', 4],
      ['xiong', 2],
      ['er', 4],
      ['ma', 0],
    ] as const
  ).map(([syllable, tone]) => withTone(syllable, tone));
  expect(marked).toEqual(['zhuāng', 'huí', 'liǔ', 'shòu', 'nüè', 'xióng', 'èr', 'ma']);
});

test('toneOf and withoutTone reverse withTone', () => {
  for (const initial of INITIALS) {
    for (const final of FINALS) {
      for (let tone = 0; tone <= 4; tone++) {
        const syllable = withTone(initial + final, tone);
        expect(toneOf(syllable)).toBe(tone);
        expect(withoutTone(syllable)).toBe(initial + final);
      }
    }
  }
});

test('hasToneMark', () => {
  expect(['fā', 'ma', 'lü', 'lǚ'].map(hasToneMark)).toEqual([true, false, false, true]);
});

test('normalizeSyllable replaces the letters that stand in for others', () => {
  expect(normalizeSyllable('zhŭɑnɡ')).toBe('zhǔang');
});

test('isPinyinLetter takes lower-case letters, marked ones and their look-alikes', () => {
  const letters = Array.from({ length: 0x300 }, (_, unit) => unit).filter(isPinyinLetter);
  expect(String.fromCharCode(...letters.filter((unit) => unit < 0x80))).toBe('abcdefghijklmnopqrstuvwxyz');
  expect(letters.filter((unit) => unit >= 0x80)).toHaveLength(24 + 1 + 7);
  expect(isPinyinLetter(Number.NaN)).toBe(false);
});
