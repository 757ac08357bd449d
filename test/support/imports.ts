import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** `from '…'`, `import '…'` and `import('…')`, type imports included. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([\w@./:-]+)\1/g;

/** Without comments: an example in one is no import. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** The module specifiers that a source file names, in order, each once. */
export function importsOf(source: string): string[] {
  return [...new Set([...withoutComments(source).matchAll(SPECIFIER)].map((match) => match[2] ?? ''))];
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** The file that a relative specifier in `file` names. */
export function resolveImport(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier));
}

/** Every specifier that is no relative path, reached from `file` through relative imports, each once. */
export function outsideImports(file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const specifiers = importsOf(readFileSync(file, 'utf8'));
  const direct = specifiers.filter((specifier) => !isRelative(specifier));
  const indirect = specifiers
    .filter(isRelative)
    .flatMap((specifier) => outsideImports(resolveImport(file, specifier), seen));
  return [...new Set([...direct, ...indirect])];
}
