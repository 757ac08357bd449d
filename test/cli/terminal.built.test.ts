import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary.ts';
import { finish, startShell } from './process.ts';

const folder = temporaryFolder({
  'garbled.txt': 'La fenÃªtre de la cuisine est restÃ©e ouverte.\n',
  'long.txt': 'one line of many, all of them healthy\n'.repeat(3000),
});
const garbled = join(folder, 'garbled.txt');
const long = join(folder, 'long.txt');

/** What a line of shell prints on a pseudo-terminal, which `script` of util-linux makes. */
async function onTerminal(line: string): Promise<string> {
  const { status, stdout, stderr } = await finish(startShell(`script -qec '${line}' /dev/null`));
  expect([status, stderr]).toEqual([0, '']);
  return stdout.toString('utf8');
}

test('an account on a terminal is coloured', async () => {
  expect(await onTerminal(`$unmojibake --explain ${garbled}`)).toContain('\u001b[31mÃª\u001b[39m');
  expect(await onTerminal(`NO_COLOR=1 $unmojibake --explain ${garbled}`)).not.toContain('\u001b');
});

test('a terminal sees the progress of long work, and nothing of it is left', async () => {
  const copy = join(folder, 'copy.txt');
  const shown = await onTerminal(`(cat ${long}; sleep 1; cat ${long}) | $unmojibake >${copy}`);
  expect(shown).toMatch(/\d\.\d MB, \d\.\d MB\/s/);
  expect(shown.endsWith('\r\u001b[K')).toBe(true);
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(long, 'utf8').repeat(2));
});

test('a pipe sees none', async () => {
  const { stderr } = await finish(startShell(`(cat ${long}; sleep 1; cat ${long}) | $unmojibake >/dev/null`));
  expect(stderr).toBe('');
});
