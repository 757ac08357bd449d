/**
 * Writes `src/bytes/generated/ebcdic.ts` from `scripts/data/ebcdic-pages.json`: IBM's code pages as glibc has them.
 *
 *     npx tsx scripts/generate-ebcdic.ts           from the pages as they were read last
 *     npx tsx scripts/generate-ebcdic.ts --read    reads the pages anew, with the iconv command of glibc
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packPages } from './packing/pages.ts';

const root: URL = new URL('../', import.meta.url);
const PAGES: URL = new URL('scripts/data/ebcdic-pages.json', root);
const OUTPUT = 'src/bytes/generated/ebcdic.ts';

/** By IBM's number, those first that others are told by: the single-byte pages but for obsolete subsets of them. */
const NUMBERS: readonly number[] = [
  37, 500, 1047, 273, 277, 278, 280, 284, 285, 297, 871, 870, 875, 1025, 1026, 1112, 1122, 1123, 1130, 1132,
  1137, 1097, 290, 420, 423, 424, 880, 905, 918, 1140, 1141, 1142, 1143, 1144, 1145, 1146, 1147, 1148, 1149,
  1153, 1154, 1155, 1156, 1157, 1158, 1160, 1164, 1166,
];

const UNASSIGNED = '\ufffd';

function readPage(number: number): string {
  const name = `IBM${String(number).padStart(3, '0')}`;
  return Array.from({ length: 256 }, (_, byte) => {
    try {
      return execFileSync('iconv', ['-f', name, '-t', 'UTF-8'], {
        input: Uint8Array.of(byte),
        stdio: ['pipe', 'pipe', 'ignore'],
      }).toString();
    } catch {
      return UNASSIGNED;
    }
  }).join('');
}

function escapeNonAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function codePointsOf(page: string): number[] {
  return Array.from(page, (character) => (character === UNASSIGNED ? 0 : character.codePointAt(0)!));
}

/** The generated file, by its path from the repository's root. */
export function generateEbcdic(): ReadonlyMap<string, string> {
  const pages = Object.entries(JSON.parse(readFileSync(PAGES, 'utf8')) as Record<string, string>);
  // An object has its whole numbers in ascending order; a page is told by one before it.
  pages.sort(([a], [b]) => NUMBERS.indexOf(Number(a)) - NUMBERS.indexOf(Number(b)));
  const packed = packPages(pages.map(([, page]) => codePointsOf(page)));
  const text = `// Written by scripts/generate-ebcdic.ts from the code pages of glibc. Do not edit.
export const ebcdicNumbers: string =
  '${pages.map(([number]) => number).join(' ')}';
export const ebcdicPages: string =
  '${packed}';
`;
  return new Map([[OUTPUT, text]]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--read')) {
    const pages = Object.fromEntries(NUMBERS.map((number) => [number, readPage(number)]));
    writeFileSync(PAGES, `${escapeNonAscii(JSON.stringify(pages, undefined, 1))}\n`);
  }
  for (const [path, text] of generateEbcdic()) {
    const file = new URL(path, root);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  }
}
