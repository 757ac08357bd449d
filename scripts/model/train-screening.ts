/**
 * Trains the weights of src/search/screening.ts: `npx tsx scripts/model/train-screening.ts CORPUS [EXAMPLES]`.
 * Writes screening.json beside this file; pack-screening.ts makes the generated file of it.
 *
 * Healthy lines and garbled ones by turns. Of each the part with the highest sum is taken, which is what the
 * screening would see, and its weights are moved by the gradient of a logistic loss (AdaGrad), so that a garbled part
 * ends up above `TARGET + MARGIN` and the highest part of a healthy line below `TARGET - MARGIN`.
 */
import { writeFileSync } from 'node:fs';
import { garble } from '../../src/channel/garble.ts';
import { SCREENING_STEP } from '../../src/search/screening.ts';
import {
  LINE_FEED_CLASS,
  screeningClassCount,
  screeningClassOf,
} from '../../src/search/screening-classes.ts';
import { TRAINING_CHANNELS } from './channels.ts';
import { oddity } from './oddities.ts';
import { digest } from './pack.ts';
import { SCREENING_FILE, type ScreeningRecord } from './pack-screening.ts';
import { Random, WeightedChoice } from './random.ts';
import { corpusPools } from './texts.ts';

const SEED = 7;
const TARGET = 4;
const MARGIN = 3;
/** How much a garbled text that is passed over weighs against a healthy one that is not. */
const GARBLED_WEIGHT = 8;
const RATE = 0.25;
const LAST_RATE = 0.01;
/** Rate of the weights of single classes, relative to that of pairs. */
const CLASS_RATE = 0.3;
/** Part of the training after which the weights of pairs are pruned. */
const PRUNE_AT = 0.5;
const LEAST_SEEN = 10;
const LEAST_WEIGHT = 0.4;
/** Largest weight, in logits. */
const LIMIT = 8;
const LONGEST = 300;
/** What is so nearly right teaches nothing. */
const LEAST_GRADIENT = 0.01;

/** Languages drawn more often than others: with more classes, or more often garbled. */
const SHARES: Readonly<Record<string, number>> = {
  'zh-hans': 9,
  'zh-hant': 6,
  ja: 8,
  ko: 6,
  ru: 5,
  fr: 3,
  vi: 4,
};
const SHARE = 2;

const count = screeningClassCount();
const classes = Uint8Array.from({ length: 0x10000 }, (_, unit) => screeningClassOf(unit));

/** Weights that learn. */
class Weights {
  readonly values: Float64Array;
  readonly #squares: Float64Array;

  constructor(length: number) {
    this.values = new Float64Array(length);
    this.#squares = new Float64Array(length).fill(1e-3);
  }

  move(index: number, gradient: number, rate: number): void {
    this.#squares[index]! += gradient * gradient;
    this.values[index]! += (rate * gradient) / Math.sqrt(this.#squares[index]!);
  }
}

const firsts = new Weights(count);
const seconds = new Weights(count);
const pairs = new Weights(count * count);
const seen = new Uint32Array(count * count);
const isPruned = new Uint8Array(count * count);

/** Calls `visit` with the classes of each pair of code units of which not both are ASCII, the ends included. */
function forEachPair(
  text: string,
  from: number,
  to: number,
  visit: (first: number, second: number, at: number) => void,
): void {
  for (let at = from; at <= to; at++) {
    const first = at > 0 ? text.charCodeAt(at - 1) : 0;
    const second = at < text.length ? text.charCodeAt(at) : 0;
    if ((first | second) < 0x80) continue;
    visit(
      at > 0 ? classes[first]! : LINE_FEED_CLASS,
      at < text.length ? classes[second]! : LINE_FEED_CLASS,
      at,
    );
  }
}

/** The part with the highest sum; `from` and `to` are those of {@link forEachPair}. */
function highestPart(text: string): { sum: number; from: number; to: number } {
  let highest = { sum: Number.NEGATIVE_INFINITY, from: 0, to: text.length };
  let sum = 0;
  let from = 0;
  forEachPair(text, 0, text.length, (first, second, at) => {
    if (sum <= 0) {
      sum = 0;
      from = at;
    }
    sum += firsts.values[first]! + seconds.values[second]! + pairs.values[first * count + second]!;
    if (sum > highest.sum) highest = { sum, from, to: at };
  });
  return highest;
}

function learn(text: string, from: number, to: number, gradient: number, rate: number): void {
  forEachPair(text, from, to, (first, second) => {
    const pair = first * count + second;
    seen[pair]!++;
    firsts.move(first, gradient, rate * CLASS_RATE);
    seconds.move(second, gradient, rate * CLASS_RATE);
    if (isPruned[pair] === 0) pairs.move(pair, gradient, rate);
  });
}

function prune(): void {
  for (let pair = 0; pair < isPruned.length; pair++) {
    if (seen[pair]! >= LEAST_SEEN && Math.abs(pairs.values[pair]!) >= LEAST_WEIGHT) continue;
    isPruned[pair] = 1;
    pairs.values[pair] = 0;
  }
}

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '。': '.',
  '：': ':',
  '（': '(',
  '）': ')',
};
const QUALITY_MARK = /[\u0302\u0306\u031b]/;

/** Vietnamese as windows-1258 has it: letters whole, tones as marks behind them. */
function withTonesApart(text: string): string {
  return text.replace(/[\u00c0-\u1ef9]/g, (letter) => {
    const [base, ...marks] = letter.normalize('NFD');
    const tones = marks.filter((mark) => !QUALITY_MARK.test(mark)).join('');
    return (base + marks.filter((mark) => QUALITY_MARK.test(mark)).join('')).normalize('NFC') + tones;
  });
}

/** Marks of well-set text for those of typewriters. */
function setWell(text: string, random: Random): string {
  const [open, close] = [...random.pick(['“”', '«»', '„“'])];
  return text
    .replaceAll("'", '’')
    .replace(/"([^"]*)"/g, `${open}$1${close}`)
    .replace(/ ([;:!?»])/g, `${random.pick(['\u00a0', '\u202f'])}$1`)
    .replaceAll(' - ', random.pick([' – ', ' — ']))
    .replaceAll('...', '…')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, random.pick(['-', '\u2010', '\u2011']));
}

/** The forms in which the same text is met elsewhere. */
function vary(line: string, random: Random): string {
  let text = line;
  if (random.chance(1 / 6)) text = setWell(text, random);
  if (random.chance(1 / 8)) text = text.replace(/[，。：（）]/g, (mark) => FULL_WIDTH[mark]!);
  if (random.chance(1 / 6)) text = `${random.below(300)}. ${text}`;
  if (random.chance(1 / 25)) text = text.normalize('NFD');
  if (/[\u1ea0-\u1ef9]/.test(text) && random.chance(1 / 4)) text = withTonesApart(text);
  if (random.chance(1 / 8)) text = text.toUpperCase();
  return text.slice(0, LONGEST);
}

/** A quarter each whole lines and pieces of up to 4, 8, 20 and 50 code units. */
function piece(text: string, random: Random): string {
  if (random.chance(1 / 4)) return text;
  const length = random.pick([4, 8, 20, 50]);
  const start = random.below(Math.max(1, text.length - length));
  return text.slice(start, start + length);
}

const isNonAscii = (text: string): boolean => /[^\0-\x7f]/.test(text);
const countOf = (text: string, part: string): number => text.split(part).length - 1;

/** Draws healthy and garbled texts. */
class Drawer {
  readonly #random = new Random(SEED);
  readonly #languages: readonly (readonly string[])[];
  readonly #choice: WeightedChoice;
  readonly #channels = new WeightedChoice(TRAINING_CHANNELS.map(({ weight }) => weight));

  constructor(lines: ReadonlyMap<string, readonly string[]>) {
    this.#languages = [...lines.values()];
    this.#choice = new WeightedChoice([...lines.keys()].map((language) => SHARES[language] ?? SHARE));
  }

  #line(): string {
    return vary(this.#random.pick(this.#languages[this.#choice.draw(this.#random)]!), this.#random);
  }

  healthy(): string {
    if (this.#random.chance(1 / 30)) return oddity(this.#random, () => piece(this.#line(), this.#random));
    return this.#line();
  }

  /** A garbled text, some with bytes lost and some with healthy text around; `undefined` if this draw gives none. */
  garbled(): string | undefined {
    const random = this.#random;
    const text = piece(this.#line(), random);
    const { right, wrong } = TRAINING_CHANNELS[this.#channels.draw(random)]!;
    const isEncodable = countOf(garble(text, { right, wrong: 'iso-8859-1' }), '?') === countOf(text, '?');
    if (!isNonAscii(text) || !isEncodable) return undefined;
    let garbled = garble(text, { right, wrong });
    if (random.chance(1 / 20)) garbled = garble(garbled, { right: 'utf-8', wrong });
    const lost = countOf(garbled, '\ufffd');
    if (garbled === text || lost * 2 > garbled.length || (lost > 0 && random.chance(2 / 3))) return undefined;
    if (lost > 0 && random.chance(1 / 2)) garbled = garbled.replaceAll('\ufffd', random.pick(['?', '']));
    if (!isNonAscii(garbled)) return undefined;
    if (random.chance(2 / 3)) return garbled;
    const [before, after] = [piece(this.#line(), random), piece(this.#line(), random)];
    return random.pick([`${before} ${garbled}`, before + garbled + after, `${garbled} ${after}`]);
  }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function train(drawer: Drawer, examples: number): void {
  for (let example = 0; example < examples; example++) {
    if (example === Math.floor(examples * PRUNE_AT)) prune();
    const rate = RATE * (1 - example / examples) + LAST_RATE;
    const isHealthy = example % 2 === 0;
    const text = isHealthy ? drawer.healthy() : drawer.garbled();
    if (text === undefined) continue;
    const { sum, from, to } = highestPart(text);
    if (sum === Number.NEGATIVE_INFINITY) continue;
    const gradient = isHealthy
      ? -logistic(sum - (TARGET - MARGIN))
      : GARBLED_WEIGHT * logistic(TARGET + MARGIN - sum);
    if (Math.abs(gradient) <= LEAST_GRADIENT) continue;
    // Where nothing speaks for a garbled text, all of it is to learn.
    if (!isHealthy && sum <= 0) learn(text, 0, text.length, gradient, rate);
    else learn(text, from, to, gradient, rate);
  }
}

function quantise(weights: Weights): number[] {
  return Array.from(weights.values, (weight) =>
    Math.round(Math.max(-LIMIT, Math.min(LIMIT, weight)) / SCREENING_STEP),
  );
}

function main(corpus: string, examples: number): ScreeningRecord {
  const pools = corpusPools(corpus, 'train');
  const lines = new Map<string, string[]>();
  for (const pool of pools) lines.set(pool.language, [...(lines.get(pool.language) ?? []), ...pool.lines]);
  train(new Drawer(lines), examples);
  return {
    sources: ['corpus-a'],
    seed: SEED,
    examples,
    texts: digest(pools.map(({ language, lines: own }) => [language, ...own].join('\n')).join('\n')),
    weights: Buffer.from(
      Int8Array.from([...quantise(firsts), ...quantise(seconds), ...quantise(pairs)]),
    ).toString('base64'),
  };
}

const [corpus, examples = '16000000'] = process.argv.slice(2);
if (!corpus) {
  console.error('usage: train-screening.ts CORPUS [EXAMPLES]');
  process.exitCode = 2;
} else writeFileSync(SCREENING_FILE, `${JSON.stringify(main(corpus, Number(examples)), undefined, 2)}\n`);
