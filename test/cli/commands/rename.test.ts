import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../node/temporary.ts';
import { unmojibake } from '../in-process.ts';

afterEach(() => vi.restoreAllMocks());

test('shows, renames and takes back', async () => {
  const folder = temporaryFolder({ 'rÃ©sumÃ©.txt': '', 'fine.txt': '' });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  const shown = await unmojibake(['rename', '.']);
  expect(shown).toEqual({
    status: 0,
    stdout: `${relative('', folder)}/rÃ©sumÃ©.txt → résumé.txt\n`.replace(/^\//, ''),
    stderr: '1 name to repair; --write renames them\n',
  });
  expect(readdirSync(folder)).toEqual(['fine.txt', 'rÃ©sumÃ©.txt']);
  const { status, stderr } = await unmojibake(['rename', '--write', '.']);
  const undoFile = /--undo (\S+\.json) /.exec(stderr)![1]!;
  expect(status).toBe(0);
  expect(readdirSync(folder)).toContain('résumé.txt');
  expect((await unmojibake(['rename', '--undo', undoFile])).stderr).toBe('1 name restored\n');
  expect(readdirSync(folder)).toContain('rÃ©sumÃ©.txt');
});

test.each([
  [[], /wants files or folders/],
  [['--undo', 'x', 'y'], /stands alone/],
  [['--undo', 'x', '--write'], /stands alone/],
])('%j is refused', async (argv, message) => {
  const { status, stderr } = await unmojibake(['rename', ...argv]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

test('names what fails', async () => {
  const folder = temporaryFolder({ 'rÃ©sumÃ©.txt': '', 'résumé.txt': '' });
  const { status, stderr } = await unmojibake(['rename', folder]);
  expect(status).toBe(3);
  expect(stderr).toContain('there is a résumé.txt already\n');
});
