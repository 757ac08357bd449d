/**
 * Writes `src/packed/generated/han-statistics.ts`: how common each ideograph of GBK is, and how often the
 * characters that a cut in front of a full-width mark can hit stand together with others.
 * Source: `scripts/data/han-statistics.json`. That file in turn was counted from the word frequencies of
 * @node-rs/jieba 2.0.3 (MIT), simplified and, by OpenCC, traditional; count them again with the folder that
 * `scripts/model/fetch-texts.ts` fetched its packages into:
 *
 *     npx tsx scripts/generate-han-statistics.ts [CACHE]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/cn2t';
import { pairOfUnit } from '../src/search/gbk-pairs.ts';
import { LEAST_PAIR_SHARE, LEAST_SHARE, STEP_FACTOR } from '../src/search/han-statistics.ts';
import { FREQUENCY_STEPS, ideographs } from '../src/search/unpack-han-statistics.ts';
import { packStatistics } from './packing/han-statistics.ts';

const root: URL = new URL('../', import.meta.url);
const DATA: URL = new URL('scripts/data/han-statistics.json', root);
const PATH = 'src/packed/generated/han-statistics.ts';
const WORDS = 'packages/@node-rs+jieba@2.0.3/dict.txt';

/** Rarer pairs are left out. */
const LEAST_PAIR_COUNT = 60;

/** Step → characters, or step → pairs of characters, in one string. */
type Steps = Readonly<Record<string, string>>;

interface Statistics {
  readonly frequency: Steps;
  readonly pairs: Steps;
}

function byteOf(character: string, index: 0 | 1): number {
  const pair = pairOfUnit(character.charCodeAt(0));
  return index === 0 ? pair >> 8 : pair & 0xff;
}

/** The second byte of the marks that the bytes are cut before is the first byte of these characters. */
const LEADS_BEHIND_CUT: ReadonlySet<number> = new Set(Array.from('，！：；？', (mark) => byteOf(mark, 1)));
const TRAIL_BEFORE_CUT = 0xa3;

/** True for two ideographs of which the first or the second can be cut. */
function concernsCut(first: string, second: string): boolean {
  if (byteOf(first, 0) === 0 || byteOf(second, 0) === 0) return false;
  if (byteOf(second, 1) === TRAIL_BEFORE_CUT) return true;
  return byteOf(first, 1) === TRAIL_BEFORE_CUT && LEADS_BEHIND_CUT.has(byteOf(second, 0));
}

/** The step of a share: 1 from `least` on, then one more for each {@link STEP_FACTOR}. */
function stepOf(share: number, least: number): number {
  return Math.min(FREQUENCY_STEPS, 1 + Math.floor(Math.log(share / least) / Math.log(STEP_FACTOR)));
}

function count(cache: string): Statistics {
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const characters = { simplified: new Map<string, number>(), traditional: new Map<string, number>() };
  const pairs = new Map<string, number>();
  let total = 0;
  const add = (counts: Map<string, number>, key: string, times: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + times);
  };
  for (const line of readFileSync(`${cache}/${WORDS}`, 'utf8').split('\n')) {
    const [simplified = '', field = '0'] = line.split(' ');
    const traditional = toTraditional(simplified);
    const times = Number(field);
    total += times * simplified.length;
    for (const character of simplified) add(characters.simplified, character, times);
    for (const character of traditional) add(characters.traditional, character, times);
    for (const word of new Set([simplified, traditional])) {
      for (let at = 0; at + 1 < word.length; at++) {
        if (concernsCut(word[at]!, word[at + 1]!)) add(pairs, word.slice(at, at + 2), times);
      }
    }
  }
  const timesOf = (character: string): number =>
    Math.max(characters.simplified.get(character) ?? 0, characters.traditional.get(character) ?? 0);

  const frequency: Record<string, string> = {};
  for (const unit of ideographs()) {
    const character = String.fromCharCode(unit);
    const step = stepOf(timesOf(character) / total, LEAST_SHARE);
    if (step >= 1) frequency[step] = (frequency[step] ?? '') + character;
  }
  const shares: Record<string, string> = {};
  for (const [pair, times] of [...pairs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const step = stepOf(times / timesOf(pair[0]!), LEAST_PAIR_SHARE);
    if (times >= LEAST_PAIR_COUNT && step >= 1) shares[step] = (shares[step] ?? '') + pair;
  }
  return { frequency, pairs: shares };
}

function packed({ frequency, pairs }: Statistics): string {
  const steps = new Uint8Array(0x10000);
  for (const [step, characters] of Object.entries(frequency))
    for (const character of characters) steps[character.charCodeAt(0)] = Number(step);
  const unitPairs = Array.from({ length: FREQUENCY_STEPS }, (_, index) =>
    Array.from((pairs[index + 1] ?? '').matchAll(/../gsu), ([pair]) => {
      return pair.charCodeAt(0) * 0x10000 + pair.charCodeAt(1);
    }),
  );
  return packStatistics({ steps, pairs: unitPairs });
}

/** Path from the repository's root → contents. */
export function generateHanStatistics(): Map<string, string> {
  const statistics = JSON.parse(readFileSync(DATA, 'utf8')) as Statistics;
  return new Map([
    [
      PATH,
      [
        '// Written by scripts/generate-han-statistics.ts; do not edit.',
        '// Source: scripts/data/han-statistics.json, counted from @node-rs/jieba 2.0.3 (MIT).',
        '',
        '/** A step for each ideograph of GBK, and pairs of them by step; see search/han-statistics.ts. */',
        `export const HAN_STATISTICS: string =\n  '${packed(statistics)}';`,
        '',
      ].join('\n'),
    ],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const cache = process.argv[2];
  if (cache !== undefined) writeFileSync(DATA, `${JSON.stringify(count(cache), null, 1)}\n`);
  for (const [path, contents] of generateHanStatistics()) {
    const file = new URL(path, root);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, contents);
    console.log(path, contents.length);
  }
}
