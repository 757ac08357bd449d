import { describe, expect, test } from 'vitest';
import { bigram, unigram } from '../../src/language/bigrams.ts';

const unitOf = (character: string): number => character.charCodeAt(0);

describe('a character that is often written', () => {
  test.each([
    ['я', 'Ѡ'],
    ['の', '\u3097'],
    ['선', '\ua120'],
    ['อ', 'ฏ'],
  ])('%s weighs more than %s', (common, rare) => {
    expect(unigram(unitOf(common))).toBeGreaterThan(unigram(unitOf(rare)));
  });
});

describe('characters that make a word', () => {
  test.each([
    ['数', '据', '损'],
    ['目', '的', '地'],
    ['よ', 'う', 'ぅ'],
    ['с', 'к', 'Џ'],
  ])('%s is followed by %s rather than by %s', (first, common, rare) => {
    const [a, b, c] = [first, common, rare].map(unitOf) as [number, number, number];
    expect(bigram(a, b) + unigram(b)).toBeGreaterThan(bigram(a, c) + unigram(c));
  });
});

test('a syllable of Hangul is likelier behind another one than a syllable of Yi', () => {
  const behind = (unit: number): number => unigram(unit) + bigram(unitOf('버'), unit);
  expect(behind(unitOf('튼'))).toBeGreaterThan(behind(0xa0fc));
});
