import { describe, expect, test } from 'vitest';
import { toCommand, toTypeScript, toTypeScriptOfSteps } from '../../playground/snippets.ts';
import { apply, repair } from '../../src/index.ts';

/** What a snippet prints. */
function printed(snippet: string): string {
  const body = snippet.replace(/^import .*$/m, '');
  const lines: string[] = [];
  const run = new Function('repair', 'apply', 'console', body);
  run(repair, apply, { log: (line: string) => lines.push(line) });
  return lines.join('\n');
}

const TRICKY = `fenÃªtre "double" 'single' \\ \`back\` \${x}\n\u0085\u2028\ud800 end`;

describe('TypeScript', () => {
  test('of an answer prints the answer', () => {
    expect(printed(toTypeScript({ text: TRICKY }))).toBe(repair(TRICKY));
    expect(printed(toTypeScript({ text: 'fenÃªtre' }, 'fr'))).toBe('fenêtre');
    expect(toTypeScript({ text: 'fenÃªtre' }, 'fr')).toContain('{ languages: ["fr"] }');
  });

  test('of chosen edits prints the chosen text', () => {
    const steps = [{ start: 3, end: 5, replacement: 'ê\u00a0"' }];
    expect(printed(toTypeScriptOfSteps('fenÃªtre', steps))).toBe(apply('fenÃªtre', steps));
  });

  test('writes characters that editors drop as escapes', () => {
    expect(toTypeScript({ text: 'a\u0085\u00ad\u200bb' })).toContain('a\\u0085\\u00ad\\u200bb');
  });

  test('of a file reads the bytes, of whatever encoding', () => {
    const snippet = toTypeScript({ fileName: 'notes "1".txt', isUtf8: false });
    expect(snippet).toContain('readFile("notes \\"1\\".txt")');
    expect(snippet).toContain("import { decode } from 'unmojibake/bytes';");
  });
});

test('the command of a chosen candidate picks it', () => {
  expect(toCommand({ text: 'a' }, undefined, 1)).toBe("printf %s 'a' | npx unmojibake candidates --pick 2");
});

describe('the command of a file', () => {
  test('names it, and says where it is not UTF-8', () => {
    expect(toCommand({ fileName: "it's.txt", isUtf8: true })).toBe("npx unmojibake 'it'\\''s.txt'");
    expect(toCommand({ fileName: 'a.txt', isUtf8: false }, 'zh-hans')).toBe(
      "npx unmojibake --decode --languages zh-hans 'a.txt'",
    );
  });
});
