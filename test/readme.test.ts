import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HELP } from '../src/cli/help.ts';
import { explain, repair } from '../src/index.ts';

const readme = readFileSync('README.md', 'utf8');
const examples = [...readme.matchAll(/^(\S.*?) +→ {2}(\S.*)$/gm)].map(([, before = '', after = '']) => [
  before,
  after,
]);

test('the README shows examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(4);
});

test.each(examples)('%s', (before, after) => {
  expect(repair(before)).toBe(after);
});

test('the API example is what explain gives', () => {
  expect(explain('La fenÃªtre est ouverte.').steps).toMatchObject([
    {
      kind: 'decode',
      start: 6,
      end: 8,
      replacement: 'ê',
      layers: [{ right: 'utf-8', wrong: 'windows-1252' }],
    },
  ]);
});

test('every command that the README names is a script of the package', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the README and the help of the command name the same options', () => {
  const section = readme.slice(readme.indexOf('## The command'), readme.indexOf('## The API'));
  const optionsIn = (text: string): string[] =>
    [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option))].sort();
  expect(optionsIn(section)).toEqual(optionsIn(HELP));
});
