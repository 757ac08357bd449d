import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/node/replace-file.ts';
import { temporaryFolder } from './temporary.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder({ 'a.txt': 'old' });
  path = join(folder, 'a.txt');
});

async function replace(
  content: string,
  { backup, meanwhile = () => {} }: { backup?: string; meanwhile?: () => void } = {},
): Promise<void> {
  const from = await stat(path, { bigint: true });
  await replaceFile(path, { from, backup }, async (handle) => {
    await handle.writeFile(content);
    meanwhile();
  });
}

describe('replaceFile', () => {
  test('keeps mode and times, and leaves nothing beside the file', async () => {
    chmodSync(path, 0o640);
    utimesSync(path, 1_600_000_000.125, 1_500_000_000.25);
    await replace('new');
    const { mode, mtimeMs, atimeMs } = statSync(path);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect([mode & 0o777, atimeMs, mtimeMs]).toEqual([0o640, 1_600_000_000_125, 1_500_000_000_250]);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('replaces what a link names, and keeps the link', async () => {
    const link = join(folder, 'link');
    symlinkSync('a.txt', link);
    const from = await stat(link, { bigint: true });
    await replaceFile(link, { from }, (handle) => handle.writeFile('new'));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('keeps the old file under another name where asked to, but overwrites none', async () => {
    await replace('new', { backup: '.bak' });
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe('old');
    await expect(replace('newer', { backup: '.bak' })).rejects.toThrow('there is a backup already');
    expect([readFileSync(path, 'utf8'), readFileSync(`${path}.bak`, 'utf8')]).toEqual(['new', 'old']);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'a.txt.bak']);
  });

  test.each([
    ['written', () => writeFileSync(path, 'mine')],
    ['replaced', () => writeFileSync(path, 'mine', { flush: true })],
  ])('refuses to replace a file that was %s meanwhile', async (_name, meanwhile) => {
    const outcome = replace('new', { meanwhile, backup: '.bak' });
    await expect(outcome).rejects.toMatchObject({ name: 'FileError', code: 'ERR_CHANGED', path });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('refuses a read-only file', async () => {
    chmodSync(path, 0o444);
    await expect(replace('new')).rejects.toMatchObject({ code: 'ERR_READ_ONLY' });
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('leaves all as it was when writing fails', async () => {
    const from = await stat(path, { bigint: true });
    const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    const outcome = replaceFile(path, { from, backup: '.bak' }, () => Promise.reject(full));
    await expect(outcome).rejects.toThrow(`${path}: no space left on the disk; the file is as it was`);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });
});
