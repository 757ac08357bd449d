import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitIgnoreOf } from '../../src/node/git-ignore.ts';
import { temporaryFolder } from './temporary.ts';

const tree = temporaryFolder({
  '.git/HEAD': '',
  '.gitignore': '*.log\nbuild/\n',
  'deep/.gitignore': '!kept.log\n/own.txt\n',
});

test.each([
  ['a.log', false, true],
  ['deep/a.log', false, true],
  ['deep/kept.log', false, false],
  ['deep/own.txt', false, true],
  ['deep/er/own.txt', false, false],
  ['build', true, true],
  ['build', false, false],
  ['a.txt', false, false],
])('%s (folder: %s) is ignored: %s', (path, isFolder, ignored) => {
  expect(gitIgnoreOf(tree).ignores(join(tree, path), isFolder)).toBe(ignored);
});

test('rules of the folders above count as far as the repository goes', () => {
  expect(gitIgnoreOf(join(tree, 'deep')).ignores(join(tree, 'deep', 'a.log'), false)).toBe(true);
  const bare = temporaryFolder({ '.gitignore': '*.log\n', 'deep/a.log': '' });
  expect(gitIgnoreOf(join(bare, 'deep')).ignores(join(bare, 'deep', 'a.log'), false)).toBe(false);
});

test('an ignored folder that is asked for is searched by its own rules', () => {
  const build = join(tree, 'build');
  expect(gitIgnoreOf(build).ignores(join(build, 'a.log'), false)).toBe(false);
});
