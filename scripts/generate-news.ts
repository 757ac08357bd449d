/**
 * Writes test/cases/news.txt: the page news-original.txt, written for this project, as a mirror site would
 * show it, with glosses, one of them in the middle of two characters, and two runs that were paired one byte
 * off. `npx tsx scripts/generate-news.ts` writes the file; `npm run data:verify` compares it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { mirror } from '../test/trace/mirror-site.ts';

const ROOT: URL = new URL('../', import.meta.url);
const ORIGINAL = 'test/cases/news-original.txt';
const OUTPUT = 'test/cases/news.txt';

/** Characters that the converter glosses, in its order: 處 first, whose bytes also stand within 程師. */
const GLOSSED = '處個學時這來們';
/** Of the places where a full-width mark straddles two characters, those that are cut. */
const CUT: readonly number[] = [0, 1];

/** The path from the repository's root and its contents. */
export function generateNews(): ReadonlyMap<string, string> {
  const original = readFileSync(new URL(ORIGINAL, ROOT), 'utf8');
  return new Map([[OUTPUT, mirror(original, { glossed: GLOSSED, cut: (ordinal) => CUT.includes(ordinal) })]]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, contents] of generateNews()) writeFileSync(new URL(path, ROOT), contents);
}
