/**
 * Our decoders and encoders against `@exodus/bytes`, which follows the WHATWG Encoding Standard (and the three
 * parts of ISO 8859 that the standard replaces). Errors count too: where U+FFFD stands and what it eats.
 */
import { createMultibyteDecoder, createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteDecoder, createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/codec/encoding.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const DOUBLE_BYTE = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;

/** Ours under the standard's name. */
const SINGLE_BYTE: readonly (readonly [name: string, standardName: string])[] = [
  ...encodings
    .map(({ name }) => name)
    .filter((name) => /^(?:iso-8859-|windows-|koi8-[ru]$|macintosh$|x-mac-cyrillic$)/.test(name))
    .map((name) => [name, name] as const),
  ['cp866', 'ibm866'],
];

/** Sequences that decode differently, at most ten. */
function differences(
  encoding: Encoding,
  decode: (bytes: Uint8Array) => string,
  sequences: Iterable<Uint8Array>,
): string[] {
  const found: string[] = [];
  for (const bytes of sequences) {
    if (encoding.decode(bytes).text !== decode(bytes) && found.push(hexOf(bytes)) === 10) break;
  }
  return found;
}

function* upToTwoBytes(): Generator<Uint8Array> {
  for (let first = 0; first < 256; first++) {
    yield Uint8Array.of(first);
    for (let second = 0; second < 256; second++) yield Uint8Array.of(first, second);
  }
}

describe.each(DOUBLE_BYTE)('%s', (name) => {
  const encoding = getEncoding(name)!;
  const decode = createMultibyteDecoder(name, true);

  test('decodes every sequence of one and two bytes as the standard does', () => {
    expect(differences(encoding, decode, upToTwoBytes())).toEqual([]);
  });

  test('decodes a lead byte, any byte and any of a few behind them as the standard does', () => {
    function* sequences(): Generator<Uint8Array> {
      const bytes = [0x30, 0x41, 0x80, 0x8f, 0xa1, 0xff];
      for (let first = 0x80; first < 256; first++) {
        for (let second = 0; second < 256; second++) {
          for (const third of bytes) {
            yield Uint8Array.of(first, second, third, 0xa1, 0x41);
          }
        }
      }
    }
    expect(differences(encoding, decode, sequences())).toEqual([]);
  });
});

describe('gbk', () => {
  const encoding = getEncoding('gbk')!;
  const decode = createMultibyteDecoder('gbk', true);
  const isFourByteBeginning = ([first = 0, second = 0]: Uint8Array): boolean =>
    first > 0x80 && first < 0xff && second > 0x2f && second < 0x3a;

  test('decodes every sequence of one and two bytes as the standard does, but for beginnings of four', () => {
    const others = [...upToTwoBytes()].filter((bytes) => !isFourByteBeginning(bytes));
    expect(differences(encoding, decode, others)).toEqual([]);
  });

  // The standard decodes gbk as gb18030; GBK proper, as Windows and Python have it, knows pairs only.
  test('gives up the lead byte in front of a digit, where the standard begins four bytes', () => {
    let count = 0;
    for (const bytes of upToTwoBytes()) {
      if (!isFourByteBeginning(bytes)) continue;
      count++;
      expect(encoding.decode(bytes).text).toBe(`\ufffd${String.fromCharCode(bytes[1]!)}`);
      expect(decode(bytes)).toBe('\ufffd');
    }
    expect(count).toBe(126 * 10);
  });

  test('takes four bytes leniently', () => {
    const bytes = Uint8Array.of(0x81, 0x30, 0x81, 0x30, 0x90, 0x30, 0x81, 0x30);
    expect(encoding.decode(bytes, { lenient: true }).text).toBe(decode(bytes));
  });
});

describe('gb18030', () => {
  const encoding = getEncoding('gb18030')!;
  const decode = createMultibyteDecoder('gb18030', true);
  const digits = Array.from({ length: 10 }, (_, i) => 0x30 + i);

  test('decodes every four-byte sequence of the BMP and around it as the standard does', () => {
    const found: string[] = [];
    // One row of 1,260 sequences at a time: all third and fourth bytes behind each pair of first and second.
    for (let first = 0x81; first <= 0xfe; first++) {
      for (const second of digits) {
        const row: number[] = [];
        for (let third = 0x81; third <= 0xfe; third++) {
          for (const fourth of digits) row.push(first, second, third, fourth);
        }
        const bytes = Uint8Array.from(row);
        if (encoding.decode(bytes).text !== decode(bytes)) found.push(hexOf(bytes.subarray(0, 2)));
      }
    }
    expect(found).toEqual([]);
  });

  test('encodes every code point but U+E5E5 and surrogates, and decodes most to themselves', () => {
    const unencodable: number[] = [];
    const changed: number[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      let sequence = encoding.encodeCodePoint(codePoint);
      if (sequence < 0) {
        if (codePoint < 0xd800 || codePoint > 0xdfff) unencodable.push(codePoint);
        continue;
      }
      const bytes: number[] = [];
      for (; sequence > 0 || bytes.length === 0; sequence = Math.floor(sequence / 256))
        bytes.unshift(sequence % 256);
      if (encoding.decodeAt(Uint8Array.from(bytes), 0) >> 3 !== codePoint) changed.push(codePoint);
    }
    expect(unencodable).toEqual([0xe5e5]);
    // The private use code points of what GB 18030-2022 moved; the standard's encoder still takes them.
    expect(changed.map((codePoint) => codePoint.toString(16)).join(' ')).toBe(
      'e78d e78e e78f e790 e791 e792 e793 e794 e795 e796 e81e e826 e82b e82c e832 e843 e854 e864',
    );
  });
});

describe('euc-jp', () => {
  test('decodes every three-byte sequence behind 8F as the standard does', () => {
    function* sequences(): Generator<Uint8Array> {
      for (let second = 0; second < 256; second++) {
        for (let third = 0; third < 256; third++) yield Uint8Array.of(0x8f, second, third);
      }
    }
    const decode = createMultibyteDecoder('euc-jp', true);
    expect(differences(getEncoding('euc-jp')!, decode, sequences())).toEqual([]);
  });
});

describe('encoders', () => {
  const standardSequence = (encode: (text: string) => Uint8Array, codePoint: number): number => {
    try {
      return encode(String.fromCodePoint(codePoint)).reduce((sequence, byte) => sequence * 256 + byte, 0);
    } catch {
      return -1;
    }
  };

  /** Why our strict encoder takes what the standard's refuses: our decoder, and the standard's, gives it. */
  const ALSO_OURS: Readonly<Record<string, { count: number; reason: string }>> = {
    gbk: { count: 0, reason: '' },
    gb18030: { count: 0, reason: '' },
    big5: { count: 3837, reason: 'the standard decodes HKSCS below A140 but does not encode it' },
    'euc-jp': { count: 5786, reason: 'the standard decodes JIS X 0212 but does not encode it' },
    shift_jis: { count: 1880, reason: 'the standard decodes user-defined rows but does not encode them' },
    'euc-kr': { count: 0, reason: '' },
  };

  test.each(Object.entries(ALSO_OURS))('%s encodes as the standard does', (name, { count, reason }) => {
    const encoding = getEncoding(name)!;
    const encode = createMultibyteEncoder(name);
    const different: string[] = [];
    let also = 0;
    for (let codePoint = 0x80; codePoint < 0x30000; codePoint++) {
      // A refusal of the standard's encoder is slow: beyond the BMP one in 61 of those that we refuse will do.
      if (codePoint > 0xffff && codePoint % 61 !== 0 && encoding.encodeCodePoint(codePoint) < 0) continue;
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
      const standard = standardSequence(encode, codePoint);
      const ours = encoding.encodeCodePoint(codePoint);
      if (ours === standard) continue;
      if (standard < 0) also++;
      else different.push(codePoint.toString(16));
    }
    expect(different).toEqual([]);
    expect(also, reason).toBe(count);
  });

  test.each(SINGLE_BYTE)('%s encodes as %s does', (name, standardName) => {
    const encoding = getEncoding(name)!;
    const encode = createSinglebyteEncoder(standardName);
    const different: number[] = [];
    for (let codePoint = 0; codePoint < 0x2600; codePoint++) {
      if (encoding.encodeCodePoint(codePoint) !== standardSequence(encode, codePoint))
        different.push(codePoint);
    }
    expect(different).toEqual([]);
  });
});

/** Every pair of bytes, one behind the other: one call is far quicker than 65,536. */
const ALL_PAIRS = Uint8Array.from({ length: 0x20000 }, (_, i) => (i & 1 ? (i >> 1) & 0xff : i >> 9));

test.each(SINGLE_BYTE)('%s decodes every pair of bytes as %s does', (name, standardName) => {
  expect(getEncoding(name)!.decode(ALL_PAIRS).text).toBe(
    createSinglebyteDecoder(standardName, true)(ALL_PAIRS),
  );
});
