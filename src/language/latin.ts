/**
 * Which languages a text in Latin script may be in, by its ASCII letters, and how well its other letters go with
 * them: ş and ğ are Turkish, þ and ð in the same words are not. A naive Bayes mixture over the languages, trained
 * by scripts/model/train-latin.ts; README.md says how.
 */
import { languageNames, letterCosts, pairWeights } from '../packed/data.ts';
import { exp, log } from '../portable-math.ts';
import { isC1, isLatinLetter } from './script.ts';
import { isTypography } from './typography.ts';
import { unpackWeights } from './weights.ts';

/** Twenty-six letters, and one symbol for all other ASCII. */
export const SYMBOLS = 27;
/** Pairs of neighbouring symbols. */
export const PAIRS: number = SYMBOLS * SYMBOLS;
/** What a step of a pair's weight is worth, in nats. Calibrated: half of it is no better and takes 4 KB more (gzip). */
export const PAIR_STEP = 1;
/** What a step of a letter's cost is worth, in nats. */
export const LETTER_STEP = 0.25;
/** The character of cost 0 in the packed letters. */
export const LETTER_ZERO = 0x30;
/** The last language stands for all that have no table of their own. */
export const OTHER_LANGUAGE = '*';

/**
 * Pairs overlap, and what one says the next says again: their sum is worth this share of it. Found by trial on the
 * calibration part of the development corpus (0.4 to 1): the more, the surer it is of Czech where a line is Slovak.
 */
const PAIR_WEIGHT = 0.5;
/** Only so much of a text is looked at, in code units: it is enough to tell a language by. */
const MOST_READ = 400;

/** Log probability of a letter that a language does not have, from 1 in 5,000. */
const LEAST_LETTER = -8.5;
/** The same for languages without a table, which have any, one as likely as the other. */
const OTHER_LETTER = -6;
/** The same for dashes and quotes, for other signs, and for C1 controls, of which the plausibility says enough. */
const TYPOGRAPHY = -3;
const SIGN = -6.8;
const CONTROL = -4.5;
/** What a letter that comes again says, of what it says when it comes first. */
const REPEATED = 0.5;

/**
 * Share that is added to the plausibility, which knows part of it. Found by trial on the calibration part of the
 * development corpus: 0.4 to 0.6 give the same; at 0.8 healthy Estonian changes.
 */
const FIT_WEIGHT = 0.5;

/**
 * How much likelier than any one of the others a language without a table is, in nats: there are thousands. Found by
 * trial (0, 3, 5): 3 takes 0.4 points of repairs and saves half of the languages that no training text has.
 */
const OTHER_PRIOR = 3;

interface Tables {
  readonly languages: readonly string[];
  /** `languages.length` weights for each pair. */
  readonly pairs: Float64Array;
  /** For each code unit that any language has, `languages.length` log probabilities. */
  readonly letters: ReadonlyMap<number, Float64Array>;
}

let loaded: Tables | undefined;

function load(): Tables {
  if (loaded) return loaded;
  const languages = languageNames.split(' ');
  const count = languages.length;
  const weights = unpackWeights(pairWeights, count * PAIRS);
  const pairs = new Float64Array(count * PAIRS);
  for (let language = 0; language < count; language++)
    for (let pair = 0; pair < PAIRS; pair++)
      pairs[pair * count + language] = weights[language * PAIRS + pair]! * PAIR_STEP * PAIR_WEIGHT;
  const letters = new Map<number, Float64Array>();
  letterCosts.split(' ').forEach((packed, language) => {
    for (let at = 0; at < packed.length; at += 2) {
      const unit = packed.charCodeAt(at);
      let costs = letters.get(unit);
      if (!costs) {
        costs = unknownLetter(languages);
        letters.set(unit, costs);
      }
      costs[language] = (LETTER_ZERO - packed.charCodeAt(at + 1)) * LETTER_STEP;
    }
  });
  loaded = { languages, pairs, letters };
  return loaded;
}

function unknownLetter(languages: readonly string[]): Float64Array {
  return Float64Array.from(languages, (language) =>
    language === OTHER_LANGUAGE ? OTHER_LETTER : LEAST_LETTER,
  );
}

/** True if nothing but Latin letters, their marks and general punctuation stands beyond ASCII. */
export function isLatinText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x370 && !(unit >= 0x1e00 && unit <= LAST_PUNCTUATION)) return false;
  }
  return true;
}

/** Letters of Vietnamese, punctuation and ™. */
const LAST_PUNCTUATION = 0x2122;

/** The symbol of an ASCII code unit: 1 to 26 for letters of either case, 0 for all else. */
export function symbolOfAscii(unit: number): number {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x60 : 0;
}

/** Calls back with each pair of neighbouring ASCII symbols; what stands next to other characters says nothing. */
export function forEachPair(text: string, end: number, use: (pair: number) => void): void {
  let previous = 0;
  for (let at = 0; at <= end; at++) {
    const unit = at < end ? text.charCodeAt(at) : 0x20;
    const symbol = unit > 0x7f ? -1 : symbolOfAscii(unit);
    if (previous >= 0 && symbol >= 0 && previous + symbol > 0) use(previous * SYMBOLS + symbol);
    previous = symbol;
  }
}

/** Log probability of each language, the last of them any that has no table, from a text's ASCII letters alone. */
export function languagesOf(text: string): Float64Array {
  const { languages, pairs } = load();
  const count = languages.length;
  const sums = new Float64Array(count);
  forEachPair(text, Math.min(text.length, MOST_READ), (pair) => {
    for (let language = 0; language < count; language++) sums[language]! += pairs[pair * count + language]!;
  });
  sums[count - 1]! += OTHER_PRIOR;
  const total = logSum(sums);
  return sums.map((sum) => sum - total);
}

/**
 * How well the characters beyond ASCII go with the languages that a text may be in (see {@link languagesOf}), in
 * logits to add to the plausibility. Means something only as a difference between two readings of the same text.
 */
export function letterFit(text: string, languages: Float64Array): number {
  const { letters } = load();
  const counts = new Map<number, number>();
  const end = Math.min(text.length, MOST_READ);
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const lower = isLatinLetter(unit) ? lowerCase(text, at) : unit;
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  if (counts.size === 0) return 0;
  const sums = Float64Array.from(languages);
  for (const [unit, count] of counts) {
    const weight = count > 1 ? 1 + REPEATED : 1;
    const costs = letters.get(unit);
    if (!costs && !isLatinLetter(unit)) {
      addAll(sums, weight * signCost(unit));
      continue;
    }
    for (let language = 0; language < sums.length; language++)
      sums[language]! += weight * (costs ? costs[language]! : unknownCost(language, sums.length));
  }
  return FIT_WEIGHT * logSum(sums);
}

function lowerCase(text: string, at: number): number {
  return text.charAt(at).toLowerCase().charCodeAt(0);
}

function unknownCost(language: number, count: number): number {
  return language === count - 1 ? OTHER_LETTER : LEAST_LETTER;
}

const DEGREE_SIGN = 0xb0;

function signCost(unit: number): number {
  if (isC1(unit)) return CONTROL;
  return isTypography(unit) || unit === DEGREE_SIGN ? TYPOGRAPHY : SIGN;
}

function addAll(sums: Float64Array, value: number): void {
  for (let index = 0; index < sums.length; index++) sums[index]! += value;
}

function logSum(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (const value of values) sum += exp(value - most);
  return most + log(sum);
}
