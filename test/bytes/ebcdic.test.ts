import { describe, expect, test } from 'vitest';
import { decode, decodeAsync } from '../../src/bytes/index.ts';
import { cutAt, decodeChunks } from './chunks.ts';

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));
}

const HELLO = bytesOf('c8 85 93 93 96 6b 40 e6 96 99 93 84 5a');

describe('EBCDIC', () => {
  test.each(['cp037', 'IBM037', 'ibm-37', 'csIBM037', 'ebcdic-cp-us'])('is found by %s', async (label) => {
    const { text, encoding, losses } = await decodeAsync(HELLO, { label });
    expect([text, encoding, losses]).toEqual(['Hello, World!', 'cp037', []]);
  });

  // By CPython's codecs, the last two by glibc's.
  test.each([
    ['cp500', 'c8 85 93 93 96 6b 40 e6 96 99 93 84 4f', 'Hello, World!'],
    ['cp273', 'c7 99 d0 a1 85', 'Grüße'],
    ['cp1140', 'c8 85 91 40 9f 40 8e 43 99', 'Hej € þär'],
    ['cp1026', '79 d0 e0 6a a1 c0 40 a8 81 97 99 81 92', 'ığüşöç yaprak'],
    ['cp424', '69 54 46 55', 'שלום'],
    ['cp875', '51 8a 9e 9a 9f b2 ae 8a', 'Καλημέρα'],
    ['cp1047', 'ad 81 bd 5f', '[a]^'],
    ['cp1025', 'dc aa 8f af 8b ac', 'Привет'],
  ])('%s: %s', async (label, hex, text) => {
    expect((await decodeAsync(bytesOf(hex), { label })).text).toBe(text);
  });

  test('has two ends of lines', async () => {
    expect((await decodeAsync(bytesOf('c1 15 c2 25 c3'), { label: 'cp1047' })).text).toBe('A\nB\nC');
  });

  test('comes in chunks too', async () => {
    expect(await decodeChunks(cutAt(HELLO, [3, 4]), { label: 'cp037' })).toBe('Hello, World!');
  });

  test('is loaded, so that decode does not have it', () => {
    expect(() => decode(HELLO, { label: 'cp037' })).toThrow(/decodeAsync/);
  });

  test.each(['cp930', 'ebcdic', 'ebcdic-cp-xx'])('%s is none of its pages', async (label) => {
    await expect(decodeAsync(HELLO, { label })).rejects.toMatchObject({ code: 'ERR_UNKNOWN_ENCODING' });
  });
});
