import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Engine, type EngineOptions, run } from '../../src/cli/run.ts';
import type { Explanation, Step } from '../../src/report.ts';

/** Understands one word: what `GARBLED` says is `repaired`. */
const seenOptions: EngineOptions[] = [];
const engine: Engine = {
  version: '1.2.3',
  repair: (text, options) => {
    seenOptions.push(options);
    return text.replaceAll('GARBLED', 'repaired');
  },
  explain: (text) => {
    const steps = [...text.matchAll(/GARBLED/g)].map(
      (match): Step => ({
        kind: 'decode',
        start: match.index,
        end: match.index + match[0].length,
        replacement: 'repaired',
        layers: [],
        confidence: 0.9,
        losses: [],
      }),
    );
    const repaired = text.replaceAll('GARBLED', 'repaired');
    return {
      text: repaired,
      changed: steps.length > 0,
      confidence: 0.9,
      steps,
      losses: [],
      alternatives: [],
    } satisfies Explanation;
  },
};

class Sink extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

async function unmojibake(argv: string[], stdin: string | Buffer = ''): Promise<[number, string, string]> {
  const stdout = new Sink();
  const stderr = new Sink();
  const status = await run(
    argv,
    { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, env: {} },
    engine,
  );
  return [status, stdout.text, stderr.text];
}

const folder = mkdtempSync(join(tmpdir(), 'unmojibake-'));
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('plain', () => {
  test('repairs standard input, without FILE and for -', async () => {
    expect(await unmojibake([], 'a GARBLED b')).toEqual([0, 'a repaired b', '']);
    expect(await unmojibake(['-'], 'a GARBLED b')).toEqual([0, 'a repaired b', '']);
  });

  test('joins several files like cat', async () => {
    const one = file('one.txt', 'GARBLED');
    const two = file('two.txt', 'healthy\n');
    expect(await unmojibake([one, two])).toEqual([0, 'repairedhealthy\n', '']);
  });

  test.each([
    ['a byte order mark', '\ufeffGARBLED\r\n', '\ufeffrepaired\r\n'],
    ['mixed line ends and none at the end', 'a\r\nGARBLED\nb\rc', 'a\r\nrepaired\nb\rc'],
    ['NUL and noncharacters', 'a\0\uffffGARBLED', 'a\0\uffffrepaired'],
    ['nothing at all', '', ''],
  ])('keeps %s', async (_name, before, after) => {
    expect(await unmojibake([], before)).toEqual([0, after, '']);
  });

  test('hands the options on, and only those given', async () => {
    seenOptions.length = 0;
    await unmojibake(['--languages', 'ru', '--min-confidence', '0.8'], 'x');
    await unmojibake([], 'x');
    expect(seenOptions).toEqual([{ languages: ['ru'], minConfidence: 0.8 }, {}]);
  });
});

describe('--json', () => {
  test('prints one object a line for each file', async () => {
    const one = file('json-1.txt', 'x GARBLED');
    const two = file('json-2.txt', 'healthy');
    const [status, stdout] = await unmojibake(['--json', one, two]);
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
    expect(reports[0]?.steps[0]).toMatchObject({ start: 2, end: 9, replacement: 'repaired' });
  });
});

describe('--explain', () => {
  test('accounts for every file and adds them up', async () => {
    const one = file('explain-1.txt', 'a\nb GARBLED');
    const two = file('explain-2.txt', 'healthy');
    const [status, stdout] = await unmojibake(['--explain', one, two]);
    expect(status).toBe(0);
    expect(stdout).toContain(`${one}: 1 repair, nothing lost, confidence 0.90`);
    expect(stdout).toContain('2:3  decode  confidence 0.90');
    expect(stdout).toContain(`${two}: nothing to repair`);
    expect(stdout).toMatch(/^file +repairs +filled +marked +confidence$/m);
  });

  test('calls standard input by its usual name', async () => {
    const [, stdout] = await unmojibake(['--explain'], 'healthy');
    expect(stdout).toBe('<stdin>: nothing to repair, confidence 0.90\n');
  });
});

describe('trouble', () => {
  test('a missing file and a folder are named, the others still done', async () => {
    const good = file('good.txt', 'GARBLED');
    const [status, stdout, stderr] = await unmojibake([join(folder, 'missing'), folder, good]);
    expect(status).toBe(2);
    expect(stdout).toBe('repaired');
    expect(stderr).toBe(
      `unmojibake: ${join(folder, 'missing')}: no such file\n` +
        `unmojibake: ${folder}: is a directory: name the files in it\n`,
    );
  });

  test('a file that is not UTF-8 is refused, with the place and what to do', async () => {
    const bytes = Buffer.concat([Buffer.from('é\nabc '), Buffer.from([0xb0, 0xa1])]);
    const path = file('legacy.txt', bytes);
    const [status, stdout, stderr] = await unmojibake([path]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${path}: not UTF-8: byte 0xB0 at offset 7, line 2.`);
    expect(stderr).toContain(`iconv -f ENCODING -t UTF-8 '${path}'`);
  });

  test('finds the first bad byte far behind, across blocks of reading', async () => {
    const path = file(
      'far.txt',
      Buffer.concat([Buffer.from('中'.repeat(50_000)), Buffer.from([0xe4, 0xb8])]),
    );
    expect((await unmojibake([path]))[2]).toContain('byte 0xE4 at offset 150000, line 1.');
  });

  test('UTF-16 is called by its name', async () => {
    const path = file('utf16.txt', Buffer.from('\ufeffabé', 'utf16le'));
    expect((await unmojibake([path]))[2]).toContain('is UTF-16, not UTF-8');
  });

  test('a wrong option leads to the help', async () => {
    expect(await unmojibake(['--fix'])).toEqual([
      2,
      '',
      "unmojibake: Unknown option '--fix'\nTry 'unmojibake --help'.\n",
    ]);
  });

  test('a closed pipe is no error', async () => {
    const broken = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const stderr = new Sink();
    const around = { stdin: Readable.from([Buffer.from('x')]), stdout: broken, stderr, env: {} };
    expect(await run([], around, engine)).toBe(0);
    expect(stderr.text).toBe('');
  });

  test('a full disk is an error', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' })),
    });
    const stderr = new Sink();
    const around = { stdin: Readable.from([Buffer.from('x')]), stdout: full, stderr, env: {} };
    expect(await run([], around, engine)).toBe(2);
    expect(stderr.text).toBe('unmojibake: write ENOSPC\n');
  });
});

test('--help and --version', async () => {
  const [status, help] = await unmojibake(['--help']);
  expect(status).toBe(0);
  expect(help).toMatch(/^Usage: unmojibake /);
  expect(await unmojibake(['-v'])).toEqual([0, '1.2.3\n', '']);
});
