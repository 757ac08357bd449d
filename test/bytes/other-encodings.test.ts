import { expect, test } from 'vitest';
import { decode, decodeAsync } from '../../src/bytes/index.ts';
import { cutAt, decodeChunks } from './chunks.ts';

// iconv-lite needs a Buffer, which a page has not.
const bytes = Buffer.from('caf+AOk- cr+AOg-me');
const UTF_7 = { label: 'utf-7' };

test('a label that only iconv-lite knows is for decodeAsync', async () => {
  expect(() => decode(bytes, UTF_7)).toThrow(/decodeAsync/);
  expect(await decodeAsync(bytes, UTF_7)).toMatchObject({ text: 'café crème', encoding: 'utf-7' });
});

test('a stream loads it too, and takes chunks cut within a sequence', async () => {
  expect(await decodeChunks(cutAt(bytes, [5, 7]), UTF_7)).toBe('café crème');
});

test('a label that nobody knows is refused', async () => {
  const unknown = { label: 'latin-99' };
  await expect(decodeAsync(bytes, unknown)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_ENCODING' });
  await expect(decodeChunks([bytes], unknown)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_ENCODING' });
});
