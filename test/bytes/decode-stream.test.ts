import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_BLOCK_BYTES } from '../../src/bytes/byte-blocks.ts';
import { decode } from '../../src/bytes/index.ts';
import type { BlockReport } from '../../src/stream/index.ts';
import { cutAt, decodeChunks } from './chunks.ts';
import { ascii, encode, join, SAMPLES } from './samples.ts';

/** More than two blocks, nearly all ASCII. */
const sentences = SAMPLES.filter(([encoding]) => encoding === 'gbk' || encoding === 'utf-8');
const filler = ascii('0123456789 and so on\r\n'.repeat(MOST_BLOCK_BYTES / 22));
const log = join(
  ...sentences.flatMap(([encoding, text]) => [encode(`${text}\r\n`, encoding), filler]),
  filler,
);
const wide = join(Uint8Array.of(0xff, 0xfe), new Uint8Array(new Uint16Array(200_000).fill(0x4e2d).buffer));

describe.each([
  ['a log in two encodings', log],
  ['UTF-16', wide],
  ['a line', encode('渡口的老船夫说，今年的水比往年高。', 'gbk')],
  ['nothing', new Uint8Array(0)],
])('%s', (_name, bytes) => {
  test('comes out the same for any cuts', async () => {
    const whole = decode(bytes).text;
    const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect((await decodeChunks(cutAt(bytes, at))) === whole).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});

test('tells what it repaired', async () => {
  const reports: BlockReport[] = [];
  const bytes = encode('La fenÃªtre est ouverte.', 'utf-8');
  expect(await decodeChunks([bytes], { report: (block) => reports.push(block) })).toBe(
    'La fenêtre est ouverte.',
  );
  expect(reports.flatMap(({ steps }) => steps)).toEqual(decode(bytes).steps);
});

test('leaves mojibake alone if that is wanted', async () => {
  expect(await decodeChunks([encode('fenÃªtre', 'utf-8')], { repair: false })).toBe('fenÃªtre');
});

test.each([
  [{ label: 'gbk' }, /a chunk must be a Uint8Array/],
  [{}, /a chunk must be a Uint8Array/],
])('fails for wrong arguments: %j', async (options, message) => {
  await expect(decodeChunks(['é' as unknown as Uint8Array], options)).rejects.toThrow(message);
});
