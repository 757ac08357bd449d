import { describe, expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { type DoubleBytePairs, NONE, pairsOf } from '../../src/search/double-byte-pairs.ts';

const pairs = (name: string): DoubleBytePairs => pairsOf(getEncoding(name)!);

describe('pairs of bytes', () => {
  test.each([
    ['gbk', '鸟', 0xc4f1],
    ['big5', '鳥', 0xb3be],
    ['shift_jis', '鳥', 0x92b9],
    ['euc-jp', '鳥', 0xc4bb],
    ['euc-kr', '새', 0xbbf5],
  ])('%s has %s', (name, character, bytes) => {
    const codePoint = character.codePointAt(0)!;
    expect(pairs(name).bytesOf(codePoint)).toBe(bytes);
    expect(pairs(name).characterOf(bytes >> 8, bytes & 0xff)).toBe(codePoint);
  });

  test('have private use on the way in only', () => {
    expect(pairs('gbk').bytesOf(0xe000)).toBe(0xaaa1);
    expect(pairs('gbk').characterOf(0xaa, 0xa1)).toBe(NONE);
    expect(pairs('gbk').isErroneous(0xaa, 0xa1)).toBe(true);
  });

  test('are none for what takes three bytes or isn’t there', () => {
    expect(pairs('euc-jp').bytesOf('丂'.charCodeAt(0))).toBe(NONE);
    expect(pairs('gbk').bytesOf('가'.charCodeAt(0))).toBe(NONE);
  });

  test('are made once', () => {
    expect(pairs('gbk')).toBe(pairs('gbk'));
  });
});

test('single bytes are ASCII and half-width kana', () => {
  expect(pairs('shift_jis').single(0xb1)).toBe('ｱ'.charCodeAt(0));
  expect(pairs('gbk').single(0x41)).toBe(0x41);
  expect(pairs('gbk').single(0xb1)).toBe(NONE);
});

test('a byte can be left over in front of what is no second byte', () => {
  expect(pairs('gbk').canOrphan(0xc4, 0x20)).toBe(true);
  expect(pairs('big5').canOrphan(0xb3, 0x20)).toBe(true);
  expect(pairs('big5').canOrphan(0xb3, 0x41)).toBe(false);
});
