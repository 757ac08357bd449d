import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UnmojibakeError } from '../../src/errors.ts';
import { repairTree, type TreeResult } from '../../src/node/repair-tree.ts';
import { temporaryFolder } from './temporary.ts';

const GARBLED = 'La fenÃªtre de la cuisine est restÃ©e ouverte.\n';
const FILES = {
  '.gitignore': 'skipped\n',
  'a.txt': GARBLED,
  'b/c.txt': 'déjà vu\n',
  'image.bin': Buffer.from([0x89, 0x50, 0x00]),
  'latin1.txt': Buffer.from('déjà', 'latin1'),
  'skipped/d.txt': GARBLED,
};

async function results(tree: AsyncGenerator<TreeResult>): Promise<(string | boolean)[][]> {
  const all: (string | boolean)[][] = [];
  for await (const result of tree) {
    const detail =
      result.status === 'done'
        ? result.written
        : result.status === 'failed'
          ? result.error.code
          : result.reason;
    all.push([result.path, result.status, detail]);
  }
  return all;
}

describe('repairTree', () => {
  test('repairs what it finds and skips what is no UTF-8 text', async () => {
    const cwd = temporaryFolder(FILES);
    expect(await results(repairTree('.', { cwd }))).toEqual([
      ['.gitignore', 'done', false],
      ['a.txt', 'done', true],
      ['b/c.txt', 'done', false],
      ['image.bin', 'skipped', 'is a binary file'],
      ['latin1.txt', 'skipped', expect.stringContaining('not UTF-8')],
    ]);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toContain('fenêtre');
  });

  test('fails for what was named, and goes on', async () => {
    const cwd = temporaryFolder(FILES);
    expect(
      await results(repairTree(['latin1.txt', 'none.txt', '*.csv', 'a.txt'], { cwd, dryRun: true })),
    ).toEqual([
      ['*.csv', 'failed', 'ERR_NO_MATCH'],
      ['latin1.txt', 'failed', 'ERR_NOT_UTF8'],
      ['none.txt', 'failed', 'ENOENT'],
      ['a.txt', 'done', false],
    ]);
  });

  test('ends when it is aborted', async () => {
    const cwd = temporaryFolder(FILES);
    const aborter = new AbortController();
    const tree = repairTree('.', { cwd, signal: aborter.signal });
    await tree.next();
    aborter.abort(new Error('enough'));
    await expect(tree.next()).rejects.toThrow('enough');
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(GARBLED);
  });

  test.each([
    [[], {}],
    ['', {}],
    [7, {}],
    [['a', 1], {}],
    ['.', { jobs: 0 }],
    ['.', { cwd: 7 }],
    ['.', { gitignore: 'no' }],
    ['.', { backup: 7 }],
    ['.', null],
  ])('refuses %j with %j at once', (patterns, options) => {
    expect(() => repairTree(patterns as string, options as object)).toThrow(UnmojibakeError);
  });
});
