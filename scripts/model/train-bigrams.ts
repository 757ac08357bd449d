/**
 * Trains the bigrams that tell which character was lost: `npx tsx scripts/model/train-bigrams.ts CORPUS CACHE`.
 * CORPUS is the evaluation corpus, CACHE what fetch-texts.ts filled. Writes bigrams.bin and bigrams.json beside this file.
 *
 * An example is a character of a text, the others that it could be if one of its bytes were lost, and the characters
 * beside it, some of them lost as well. The loss is logistic over the candidates, the optimiser AdaGrad (Duchi et al.
 * 2011). Weights of pairs stay at 0 or above and are drawn to 0 (L1), so that only pairs that belong together keep
 * one: that takes a quarter of the room of weights of both signs, for nine tenths of what they tell.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import type { Encoding } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';
import { BIGRAM_SLOTS, BIGRAM_STEP, bigramSlots, unigramSlots } from '../../src/language/bigrams.ts';
import { isLosable, linkWithoutBigrams, unitWithoutBigrams } from '../../src/search/lattice-filling.ts';
import { digest } from './pack.ts';
import { BIGRAM_RECORD_FILE, BIGRAMS_FILE, type BigramRecord, writeBigrams } from './pack-bigrams.ts';
import { Random, WeightedChoice } from './random.ts';
import { corpusPools, packagePools, type TextPool } from './texts.ts';

const SEED = 7;
const EXAMPLES = 2_500_000;
/** Learning rate of AdaGrad, what its sums of squares begin with, and how strongly weights are drawn to 0. */
const RATE = 0.25;
const FIRST_SQUARE = 0.01;
const PAIR_L1 = 3e-3;
const UNIT_L1 = 3e-4;
/** Part of the training after which weights of 0 stay it and nothing draws the others there any more. */
const PRUNE_AT = 0.55;
/** Weights that are smaller by then are 0. */
const LEAST_KEPT = 0.3;
/** Smaller gradients change nothing that lasts. */
const LEAST_GRADIENT = 1e-3;
const LARGEST_STEP = 24;

/** How often languages are drawn, by how much text of theirs loses bytes. */
const SHARES: Readonly<Record<string, number>> = {
  'zh-hans': 9,
  'zh-hant': 5,
  ja: 9,
  ko: 6,
  ru: 5,
  uk: 2,
  bg: 1.5,
  sr: 1,
  el: 1,
  th: 1.5,
  ar: 1,
  he: 1,
  fa: 1,
  hi: 0.5,
  vi: 1,
};
const OTHER_SHARE = 0.25;

/** Sources whose lines are sentences, or close to it. */
const PROSE_WEIGHT = 2;
const PROSE = /^(typescript|monaco-editor|django|horizon|wagtail|sphinx|scratch-l10n|ep_etherpad-lite)/;
const WORD_LIST = 'packages/@node-rs+jieba@2.0.3/dict.txt';
/** Share of the examples that are words of the Chinese list, drawn by their frequency. */
const WORD_SHARE = 0.3;
const TRADITIONAL_SHARE = 0.3;

/** A neighbour that is lost too. */
const LOST = -1;

/** Double-byte encodings that each language was written in. */
const LEGACY: Readonly<Record<string, readonly Encoding[]>> = {
  'zh-hans': [getEncoding('gbk')!],
  'zh-hant': [getEncoding('gbk')!, getEncoding('big5')!],
  ja: [getEncoding('shift_jis')!, getEncoding('euc-jp')!],
  ko: [getEncoding('euc-kr')!],
};

interface Example {
  readonly character: number;
  readonly before: number;
  readonly after: number;
  readonly candidates: readonly number[];
}

/** The code points whose UTF-8 differs from that of `codePoint` in the bits of `mask` at most. */
function alike(codePoint: number, mask: number): number[] {
  const found: number[] = [];
  const least = codePoint < 0x800 ? 0x80 : 0x800;
  const end = codePoint < 0x800 ? 0x800 : 0x10000;
  const lowest = mask & -mask;
  for (let bits = 0; bits <= mask; bits += lowest) {
    const other = (codePoint & ~mask) | bits;
    if (other >= least && other < end && isLosable(other)) found.push(other);
  }
  return found;
}

const halves = new Map<string, number[]>();

/** The characters of a double-byte encoding that have one byte, the first or the second one, in common. */
function sharing(encoding: Encoding, byte: number, isFirst: boolean): number[] {
  const key = `${encoding.name} ${byte} ${isFirst}`;
  let found = halves.get(key);
  if (found) return found;
  const characters = new Set<number>();
  for (let other = 0x40; other < 0x100; other++) {
    const step = encoding.decodeAt(Uint8Array.from(isFirst ? [byte, other] : [other, byte]), 0);
    if (step >= 0 && (step & 7) === 2 && isLosable(step >> 3)) characters.add(step >> 3);
  }
  found = [...characters];
  halves.set(key, found);
  return found;
}

/** What a character could be if one of its bytes were lost. */
function candidatesFor(character: number, language: string, random: Random): readonly number[] {
  const isShort = character < 0x800;
  const kind = random.fraction();
  // The last byte, all of it or with only a few values that can be lost; the first one; the middle one.
  if (kind < 0.4) return alike(character, 0x3f);
  if (kind < 0.55) {
    const width = 1 + random.below(20);
    const offset = random.below(width);
    return alike(character, 0x3f).filter(
      (other) => other >= character - offset && other < character - offset + width,
    );
  }
  if (kind < 0.7) return alike(character, isShort ? 0x7c0 : 0xf000);
  if (kind < 0.78) return alike(character, isShort ? 0x3f : 0xfc0);
  const encodings = LEGACY[language];
  const encoding = encodings && random.pick(encodings);
  const sequence = encoding?.encodeCodePoint(character, true) ?? 0;
  if (!encoding || sequence < 0x100 || sequence > 0xffff) return alike(character, 0x3f);
  return kind < 0.9 ? sharing(encoding, sequence >> 8, true) : sharing(encoding, sequence & 0xff, false);
}

class Drawer {
  readonly #pools: readonly TextPool[];
  readonly #poolChoice: WeightedChoice;
  readonly #words: readonly string[];
  readonly #wordChoice: WeightedChoice;
  readonly #toTraditional: (text: string) => string = Converter({ from: 'cn', to: 't' });

  constructor(pools: readonly TextPool[], words: ReadonlyMap<string, number>) {
    this.#pools = pools;
    this.#poolChoice = new WeightedChoice(
      pools.map(({ language, weight }) => weight * (SHARES[language] ?? OTHER_SHARE)),
    );
    this.#words = [...words.keys()];
    this.#wordChoice = new WeightedChoice([...words.values()]);
  }

  draw(random: Random): Example | undefined {
    const isWord = random.chance(WORD_SHARE);
    let text: string;
    let language: string;
    if (isWord) {
      text = this.#words[this.#wordChoice.draw(random)]!;
      language = random.chance(TRADITIONAL_SHARE) ? 'zh-hant' : 'zh-hans';
      if (language === 'zh-hant') text = this.#toTraditional(text);
    } else {
      const pool = this.#pools[this.#poolChoice.draw(random)]!;
      text = random.pick(pool.lines);
      language = pool.language;
    }
    const at = random.below(text.length);
    const character = text.charCodeAt(at);
    if (character < 0x80 || !isLosable(character)) return undefined;
    // What stands beside a listed word is not known.
    const unitAt = (i: number): number =>
      i >= 0 && i < text.length ? text.charCodeAt(i) : isWord ? LOST : 0;
    const fate = random.fraction();
    const before = fate < 0.2 ? LOST : unitAt(at - 1);
    const after = fate > 0.14 && fate < 0.45 ? LOST : unitAt(at + 1);
    const candidates = candidatesFor(character, language, random);
    return candidates.length < 2 ? undefined : { character, before, after, candidates };
  }
}

function train(drawer: Drawer, log: (line: string) => void): Float32Array {
  const random = new Random(SEED);
  const weights = new Float32Array(BIGRAM_SLOTS);
  const squares = new Float32Array(BIGRAM_SLOTS).fill(FIRST_SQUARE);
  let isPruned = false;
  const update = (slot: number, gradient: number, pull: number, isSigned: boolean): void => {
    if (isPruned && weights[slot] === 0) return;
    squares[slot]! += gradient * gradient;
    const rate = RATE / Math.sqrt(squares[slot]!);
    const moved = weights[slot]! - rate * gradient;
    const least = isPruned ? 0 : rate * pull;
    if (moved > least) weights[slot] = moved - least;
    else weights[slot] = moved < -least && isSigned ? moved + least : 0;
  };
  let loss = 0;
  let count = 0;
  for (let i = 1; i <= EXAMPLES; i++) {
    if (i === Math.floor(PRUNE_AT * EXAMPLES)) {
      for (let slot = 0; slot < weights.length; slot++)
        if (Math.abs(weights[slot]!) < LEAST_KEPT) weights[slot] = 0;
      isPruned = true;
    }
    const example = drawer.draw(random);
    if (!example) continue;
    const { character, before, after, candidates } = example;
    const slots = candidates.map((candidate) => {
      const pairs: number[] = [];
      if (before !== LOST) pairs.push(...bigramSlots(before, candidate));
      if (after !== LOST) pairs.push(...bigramSlots(candidate, after));
      return { units: unigramSlots(candidate), pairs };
    });
    const scores = candidates.map((candidate, index) => {
      const { units, pairs } = slots[index]!;
      let score = unitWithoutBigrams(candidate);
      if (before !== LOST) score += linkWithoutBigrams(before, candidate);
      if (after !== LOST) score += linkWithoutBigrams(candidate, after);
      for (const slot of units) score += weights[slot]!;
      for (const slot of pairs) score += weights[slot]!;
      return score;
    });
    const best = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0);
    scores.forEach((score, index) => {
      const probability = Math.exp(score - best) / total;
      const isRight = candidates[index] === character;
      if (isRight) loss -= Math.log(probability);
      const gradient = probability - (isRight ? 1 : 0);
      if (Math.abs(gradient) < LEAST_GRADIENT) return;
      const { units, pairs } = slots[index]!;
      for (const slot of units) update(slot, gradient, UNIT_L1, true);
      pairs.forEach((slot, order) => {
        // Pairs of classes come second.
        update(slot, gradient, PAIR_L1, order % 2 === 1);
      });
    });
    if (++count % 100_000 !== 0) continue;
    log(`${count} examples, mean loss ${(loss / 100_000).toFixed(4)}`);
    loss = 0;
  }
  return weights;
}

function main(): void {
  const [corpus, cache] = process.argv.slice(2);
  if (corpus === undefined || cache === undefined) throw new Error('usage: train-bigrams.ts CORPUS CACHE');
  const pools = [
    ...corpusPools(corpus, 'train'),
    ...packagePools(cache, 'train')
      .filter(({ source }) => PROSE.test(source))
      .map((pool) => ({ ...pool, weight: PROSE_WEIGHT * pool.weight })),
  ];
  const words = new Map<string, number>();
  for (const line of readFileSync(`${cache}/${WORD_LIST}`, 'utf8').split('\n')) {
    const [word = '', times = '0'] = line.split(' ');
    if (word.length > 1) words.set(word, Number(times));
  }
  const weights = train(new Drawer(pools, words), console.log);
  const steps = Int8Array.from(weights, (weight) =>
    Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, Math.round(weight / BIGRAM_STEP))),
  );
  const record: BigramRecord = {
    sources: [...new Set([...pools.map(({ source }) => source), '@node-rs/jieba@2.0.3'])],
    seed: SEED,
    examples: EXAMPLES,
    texts: digest([...pools.flatMap(({ lines }) => lines), ...words.keys()].join('\n')),
  };
  writeFileSync(BIGRAMS_FILE, steps);
  writeFileSync(BIGRAM_RECORD_FILE, `${JSON.stringify(record, null, 1)}\n`);
  writeBigrams();
}

main();
