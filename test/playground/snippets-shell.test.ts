import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { toCommand } from '../../playground/snippets.ts';

test.each([
  'fenÃªtre',
  `it's "quoted" \\ and $HOME \`ls\``,
  'two\nlines\n',
  "a\u0085b\u00a0c\u2028d's \\n",
  '100 % -n',
])('a shell passes %j on as it is', (text) => {
  const [print] = toCommand({ text }).split(' | npx unmojibake');
  const passed = execFileSync('bash', ['-c', print!], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(passed).toBe(text);
});
