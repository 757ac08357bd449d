/** What the page found out, as code to paste elsewhere. */

/** Where the text came from: itself, or a file that the reader of the snippet has too. */
export type SnippetSource =
  | { readonly text: string }
  | { readonly fileName: string; readonly isUtf8: boolean };

export interface SnippetStep {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Characters that editors, terminals and mail programmes drop, change or don't show. */
const FRAGILE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu;

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(FRAGILE, escapeUnits);
}

function optionsOf(language: string | undefined): string {
  return language === undefined ? '' : `, { languages: [${stringLiteral(language)}] }`;
}

/** A programme that repairs the text as the page did. */
export function toTypeScript(source: SnippetSource, language?: string): string {
  if ('text' in source)
    return `import { repair } from 'unmojibake';

const text = ${stringLiteral(source.text)};
console.log(repair(text${optionsOf(language)}));
`;
  return `import { readFile } from 'node:fs/promises';
import { decode } from 'unmojibake/bytes';

const bytes = await readFile(${stringLiteral(source.fileName)});
console.log(decode(bytes${optionsOf(language)}).text);
`;
}

/** A programme that makes the edits of a reading that somebody chose. */
export function toTypeScriptOfSteps(text: string, steps: readonly SnippetStep[]): string {
  const lines = steps.map(
    ({ start, end, replacement }) =>
      `  { start: ${start}, end: ${end}, replacement: ${stringLiteral(replacement)} },\n`,
  );
  return `import { apply } from 'unmojibake';

const text = ${stringLiteral(text)};
const steps = [
${lines.join('')}];
console.log(apply(text, steps));
`;
}

/**
 * A line for a Unix shell that repairs the text as the page did.
 *
 * @param source in UTF-8 where there is a candidate
 * @param candidate place of the reading that was chosen among the candidates, 0-based; the answer without it
 */
export function toCommand(source: SnippetSource, language?: string, candidate?: number): string {
  const isOtherFile = 'fileName' in source && !source.isUtf8;
  const command = [
    'npx unmojibake',
    ...(candidate === undefined ? [] : [`candidates --pick ${candidate + 1}`]),
    ...(isOtherFile ? ['--decode'] : []),
    ...(language === undefined ? [] : [`--languages ${language}`]),
  ].join(' ');
  if ('text' in source) return `printf %s ${shellWord(source.text)} | ${command}`;
  return `${command} ${shellWord(source.fileName)}`;
}

/** A word that a shell takes as it is; with escapes, which bash and zsh know, where a terminal would drop something. */
function shellWord(text: string): string {
  const fragile = text.replace(/\n/g, '').search(FRAGILE) >= 0;
  if (!fragile) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replace(FRAGILE, escapeUnits);
  return `$'${escaped}'`;
}
