import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Explanation } from '../../src/report.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { GARBLED, REPAIRED, Sink, unmojibake } from './in-process.ts';

const folder = temporaryFolder({
  'one.txt': GARBLED,
  'two.txt': 'healthy\n',
  'three.txt': `a\nb ${GARBLED}`,
  'legacy.txt': Buffer.concat([Buffer.from('é\nabc '), Buffer.from([0xb0, 0xa1])]),
});
mkdirSync(join(folder, 'folder'));
const [one, two, three, legacy] = ['one.txt', 'two.txt', 'three.txt', 'legacy.txt'].map((name) =>
  join(folder, name),
) as [string, string, string, string];

describe('plain', () => {
  test('repairs standard input, without FILE and for -', async () => {
    const repaired = { status: 0, stdout: REPAIRED, stderr: '' };
    expect(await unmojibake([], GARBLED)).toEqual(repaired);
    expect(await unmojibake(['-'], GARBLED)).toEqual(repaired);
  });

  test('joins several files like cat', async () => {
    expect(await unmojibake([one, two])).toEqual({ status: 0, stdout: `${REPAIRED}healthy\n`, stderr: '' });
  });

  test.each([
    ['a byte order mark', `\ufeff${GARBLED}\r\n`, `\ufeff${REPAIRED}\r\n`],
    ['mixed line ends and none at the end', `a\r\n${GARBLED}\nb\rc`, `a\r\n${REPAIRED}\nb\rc`],
    ['NUL and noncharacters', `a\0\uffff\n${GARBLED}`, `a\0\uffff\n${REPAIRED}`],
    ['nothing at all', '', ''],
  ])('keeps %s', async (_name, before, after) => {
    expect(await unmojibake([], before)).toEqual({ status: 0, stdout: after, stderr: '' });
  });

  test('hands the options on', async () => {
    expect((await unmojibake(['--min-confidence', '1'], GARBLED)).stdout).toBe(GARBLED);
  });

  test('--report accounts for each file', async () => {
    const report = join(folder, 'report.jsonl');
    await unmojibake(['--report', report, one, two, legacy]);
    const lines = (await unmojibake([report])).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        file: one,
        status: 'done',
        changed: true,
        findings: [
          { line: 1, column: 7 },
          { line: 1, column: 35 },
        ],
      },
      { file: two, status: 'done', changed: false, findings: [] },
      { file: legacy, status: 'failed', code: 'ERR_NOT_UTF8' },
    ]);
  });
});

describe('--json', () => {
  test('prints one object a line for each file', async () => {
    const { status, stdout } = await unmojibake(['--json', one, two]);
    const reports = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Explanation & { file: string });
    expect(status).toBe(0);
    expect(reports.map(({ file, changed }) => [file, changed])).toEqual([
      [one, true],
      [two, false],
    ]);
    expect(Object.keys(reports[0] ?? {})).toEqual([
      'file',
      'text',
      'changed',
      'confidence',
      'steps',
      'losses',
      'alternatives',
    ]);
    expect(reports[0]?.steps[0]).toMatchObject({ start: 6, end: 8, replacement: 'ê' });
  });
});

describe('--explain', () => {
  test('accounts for every file and adds them up', async () => {
    const { status, stdout } = await unmojibake(['--explain', three, two]);
    expect(status).toBe(0);
    expect(stdout).toContain(`${three}: 2 repairs, nothing lost, confidence 0.`);
    expect(stdout).toContain('2:9  decode  confidence 0.');
    expect(stdout).toContain(`${two}: nothing to repair`);
    expect(stdout).toMatch(/^file +repairs +filled +marked +confidence$/m);
  });

  test('calls standard input by its usual name', async () => {
    const { stdout } = await unmojibake(['--explain'], 'healthy');
    expect(stdout).toBe('<stdin>: nothing to repair, confidence 1.00\n');
  });
});

describe('trouble', () => {
  test.each([[[]], [['--explain']]])(
    '%j names a missing file and a folder, and does the others',
    async (mode) => {
      const missing = join(folder, 'missing');
      const { status, stdout, stderr } = await unmojibake([...mode, missing, join(folder, 'folder'), one]);
      expect(status).toBe(3);
      expect(stdout).toContain('restée');
      expect(stderr).toBe(
        `unmojibake: ${missing}: no such file\n` +
          `unmojibake: ${join(folder, 'folder')}: is a directory: name the files in it\n`,
      );
    },
  );

  test('a file that is not UTF-8 is refused, with the place and what to do, and nothing of it printed', async () => {
    const { status, stdout, stderr } = await unmojibake([legacy]);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain(`${legacy}: not UTF-8: byte 0xB0 at offset 7, line 2.`);
  });

  test('a wrong option leads to the help', async () => {
    expect(await unmojibake(['--fix'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "unmojibake: Unknown option '--fix'\nTry 'unmojibake --help'.\n",
    });
  });

  test.each([['--losses=all'], ['--languages=klingon']])('%s is refused', async (option) => {
    const { status, stderr } = await unmojibake([option], 'été');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^unmojibake: --\w+ wants /);
  });

  async function writingFailsWith(code: string): Promise<[number, string]> {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
    });
    const stderr = new Sink();
    const around = { stdin: Readable.from([Buffer.from('x')]), stdout, stderr, env: {} };
    return [await run([], around, '1.2.3'), stderr.text];
  }

  test('a closed pipe is no error', async () => {
    expect(await writingFailsWith('EPIPE')).toEqual([0, '']);
  });

  test('a full disk is an error', async () => {
    expect(await writingFailsWith('ENOSPC')).toEqual([3, 'unmojibake: write ENOSPC\n']);
  });
});

test.each([
  [['--help'], /^Usage: unmojibake /],
  [['rename', '-h'], /^Usage: unmojibake /],
  [['-v'], /^1\.2\.3\n$/],
])('%j', async (argv, text) => {
  const { status, stdout } = await unmojibake(argv);
  expect(status).toBe(0);
  expect(stdout).toMatch(text);
});
