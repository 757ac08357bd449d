/** Lenient readings by example: one byte sequence, several characters, and the other way round. */
import { describe, expect, test } from 'vitest';
import { SEQUENCES } from '../../src/codec/big5.ts';
import { SEQUENCE_BASE } from '../../src/codec/double-byte.ts';
import { MALFORMED, UNENCODABLE } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';

const hex = (sequence: number): string => sequence.toString(16);

/** Characters that lenient encoding writes as the sequence although the own decoder reads it otherwise, or not at all. */
test.each([
  ['gbk', 'a6d9', '\ue78d︐'],
  ['gbk', '80', '€'],
  ['gbk', 'ff', '\uf8f5'],
  ['gbk', 'aaa1', '\ue000'],
  ['gbk', 'f8a1', '\ue234'],
  ['gbk', 'a140', '\ue4c6'],
  ['gbk', 'fe59', '\ue81e龴'],
  ['gbk', '81308130', '\u0080'],
  ['gbk', '90308130', '\u{10000}'],
  ['big5', 'a145', '‧•'],
  ['big5', 'fa40', '\ue000\u{20547}'],
  ['big5', 'c6a1', '①\uf6b1'],
  ['cp950', 'fa40', '\ue000\u{20547}'],
  ['cp950', '80', '\u0080'],
  ['cp950', 'a1c3', '￣'],
  ['cp950', '8740', '䏰'],
  ['shift_jis', '5c', '\\¥'],
  ['shift_jis', '7e', '~‾'],
  ['shift_jis', '8160', '～〜'],
  ['shift_jis', '817c', '－−'],
  ['shift_jis', '8161', '∥‖'],
  ['shift_jis', '8191', '￠¢'],
  ['shift_jis', '8192', '￡£'],
  ['shift_jis', '81ca', '￢¬'],
  ['shift_jis', '815c', '―—'],
  ['shift_jis', 'a0', '\uf8f0\u00a0'],
  ['shift_jis', 'f040', '\ue000'],
  ['shift_jis', 'b1', 'ｱ'],
  ['euc-jp', '5c', '\\¥'],
  ['euc-jp', '7e', '~‾'],
  ['euc-jp', 'a1c1', '～〜'],
  ['euc-jp', 'a1dd', '－−'],
  ['euc-jp', 'a1c2', '∥‖'],
  ['euc-jp', 'a1f1', '￠¢'],
  ['euc-jp', 'a1f2', '￡£'],
  ['euc-jp', 'a2cc', '￢¬'],
  ['euc-jp', 'a1bd', '―—'],
  ['euc-jp', '8eb1', 'ｱ'],
  ['euc-jp', '8fb0a1', '丂'],
  ['euc-jp', '80', '\u0080'],
  ['euc-kr', 'a2e6', '€'],
  ['euc-kr', 'a2e7', '®'],
  ['euc-kr', '5c', '\\₩'],
  ['euc-kr', 'c9a1', '\ue000'],
  ['windows-1252', '80', '€\u0080'],
  ['windows-1252', '81', '\u0081'],
  ['windows-1253', 'aa', '\uf8f9'],
  ['windows-874', 'db', '\uf8c1'],
  ['iso-8859-3', 'f0', ''],
  ['tis-620', '80', '\u0080'],
  ['koi8-u', 'ae', 'ў╝'],
  ['macintosh', 'db', '€¤'],
  ['macintosh', 'bd', 'ΩΩ'],
  ['windows-1258', 'eaec', 'ế'],
  ['windows-1255', 'f9d1', '\ufb2a'],
])('%s %s is %j', (name, sequence, characters) => {
  const encoding = getEncoding(name)!;
  const codePoints = [...characters].map((character) => character.codePointAt(0)!);
  const taken = codePoints.filter((codePoint) => {
    const bytes = [encoding.encodeCodePoint(codePoint, true), ...encoding.otherBytes(codePoint)];
    return bytes.includes(Number.parseInt(sequence, 16));
  });
  expect(taken).toEqual(codePoints);
});

test.each([
  ['tis-620', 0x80],
  ['iso-8859-3', 0xa5],
  ['windows-1253', 0xaa],
  ['cp857', 0xd5],
  ['euc-jp', 0x80],
  ['gbk', 0xff],
  ['shift_jis', 0xa0],
])('%s has no %i strictly', (name, byte) => {
  expect(getEncoding(name)!.decodeAt(Uint8Array.of(byte), 0)).toBe(MALFORMED);
});

test.each([
  'windows-1250',
  'windows-1252',
  'windows-1258',
  'cp437',
  'iso-8859-1',
  'tis-620',
  'koi8-t',
  'viscii',
])('%s takes every byte of 80–9F leniently', (name) => {
  const encoding = getEncoding(name)!;
  for (let byte = 0x80; byte < 0xa0; byte++) {
    const answer = encoding.decodeAt(Uint8Array.of(byte), 0, true);
    expect(answer & 7).toBe(1);
    if (encoding.decodeAt(Uint8Array.of(byte), 0) < 0) expect(answer >> 3).toBe(byte);
  }
});

describe('strict encoding', () => {
  test.each([
    ['gbk', '\u{20000}'],
    ['gbk', '\ue815'],
    ['gb18030', '\ue5e5'],
    ['cp950', '嘅'],
    ['shift_jis', '〜'],
    ['euc-kr', '₩'],
    ['windows-1252', '\u0080'],
    ['windows-1258', 'ế'],
    ['iso-8859-1', '€'],
  ])('of %s lacks %j', (name, character) => {
    expect(getEncoding(name)!.encodeCodePoint(character.codePointAt(0)!)).toBe(UNENCODABLE);
    const { bytes, errors } = getEncoding(name)!.encode(`a${character}b`);
    expect([...bytes]).toEqual([0x61, 0x62]);
    expect(errors).toEqual([{ start: 1, end: 1 + character.length }]);
  });

  test.each([
    ['gbk', '€', '80'],
    ['gb18030', '€', 'a2e3'],
    ['gbk', '\u3000', 'a1a1'],
    ['gb18030', 'ḿ', 'a8bc'],
    ['gb18030', '\ue7c7', '8135f437'],
    ['gb18030', '\u{10ffff}', 'e3329a35'],
    ['big5', '十', 'a451'],
    ['big5', '嘅', 'fb48'],
    ['shift_jis', '①', '8740'],
    ['shift_jis', '纊', 'fa5c'],
    ['shift_jis', '¥', '5c'],
    ['euc-kr', '똠', '8c63'],
    ['viscii', 'Ẳ', '2'],
    ['tcvn', 'Ú', '1'],
  ])('of %s writes %j as %s', (name, character, sequence) => {
    expect(hex(getEncoding(name)!.encodeCodePoint(character.codePointAt(0)!))).toBe(sequence);
  });
});

describe('the four HKSCS pairs of a letter and a mark', () => {
  const big5 = getEncoding('big5')!;

  test.each(SEQUENCES.map((sequence, i) => [sequence, i] as const))('%j', ([pair, letter, mark], i) => {
    const text = String.fromCharCode(letter, mark);
    const bytes = Uint8Array.of(pair >> 8, pair & 0xff);
    expect(big5.decodeAt(bytes, 0)).toBe((SEQUENCE_BASE + i) * 8 + 2);
    expect(big5.decode(bytes)).toEqual({ text, offsets: Uint32Array.of(0, 0, 2), errors: [] });
    expect(big5.encode(`a${text}b`)).toEqual({
      bytes: Uint8Array.of(0x61, ...bytes, 0x62),
      offsets: Uint32Array.of(0, 1, 1, 3, 4),
      errors: [],
    });
    expect(big5.encodeCodePoint(SEQUENCE_BASE + i)).toBe(pair);
  });

  test('the letter alone is one pair', () => {
    expect([...big5.encode('Êa').bytes]).toEqual([0x88, 0x66, 0x61]);
  });
});

describe('the unified Hangul code', () => {
  test('has all 11,172 syllables, the added ones in order', () => {
    const encoding = getEncoding('euc-kr')!;
    const added: number[] = [];
    for (let syllable = 0xac00; syllable <= 0xd7a3; syllable++) {
      const sequence = encoding.encodeCodePoint(syllable);
      expect(sequence).toBeGreaterThan(0x8140);
      if ((sequence & 0xff) < 0xa1 || sequence < 0xa100) added.push(sequence);
    }
    expect(added.length).toBe(8822);
    expect(added).toEqual([...added].sort((a, b) => a - b));
  });
});
