import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FindOptions, findFiles } from '../../src/node/find-files.ts';
import { temporaryFolder } from './temporary.ts';

const tree = temporaryFolder({
  '.git/config': '',
  '.gitignore': 'ignored\n',
  '.hidden/note.txt': '',
  'a.txt': '',
  'b.md': '',
  'ignored/lost.txt': '',
  'sub/[x].txt': '',
  'sub/c.txt': '',
});
symlinkSync('a.txt', join(tree, 'link.txt'));
symlinkSync('sub', join(tree, 'linked'));

async function find(
  patterns: readonly string[],
  options: Partial<FindOptions> = {},
): Promise<{ paths: string[]; errors: string[] }> {
  const { files, errors } = await findFiles(patterns, { cwd: tree, gitignore: true, ...options });
  return { paths: files.map(({ path }) => path), errors: errors.map(({ message }) => message) };
}

describe('findFiles', () => {
  test('finds all files in a folder but those of git, ignored ones and links', async () => {
    const paths = ['.gitignore', '.hidden/note.txt', 'a.txt', 'b.md', 'sub/[x].txt', 'sub/c.txt'];
    expect(await find(['.'])).toEqual({ paths, errors: [] });
  });

  test('finds ignored ones where asked to', async () => {
    expect((await find(['.'], { gitignore: false })).paths).toContain('ignored/lost.txt');
    expect((await find(['ignored'])).paths).toEqual(['ignored/lost.txt']);
  });

  test('takes globs, and takes away what ! names', async () => {
    expect((await find(['**/*.txt', '!sub/**'])).paths).toEqual(['.hidden/note.txt', 'a.txt']);
    expect((await find(['sub/', '!**/c.*'])).paths).toEqual(['sub/[x].txt']);
  });

  test('takes a file by its name even if that looks like a glob, once', async () => {
    expect((await find(['sub/[x].txt', 'sub', 'a.txt', 'a.txt'])).paths).toEqual([
      'sub/[x].txt',
      'sub/c.txt',
      'a.txt',
    ]);
  });

  test('follows a link that is named', async () => {
    expect((await find(['link.txt', 'linked'])).paths).toEqual([
      'link.txt',
      'linked/[x].txt',
      'linked/c.txt',
    ]);
  });

  test('keeps absolute paths absolute', async () => {
    expect((await find([join(tree, 'sub')])).paths).toEqual([
      join(tree, 'sub/[x].txt'),
      join(tree, 'sub/c.txt'),
    ]);
  });

  test('says which glob matches nothing; a missing file fails when it is read', async () => {
    expect(await find(['*.csv', 'none.txt'])).toEqual({
      paths: ['none.txt'],
      errors: ['*.csv: matches no file'],
    });
  });
});
