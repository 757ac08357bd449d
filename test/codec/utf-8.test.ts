/** The platform's UTF-8 is sound everywhere, unlike its legacy encodings: it is the oracle here, never in `src`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from '../../src/codec/encoding.ts';
import { utf8 } from '../../src/codec/utf-8.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const lenient = { lenient: true };

/** Bytes at the limits of UTF-8's ranges. */
const EDGES: readonly number[] = [
  ...[0x00, 0x41, 0x7f, 0x80, 0x81, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1],
  ...[0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff],
];

describe('decoding', () => {
  test('is as the standard says for every sequence of one and two bytes', () => {
    const different: number[][] = [];
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        const bytes = Uint8Array.of(first, second);
        if (utf8.decode(bytes).text !== decoder.decode(bytes)) different.push([first, second]);
      }
      const single = Uint8Array.of(first);
      if (utf8.decode(single).text !== decoder.decode(single)) different.push([first]);
    }
    expect(different).toEqual([]);
  });

  test('is as the standard says for every sequence of three and four bytes from the edges of the ranges', () => {
    const different: number[][] = [];
    for (const a of EDGES) {
      for (const b of EDGES) {
        for (const c of EDGES) {
          // Three bytes are in it: what follows them is 41.
          for (const d of [0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xf0]) {
            const bytes = Uint8Array.of(a, b, c, d);
            if (utf8.decode(bytes).text !== decoder.decode(bytes)) different.push([a, b, c, d]);
          }
        }
      }
    }
    expect(different).toEqual([]);
  });

  test('is as the standard says for bytes near the ranges', () => {
    const byte = fc.oneof(fc.constantFrom(...EDGES), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (values) => {
        const bytes = Uint8Array.from(values);
        expect(utf8.decode(bytes).text).toBe(decoder.decode(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps a byte order mark', () => {
    expect(utf8.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).text).toBe('\ufeffA');
  });

  test('tells a cut sequence from a wrong one', () => {
    expect(utf8.decodeAt(Uint8Array.of(0xe4, 0xb8), 0)).toBe(INCOMPLETE);
    expect(utf8.decodeAt(Uint8Array.of(0xe4), 0)).toBe(INCOMPLETE);
    expect(utf8.decodeAt(Uint8Array.of(0xe4, 0x41), 0)).toBe(MALFORMED);
    expect(utf8.decodeAt(Uint8Array.of(0xe4, 0xb8, 0x41), 0)).toBe(MALFORMED);
    expect(utf8.decodeAt(Uint8Array.of(0xed, 0xa0), 0)).toBe(MALFORMED);
    expect(utf8.decodeAt(Uint8Array.of(0xed, 0xa0), 0, true)).toBe(INCOMPLETE);
    expect(utf8.decodeAt(Uint8Array.of(), 0)).toBe(INCOMPLETE);
  });

  test('takes surrogates of three bytes leniently, a pair of them as one character (CESU-8)', () => {
    const bytes = Uint8Array.of(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80);
    expect(utf8.decode(bytes).errors.length).toBe(6);
    expect(utf8.decode(bytes, lenient)).toEqual({
      text: '\u{1f600}',
      offsets: Uint32Array.of(0, 3, 6),
      errors: [],
    });
    expect(utf8.decode(bytes.subarray(3), lenient).text).toBe('\ude00');
  });

  test('takes C0 80 leniently as NUL (Java), and no other overlong form', () => {
    expect(utf8.decode(Uint8Array.of(0x41, 0xc0, 0x80, 0x42)).text).toBe('A\ufffd\ufffdB');
    expect(utf8.decode(Uint8Array.of(0x41, 0xc0, 0x80, 0x42), lenient).text).toBe('A\0B');
    expect(utf8.decode(Uint8Array.of(0xc0, 0x81), lenient).text).toBe('\ufffd\ufffd');
    expect(utf8.decode(Uint8Array.of(0xc1, 0x80), lenient).text).toBe('\ufffd\ufffd');
    expect(utf8.decode(Uint8Array.of(0xe0, 0x80, 0x80), lenient).text).toBe('\ufffd\ufffd\ufffd');
    expect(utf8.otherBytes(0)).toEqual([0xc080]);
  });
});

describe('encoding', () => {
  test('is as the standard says for every code point', () => {
    const different: number[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const expected = encoder.encode(String.fromCodePoint(codePoint));
      const sequence = expected.reduce((number, byte) => number * 256 + byte, 0);
      const decoded = utf8.decodeAt(expected, 0);
      if (utf8.encodeCodePoint(codePoint) !== sequence || decoded !== codePoint * 8 + expected.length) {
        different.push(codePoint);
      }
    }
    expect(different).toEqual([]);
  });

  test('refuses lone surrogates, and writes them as three bytes when lenient', () => {
    const strict = utf8.encode('a\ud83db\ude00');
    expect(strict.errors).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ]);
    expect([...strict.bytes]).toEqual([0x61, 0x62]);
    expect([...utf8.encode('\ud83d', lenient).bytes]).toEqual([0xed, 0xa0, 0xbd]);
    expect(utf8.encodeCodePoint(0xde00)).toBe(UNENCODABLE);
    expect([...utf8.encode('\u{1f600}', lenient).bytes]).toEqual([0xf0, 0x9f, 0x98, 0x80]);
  });

  test('then decoding gives any text back when lenient', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8.decode(utf8.encode(text, lenient).bytes, lenient).text).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        expect(utf8.decode(utf8.encode(text, lenient).bytes, lenient).text).toBe(text);
      }),
    );
  });

  test('knows no code point beyond 10FFFF', () => {
    expect(utf8.encodeCodePoint(0x110000, true)).toBe(UNENCODABLE);
  });
});
