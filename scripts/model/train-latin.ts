/**
 * Counts what src/language/latin.ts knows: `npx tsx scripts/model/train-latin.ts CORPUS CACHE`, after fetch-texts.ts.
 * Writes latin.json beside this file, which pack-latin.ts turns into the generated file.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  forEachPair,
  LETTER_STEP,
  LETTER_ZERO,
  OTHER_LANGUAGE,
  PAIR_STEP,
  PAIRS,
} from '../../src/language/latin.ts';
import { isLatinLetter } from '../../src/language/script.ts';
import { SOURCES } from './fetch-texts.ts';
import { LATIN_FILE, type LatinRecord, PAIR_ZERO } from './pack-latin.ts';
import { corpusPools, packagePools } from './texts.ts';

/**
 * Languages with a table of their own: those with letters beyond ASCII that legacy encodings were made for. What is
 * known of all others goes into one table.
 */
const LANGUAGES =
  'ca cs cy da de en eo es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sq sv tr vi'.split(' ');
/** Written as one of the above is. */
const LEFT_OUT: ReadonlySet<string> = new Set(['sr-latn', 'bs', 'bs-latn', 'az-latn', 'hi-latn', 'kok-latn']);

/** Lines of one language that are counted, so that none outweighs the rest of the others' table. */
const MOST_LINES = 20_000;
const MOST_OTHER_LINES = 150;
/** Share of Latin letters that makes a text one in Latin script. */
const LATIN_SHARE = 0.8;
/** Added to each pair's count. */
const SMOOTHING = 2.5;
/** Weights of pairs are cut here, in steps: what is rarer is not told apart. */
const MOST_STEPS = 3;
/** A letter rarer than this among a language's letters beyond ASCII is not its own. */
const LEAST_SHARE = 3e-4;
/** Vietnamese as windows-1258 has it: these marks take half of the letters. */
const VIETNAMESE_MARKS = '\u0300\u0301\u0303\u0309\u0323';
const VIETNAMESE_MARK_SHARE = 0.1;

interface Counts {
  readonly pairs: Float64Array;
  readonly letters: Map<string, number>;
}

function isLatinText(lines: readonly string[]): boolean {
  let letters = 0;
  let latin = 0;
  for (const line of lines.slice(0, 500)) {
    for (const character of line) {
      if (!/\p{L}/u.test(character)) continue;
      letters++;
      if (isLatinLetter(character.charCodeAt(0)) || character < '\x80') latin++;
    }
  }
  return letters > 0 && latin >= LATIN_SHARE * letters;
}

/** Every n-th line, at most `most`. */
function sample(lines: readonly string[], most: number): string[] {
  const every = Math.ceil(lines.length / most);
  return lines.filter((_, index) => index % every === 0);
}

function count(counts: Counts, line: string): void {
  const lower = line.normalize('NFC').toLowerCase();
  forEachPair(lower, lower.length, (pair) => counts.pairs[pair]!++);
  for (const letter of lower)
    if (letter > '\x7f' && (isLatinLetter(letter.charCodeAt(0)) || /\p{M}/u.test(letter)))
      counts.letters.set(letter, (counts.letters.get(letter) ?? 0) + 1);
}

function sharesOf(language: string, letters: ReadonlyMap<string, number>): [string, number][] {
  // Any language has any letter: src/language/latin.ts.
  if (language === OTHER_LANGUAGE) return [];
  const total = [...letters.values()].reduce((sum, n) => sum + n, 0);
  const shares = new Map([...letters].map(([letter, n]) => [letter, n / total]));
  if (language === 'vi') for (const mark of VIETNAMESE_MARKS) shares.set(mark, VIETNAMESE_MARK_SHARE);
  return [...shares].filter(([, share]) => share >= LEAST_SHARE).sort(([a], [b]) => (a < b ? -1 : 1));
}

function train(corpus: string, cache: string): LatinRecord {
  const texts = new Map<string, string[]>();
  const hash = createHash('sha256');
  for (const pool of [...corpusPools(corpus, 'train'), ...packagePools(cache, 'train')]) {
    const lines = texts.get(pool.language) ?? [];
    texts.set(pool.language, lines.concat(pool.lines));
  }
  const names = [...LANGUAGES, OTHER_LANGUAGE];
  const counts: Counts[] = names.map(() => ({ pairs: new Float64Array(PAIRS), letters: new Map() }));
  for (const [language, lines] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (LEFT_OUT.has(language) || !isLatinText(lines)) continue;
    const index = LANGUAGES.indexOf(language);
    for (const line of sample(lines, index < 0 ? MOST_OTHER_LINES : MOST_LINES)) {
      count(counts.at(index)!, line);
      hash.update(`${line}\n`);
    }
  }
  const logs = counts.map(({ pairs }) => {
    const total = pairs.reduce((sum, n) => sum + n + SMOOTHING, 0);
    return pairs.map((n) => Math.log((n + SMOOTHING) / total));
  });
  const weights = Int8Array.from({ length: names.length * PAIRS }, (_, index) => {
    const pair = index % PAIRS;
    const mean = logs.reduce((sum, log) => sum + log[pair]!, 0) / names.length;
    const steps = Math.round((logs[Math.floor(index / PAIRS)]![pair]! - mean) / PAIR_STEP);
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps));
  });
  return {
    sources: ['corpus-a', ...SOURCES.map(({ name, version }) => `${name}@${version}`)],
    texts: hash.digest('hex'),
    languages: names.join(' '),
    pairs: Array.from(weights, (weight) => String.fromCharCode(PAIR_ZERO + weight)).join(''),
    letters: names
      .map((language, index) =>
        sharesOf(language, counts[index]!.letters)
          .map(
            ([letter, share]) =>
              letter + String.fromCharCode(LETTER_ZERO - Math.round(Math.log(share) / LETTER_STEP)),
          )
          .join(''),
      )
      .join(' '),
  };
}

const [corpus, cache] = process.argv.slice(2);
if (!corpus || !cache) {
  console.error('usage: train-latin.ts CORPUS CACHE');
  process.exitCode = 2;
} else writeFileSync(LATIN_FILE, `${JSON.stringify(train(corpus, cache), undefined, 2)}\n`);
