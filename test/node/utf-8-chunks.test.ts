import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../src/node/utf-8-chunks.ts';

async function decode(bytes: Buffer, cuts: readonly number[]): Promise<string> {
  async function* chunks(): AsyncGenerator<Buffer> {
    let start = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      const end = Math.max(start, Math.min(cut, bytes.length));
      yield bytes.subarray(start, end);
      start = end;
    }
    yield bytes.subarray(start);
  }
  let text = '';
  for await (const part of decodeUtf8(chunks(), 'x.txt')) text += part;
  return text;
}

describe('decodeUtf8', () => {
  test('gives the same text wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.array(fc.nat(60), { maxLength: 8 }),
        async (text, cuts) => {
          expect(await decode(Buffer.from(`\ufeff${text}`), cuts)).toBe(`\ufeff${text}`);
        },
      ),
    );
  });

  test.each([
    ['a byte that begins nothing', Buffer.from('é\nabc \xb0\xa1', 'latin1'), 'byte 0xE9 at offset 0, line 1'],
    ['one behind valid text', Buffer.from([0xc3, 0xa9, 0x0a, 0x61, 0xb0]), 'byte 0xB0 at offset 4, line 2'],
    ['a character that is cut short', Buffer.from([0x61, 0xe4, 0xb8]), 'byte 0xE4 at offset 1, line 1'],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'byte 0xED at offset 0, line 1'],
  ])('names %s, wherever the chunks are cut', async (_name, bytes, place) => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      await expect(decode(bytes, [cut])).rejects.toThrow(`x.txt: not UTF-8: ${place}. `);
    }
  });

  test('finds the place far behind', async () => {
    const bytes = Buffer.concat([Buffer.from('中\n'.repeat(50_000)), Buffer.from([0xff])]);
    await expect(decode(bytes, [70_000])).rejects.toThrow('byte 0xFF at offset 200000, line 50001');
  });

  test('calls UTF-16 by its name', async () => {
    await expect(decode(Buffer.from('\ufeffabé', 'utf16le'), [])).rejects.toThrow('is UTF-16, not UTF-8');
  });
});
