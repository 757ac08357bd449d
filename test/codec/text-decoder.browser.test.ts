/**
 * Our decoders against the `TextDecoder` of a real browser. Node's differ from the standard in places, so this
 * runs in the browser only.
 */
import { describe, expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';

const SINGLE_BYTE = [
  ...['ibm866', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'x-mac-cyrillic'],
  ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map((part) => `iso-8859-${part}`),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((page) => `windows-125${page}`),
];

/** Without gbk: the standard decodes it as gb18030, ours is GBK proper. */
const MULTI_BYTE = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];

/** Sequences of two code points, which Chromium gives with other combining marks than the standard. */
const KNOWN_DIFFERENCES: Readonly<Record<string, readonly number[]>> = {
  big5: [0x8862, 0x8864, 0x88a3, 0x88a5],
};

/** Chromium's EUC-JP decoder reads a pair behind a malformed 8F sequence as JIS X 0212, against the standard. */
const UNRELIABLE: Readonly<Record<string, number>> = { 'euc-jp': 0x8f };

function native(label: string): (bytes: Uint8Array<ArrayBuffer>) => string {
  // One for each call: Chromium's remembers a cut 8F beyond the end of its input.
  return (bytes) => new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}

describe('decodes as the browser does', () => {
  test.each(SINGLE_BYTE)('%s, every byte', (label) => {
    const decode = native(label);
    for (let byte = 0; byte < 256; byte++) {
      const bytes = Uint8Array.of(byte);
      expect(getEncoding(label)?.decode(bytes).text, `byte ${byte}`).toBe(decode(bytes));
    }
  });

  test.each(MULTI_BYTE)('%s, every two bytes', (label) => {
    const decode = native(label);
    const encoding = getEncoding(label);
    const different: number[] = [];
    for (let pair = 0; pair < 0x10000; pair++) {
      const bytes = Uint8Array.of(pair >> 8, pair & 0xff);
      if (encoding?.decode(bytes).text !== decode(bytes)) different.push(pair);
    }
    expect(different.slice(0, 10)).toEqual(KNOWN_DIFFERENCES[label] ?? []);
  });

  test.each(MULTI_BYTE)('%s, random bytes', (label) => {
    const decode = native(label);
    const encoding = getEncoding(label);
    let state = 1;
    for (let round = 0; round < 2000; round++) {
      const bytes = Uint8Array.from({ length: 16 }, () => {
        // The constants of Numerical Recipes: any generator would do.
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const byte = state >>> 24;
        return byte === UNRELIABLE[label] ? 0x41 : byte;
      });
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
      const hasKnown = (KNOWN_DIFFERENCES[label] ?? []).some((pair) =>
        hex.join('').includes(pair.toString(16)),
      );
      if (!hasKnown) expect(encoding?.decode(bytes).text, hex.join(' ')).toBe(decode(bytes));
    }
  });
});
