import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/report.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { finish, start } from './process.ts';

const folder = temporaryFolder();

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const GARBLED = 'La fenÃªtre de la cuisine est restÃ©e ouverte toute la journÃ©e.\n';
const REPAIRED = 'La fenêtre de la cuisine est restée ouverte toute la journée.\n';

describe('unmojibake', () => {
  test('repairs standard input', async () => {
    const { status, stdout, stderr } = await finish(start([]), GARBLED);
    expect([status, stdout.toString('utf8'), stderr]).toEqual([0, REPAIRED, '']);
  });

  test.each([
    ['a byte order mark and CR LF', '\ufeffun été\r\nÀ bientôt\r\n'],
    ['no line end at the end', 'смотри\n\nда'],
    ['an empty file', ''],
    ['NUL, noncharacters and private use', 'a\0b\uffff\ue000\u{10ffff}'],
  ])('gives a healthy file back byte for byte: %s', async (_name, content) => {
    const path = file('healthy.txt', content);
    const { status, stdout } = await finish(start([path]));
    expect(status).toBe(0);
    expect(stdout.equals(readFileSync(path))).toBe(true);
  });

  test('keeps byte order mark, line ends and the missing last one around a repair', async () => {
    const path = file('mixed.txt', `\ufeffun\r\n${GARBLED}fin`);
    const { stdout } = await finish(start([path]));
    expect(stdout.toString('utf8')).toBe(`\ufeffun\r\n${REPAIRED}fin`);
  });

  test('--json replays to the repaired text', async () => {
    const path = file('garbled.txt', GARBLED);
    const { stdout } = await finish(start(['--json', path, path]));
    const reports = stdout
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Explanation & { readonly file: string });
    expect(reports.map((report) => [report.file, report.changed, report.text])).toEqual([
      [path, true, REPAIRED],
      [path, true, REPAIRED],
    ]);
  });

  test('--explain accounts for the repair', async () => {
    const { status, stdout } = await finish(start(['--explain']), GARBLED);
    const text = stdout.toString('utf8');
    expect(status).toBe(0);
    expect(text).toMatch(/^<stdin>: \d+ repairs?, nothing lost, confidence [01]\.\d\d$/m);
    expect(text).toMatch(/^1:\d+ {2}decode {2}confidence/m);
    expect(text).toMatch(/utf-8 bytes .* read as windows-1252/);
  });

  test('colours only where asked for when it is no terminal', async () => {
    const plain = await finish(start(['--explain']), GARBLED);
    const forced = await finish(start(['--explain'], { FORCE_COLOR: '1' }), GARBLED);
    expect(plain.stdout.includes(0x1b)).toBe(false);
    expect(forced.stdout.includes(0x1b)).toBe(true);
  });

  test('--version is that of the package, --help the usage', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await finish(start(['--version']))).stdout.toString('utf8')).toBe(`${version}\n`);
    expect((await finish(start(['-h']))).stdout.toString('utf8')).toContain('Usage: unmojibake');
  });

  test('a file that is no UTF-8 and one that is missing end with 3, and nothing on standard output', async () => {
    const latin1 = file('latin1.txt', Buffer.from('déjà', 'latin1'));
    const { status, stdout, stderr } = await finish(start([latin1, join(folder, 'missing')]));
    expect([status, stdout.length]).toEqual([3, 0]);
    expect(stderr).toContain(`${latin1}: not UTF-8: byte 0xE9 at offset 1, line 1`);
    expect(stderr).toContain('missing: no such file');
  });

  test.each([['--min-confidence=7'], ['--languages=klingon'], ['--nope']])(
    '%s ends with 2',
    async (option) => {
      const { status, stdout, stderr } = await finish(start([option]), 'été');
      expect([status, stdout.length]).toEqual([2, 0]);
      expect(stderr).toMatch(/^unmojibake: /);
      expect(stderr).not.toContain('    at ');
    },
  );

  test('a reader that goes away is no error', async () => {
    const big = file('big.txt', 'all is well\n'.repeat(1_000_000));
    const child = start([big]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { status, stderr } = await finish(child);
    expect([status, stderr]).toEqual([0, '']);
  });

  test('a big file comes back whole through a slow reader', async () => {
    const content = Buffer.from('one year later, overnight\n'.repeat(800_000));
    const child = start([file('big-healthy.txt', content)]);
    const stdout = child.stdout;
    stdout?.on('data', () => {
      stdout.pause();
      setImmediate(() => stdout.resume());
    });
    const ending = await finish(child);
    expect(ending.status).toBe(0);
    expect(ending.stdout.equals(content)).toBe(true);
  });
});
