import { expect, test } from 'vitest';
import { GARBLED, REPAIRED, unmojibake } from '../in-process.ts';

test('runs channels forwards, one after the other', async () => {
  const layer = ['--right', 'utf-8', '--wrong', 'windows-1252'];
  expect(await unmojibake(['garble', ...layer], REPAIRED)).toEqual({
    status: 0,
    stdout: GARBLED,
    stderr: '',
  });
  const twice = await unmojibake(['garble', ...layer, ...layer], REPAIRED);
  expect((await unmojibake(['garble', ...layer], GARBLED)).stdout).toBe(twice.stdout);
});

test('takes a decoder', async () => {
  const argv = ['garble', '--right', 'utf-8', '--wrong', 'gbk', '--decoder', 'iconv'];
  expect((await unmojibake(argv, 'é\n')).stdout).toBe('茅\n');
});

test.each([
  [[], /--right LABEL and --wrong LABEL/],
  [['--right', 'utf-8'], /--right LABEL and --wrong LABEL/],
  [['--right', 'utf-8', '--wrong', 'klingon'], /--wrong wants the label of an encoding .* not 'klingon'/],
  [
    ['--right', 'utf-8', '--wrong', 'gbk', '--decoder', 'perl'],
    /--decoder wants one of whatwg, .* not 'perl'/,
  ],
])('%j is refused', async (argv, message) => {
  const { status, stderr } = await unmojibake(['garble', ...argv], 'x');
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
