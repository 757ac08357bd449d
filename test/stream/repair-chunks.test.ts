/** A stream gives what the whole text gives, however it is cut. Needs nothing of Node. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, repair, UnmojibakeError } from '../../src/index.ts';
import { type BlockReport, repairChunks, type StreamOptions } from '../../src/stream/index.ts';
import { endlessLine, manyLines } from './documents.ts';

async function collect(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

/** The text in pieces: cut behind each of the given code units. */
function cutAt(text: string, cuts: readonly number[]): string[] {
  const ordered = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return ordered.slice(1).map((end, i) => text.slice(ordered[i], end));
}

const DOCUMENTS: readonly (readonly [name: string, text: string])[] = [
  ['many lines', manyLines],
  ['an endless line', endlessLine],
  ['a short text', 'La fenÃªtre est ouverte. 😀\r\nDie TÃ¼r auch.'],
];

describe.each(DOCUMENTS)('%s', (_name, text) => {
  const whole = explain(text);

  test('is garbled and can be repaired', () => {
    expect(whole.changed).toBe(true);
    expect(repair(text)).toBe(whole.text);
  });

  test('comes out the same for any cuts', async () => {
    const cuts = fc.array(fc.nat({ max: text.length }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect(await collect(repairChunks(cutAt(text, at)))).toBe(whole.text);
      }),
      { numRuns: 12 },
    );
  });

  test('comes out the same code unit by code unit', async () => {
    expect(await collect(repairChunks(text.split('')))).toBe(whole.text);
  });

  test('is reported as a whole, with positions in the stream', async () => {
    const blocks: BlockReport[] = [];
    const chunks = cutAt(text, [text.length >> 1]);
    const output = await collect(repairChunks(chunks, { report: (block) => blocks.push(block) }));
    expect(blocks.flatMap(({ steps }) => steps)).toEqual(whole.steps);
    for (const { start, outputStart, input, text: repaired } of blocks) {
      expect(text.slice(start, start + input.length)).toBe(input);
      expect(output.slice(outputStart, outputStart + repaired.length)).toBe(repaired);
    }
    expect(blocks.map(({ input }) => input).join('')).toBe(text);
  });
});

test('a repaired document needs no repair', () => {
  for (const [, text] of DOCUMENTS) {
    const repaired = repair(text);
    expect(repair(repaired)).toBe(repaired);
  }
});

test('what one block proves counts in the next', async () => {
  // A short word alone says too little.
  const word = 'Çóá';
  const proof = 'Ñòàðûé ôîíàðü ó êðûëüöà áîëüøå íå ãîðèò.';
  expect(repair(word)).toBe(word);
  const text = `${proof}\n${'1\n'.repeat(1100)}${word}\n`;
  expect(await collect(repairChunks([text]))).toContain('Зуб');
});

test('a chunk is asked for when the text so far was taken', async () => {
  let asked = 0;
  function* source(): Generator<string> {
    for (; asked < 10; asked++) yield 'é\n'.repeat(1024);
  }
  const repaired = repairChunks(source());
  await repaired.next();
  expect(asked).toBe(0);
  await repaired.next();
  expect(asked).toBe(1);
});

test('stopping early closes the source', async () => {
  let closed = false;
  async function* source(): AsyncGenerator<string> {
    try {
      for (;;) yield 'é\n'.repeat(1024);
    } finally {
      closed = true;
    }
  }
  for await (const chunk of repairChunks(source())) {
    expect(chunk).toContain('é');
    break;
  }
  expect(closed).toBe(true);
});

test('an error of the source comes through', async () => {
  async function* source(): AsyncGenerator<string> {
    yield 'é';
    throw new Error('no more');
  }
  await expect(collect(repairChunks(source()))).rejects.toThrow('no more');
});

describe('wrong arguments', () => {
  test.each([undefined, null, 1, {}])('%s is no source', (source) => {
    expect(() => repairChunks(source as unknown as string[])).toThrow(UnmojibakeError);
  });

  test.each([null, [], 'é', { reprot: () => {} }, { report: 1 }, { languages: ['xx'] }])(
    '%j are no options',
    (options) => {
      expect(() => repairChunks([], options as StreamOptions)).toThrow(UnmojibakeError);
    },
  );

  test('a chunk of bytes is refused, and says what to do', async () => {
    const chunks = [new Uint8Array(1)] as unknown as string[];
    await expect(collect(repairChunks(chunks))).rejects.toThrow(/decode bytes first/);
  });
});
