import { describe, expect, test } from 'vitest';
import { UNENCODABLE } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';
import { charactersRead, hasSimplifiedForm, isReadingOf, readingOf } from '../../src/trace/gloss-table.ts';
import { isSyllable } from '../../src/trace/pinyin.ts';

const unit = (character: string): number => character.charCodeAt(0);

/** Every character that can carry a gloss. */
const characters = Array.from({ length: 0x10000 }, (_, code) => code).filter(
  (code) => readingOf(code) !== undefined,
);

describe('the table', () => {
  test('has only characters of GBK, each with a syllable', () => {
    const gbk = getEncoding('gbk');
    expect(characters.length).toBeGreaterThan(2800);
    expect(characters.filter((code) => gbk?.encodeCodePoint(code) === UNENCODABLE)).toEqual([]);
    expect(characters.filter((code) => !isSyllable(readingOf(code) ?? ''))).toEqual([]);
  });

  test('goes both ways', () => {
    for (const code of characters)
      expect(charactersRead(readingOf(code) ?? '')).toContain(String.fromCharCode(code));
  });

  test('has no character that is the same in both scripts', () => {
    expect(
      Array.from('雨山水人大小上下的是不', (c) => readingOf(unit(c))).filter((r) => r !== undefined),
    ).toEqual([]);
    expect(Array.from('雨山水', (c) => hasSimplifiedForm(unit(c)))).toEqual([false, false, false]);
    expect(characters.every(hasSimplifiedForm)).toBe(true);
  });
});

test('isReadingOf takes the default reading with its tone or without, and no other', () => {
  expect(isReadingOf(unit('長'), 'zhǎng')).toBe(true);
  expect(isReadingOf(unit('長'), 'zhang')).toBe(true);
  expect(isReadingOf(unit('長'), 'cháng')).toBe(false);
  expect(isReadingOf(unit('綠'), 'lv')).toBe(true);
  expect(isReadingOf(unit('雨'), 'yǔ')).toBe(false);
});

test('charactersRead knows toneless spellings', () => {
  expect(charactersRead('guan')).toContain('關');
  expect(charactersRead('lü')).toContain('綠');
  expect(charactersRead('lu')).toContain('綠');
  expect(charactersRead('shù')).toContain('數');
  expect(charactersRead('nope')).toBe('');
});
