import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UnmojibakeError } from '../../src/errors.ts';
import { repairFile } from '../../src/node/repair-file.ts';
import { temporaryFolder } from './temporary.ts';

const GARBLED = 'La fenÃªtre de la cuisine est restÃ©e ouverte.\r\n';
const REPAIRED = 'La fenêtre de la cuisine est restée ouverte.\r\n';

const folder = temporaryFolder({
  'healthy.txt': 'déjà vu\n',
  'legacy.txt': Buffer.from('déjà', 'latin1'),
  'empty.txt': '',
});
execFileSync('mkfifo', [join(folder, 'pipe')]);

describe('repairFile', () => {
  test('repairs in place and tells what it did', async () => {
    const path = join(temporaryFolder({ 'a.txt': `\ufeffun\r\n${GARBLED}fin` }), 'a.txt');
    const report = await repairFile(path);
    expect(readFileSync(path, 'utf8')).toBe(`\ufeffun\r\n${REPAIRED}fin`);
    expect(report).toMatchObject({ path, changed: true, written: true });
    expect(report.findings.map(({ line, column }) => [line, column])).toEqual([
      [2, 7],
      [2, 35],
    ]);
    expect(await repairFile(path)).toMatchObject({ changed: false, written: false, findings: [] });
  });

  test('only looks with dryRun', async () => {
    const path = join(temporaryFolder({ 'a.txt': GARBLED }), 'a.txt');
    expect(await repairFile(path, { dryRun: true })).toMatchObject({ changed: true, written: false });
    expect(readFileSync(path, 'utf8')).toBe(GARBLED);
  });

  test('does not touch a healthy file', async () => {
    const path = join(folder, 'healthy.txt');
    const { ctimeMs, ino } = statSync(path);
    expect(await repairFile(path)).toEqual({ path, changed: false, written: false, findings: [] });
    expect(statSync(path)).toMatchObject({ ctimeMs, ino });
    expect((await repairFile(join(folder, 'empty.txt'))).changed).toBe(false);
  });

  test('hands the options on', async () => {
    const path = join(temporaryFolder({ 'a.txt': GARBLED }), 'a.txt');
    expect((await repairFile(path, { encodings: ['gbk', 'big5'] })).changed).toBe(false);
  });

  test.each([
    ['none.txt', 'ENOENT', 'no such file'],
    ['.', 'EISDIR', 'is a directory'],
    ['pipe', 'ERR_NOT_A_FILE', 'a pipe'],
    ['legacy.txt', 'ERR_NOT_UTF8', 'byte 0xE9 at offset 1, line 1'],
  ])('%s fails with %s', async (name, code, reason) => {
    const path = join(folder, name);
    await expect(repairFile(path)).rejects.toMatchObject({
      name: 'FileError',
      code,
      path,
      reason: expect.stringContaining(reason) as string,
    });
  });

  test('ends when it is aborted, and leaves the file as it is', async () => {
    const path = join(temporaryFolder({ 'a.txt': GARBLED }), 'a.txt');
    await expect(repairFile(path, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    expect(readFileSync(path, 'utf8')).toBe(GARBLED);
  });

  test.each([
    [7, {}],
    ['', {}],
    ['a.txt', { backup: '' }],
    ['a.txt', { backup: '../x' }],
    ['a.txt', { dryRun: 1 }],
    ['a.txt', { signal: 'now' }],
    ['a.txt', { minConfidence: 2 }],
    ['a.txt', { colour: true }],
    ['a.txt', null],
  ])('refuses %j with %j', async (path, options) => {
    await expect(repairFile(path as string, options as object)).rejects.toThrow(UnmojibakeError);
  });
});
