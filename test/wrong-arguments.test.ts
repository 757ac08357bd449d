/** Each public function refuses each wrong argument with one typed error, at once or as a rejection. */
import { describe, expect, test } from 'vitest';
import * as bytes from '../src/bytes/index.ts';
import * as core from '../src/index.ts';
import * as node from '../src/node/index.ts';
import * as stream from '../src/stream/index.ts';

type Call = (value: never) => unknown;
type Calls = Readonly<Record<string, readonly (readonly [Call, readonly unknown[]])[]>>;

const CHANNEL = { right: 'utf-8', wrong: 'gbk' };
const BYTES = Uint8Array.of(0xe9);
const RENAMES = { renames: [], refused: [] };

const NO_STRINGS = [undefined, null, 7, true, Symbol('text'), 7n, () => 'text', ['text'], {}, BYTES];
const NO_OPTIONS = [null, 7, 'options', true, [], () => ({}), { colour: 'red' }, { minConfidence: '1' }];
const NO_BYTES = [undefined, null, 'é', [233], BYTES.buffer, new DataView(BYTES.buffer), {}];
const NO_PATHS = [undefined, null, 7, '', 'a\0b', [], [7], {}];
const NO_PATH = [...NO_PATHS, ['a']];

async function write(chunks: TransformStream, chunk: unknown): Promise<void> {
  const reading = chunks.readable.getReader().read();
  await Promise.all([chunks.writable.getWriter().write(chunk), reading]);
}

const TEXT_FUNCTIONS = [core.repair, core.explain, core.candidates, core.detect, node.repairName];
const onTexts: Calls = Object.fromEntries(
  TEXT_FUNCTIONS.map((call) => [
    call.name,
    [
      [call, NO_STRINGS],
      [(options: never) => call('a', options), NO_OPTIONS],
    ],
  ]),
);

/** By exported name: how the call takes the wrong argument, and what must not be taken. */
const CALLS: Calls = {
  ...onTexts,
  createRepairer: [
    [core.createRepairer, NO_OPTIONS],
    [(text) => core.createRepairer().repair(text), NO_STRINGS],
    [(text) => core.createRepairer().explain(text), NO_STRINGS],
  ],
  apply: [
    [(text) => core.apply(text, []), NO_STRINGS],
    [(steps) => core.apply('a', steps), [undefined, null, 7, {}, [null], [7], [{ start: 0, end: 1 }]]],
  ],
  garble: [
    [(text) => core.garble(text, CHANNEL), NO_STRINGS],
    [(channel) => core.garble('a', channel), [undefined, null, 'gbk', {}, [7], { right: 'utf-8' }]],
    [(decoder) => core.garble('a', { ...CHANNEL, decoder }), ['perl', 7]],
    [(dropped) => core.garble('a', { ...CHANNEL, dropped }), ['c1', [7], ['c2']]],
  ],
  repairChunks: [
    [stream.repairChunks, [undefined, null, 7, {}]],
    [(options) => stream.repairChunks([], options), [...NO_OPTIONS, { report: 7 }]],
    [(chunk) => stream.repairChunks([chunk]).next(), NO_STRINGS],
  ],
  RepairStream: [
    [(options) => new stream.RepairStream(options), [...NO_OPTIONS, { report: null }]],
    [(chunk) => write(new stream.RepairStream(), chunk), NO_STRINGS],
  ],
  decode: [
    [bytes.decode, NO_BYTES],
    [
      (options) => bytes.decode(BYTES, options),
      [...NO_OPTIONS, { label: 7 }, { label: 'latin-99' }, { repair: 1 }],
    ],
  ],
  decodeAsync: [
    [bytes.decodeAsync, NO_BYTES],
    [(options) => bytes.decodeAsync(BYTES, options), [...NO_OPTIONS, { label: null }, { label: 'latin-99' }]],
  ],
  DecodeStream: [
    [(options) => new bytes.DecodeStream(options), [...NO_OPTIONS, { report: null }, { repair: 1 }]],
    [(chunk) => write(new bytes.DecodeStream(), chunk), NO_BYTES],
    [(label) => write(new bytes.DecodeStream({ label }), BYTES), ['latin-99']],
  ],
  repairFile: [
    [node.repairFile, NO_PATH],
    [
      (options) => node.repairFile('a', options),
      [
        ...NO_OPTIONS,
        { backup: 'a/b' },
        { dryRun: 1 },
        { signal: {} },
        { decode: 1 },
        { label: 'gbk' },
        { decode: true, label: 7 },
      ],
    ],
  ],
  repairTree: [
    [node.repairTree, NO_PATHS],
    [
      (options) => node.repairTree('a', options),
      [...NO_OPTIONS, { cwd: '' }, { gitignore: 1 }, { jobs: 0.5 }],
    ],
  ],
  planRenames: [
    [node.planRenames, NO_PATHS],
    [(options) => node.planRenames('a', options), [...NO_OPTIONS, { cwd: 7 }]],
  ],
  applyRenames: [
    [
      (plan) => node.applyRenames(plan, 'undo.json'),
      [undefined, null, 7, {}, { renames: 7 }, { renames: [{ from: 'a' }] }],
    ],
    [(undoFile) => node.applyRenames(RENAMES, undoFile), NO_PATH],
  ],
  undoRenames: [[node.undoRenames, NO_PATH]],
};

async function errorOf(call: Call, value: unknown): Promise<unknown> {
  try {
    await call(value as never);
  } catch (error) {
    return error;
  }
  return undefined;
}

const exported = { ...core, ...stream, ...bytes, ...node };

test.each(Object.keys(exported).filter((name) => !name.endsWith('Error')))(
  '%s refuses what is wrong',
  async (name) => {
    expect(CALLS[name]).toBeDefined();
    for (const [call, values] of CALLS[name]!) {
      for (const value of values) {
        const error = await errorOf(call, value);
        expect(error, `${call} with ${String(value)}`).toBeInstanceOf(core.UnmojibakeError);
        expect((error as Error).message).not.toMatch(/undefined \(|\[object/);
      }
    }
  },
);

describe('the error says what to give instead', () => {
  test.each([
    ['unknown options', core.repair, ['a', { colour: 1 }], 'the options are languages, encodings'],
    ['those of a stream', stream.repairChunks, [[], { colour: 1 }], 'the options are report, languages'],
    ['those of bytes', bytes.decode, [BYTES, { colour: 1 }], 'the options are label, repair, languages'],
    [
      'those of a tree',
      node.repairTree,
      ['a', { colour: 1 }],
      'cwd, gitignore, jobs, backup, dryRun, decode, label, signal, l',
    ],
    ['an ArrayBuffer', bytes.decode, [BYTES.buffer], 'give new Uint8Array(buffer)'],
    ['a text', bytes.decode, ['é'], 'for repair()'],
    ['a name', node.repairName, [7], 'name must be a string'],
  ] as const)('%s', async (_case, call, values, message) => {
    const error = await errorOf(() => (call as (...values: unknown[]) => unknown)(...values), undefined);
    expect((error as Error).message).toContain(message);
  });
});
