/**
 * What a document itself says about which character follows which: an interpolated trigram model with absolute
 * discounting, its lowest order a continuation count (Kneser and Ney 1995; Chen and Goodman 1998), over the
 * symbols of the document. Below that lie the shares of character classes, and within them how common each
 * ideograph is, so that every symbol of every document has a probability.
 */
import { CLASS_COUNT, CLASS_NAMES, classOf, isHan } from '../language/script.ts';
import { frequencyStep, listedShare, pairShare, STEP_FACTOR } from './han-statistics.ts';

/** Stands for a context that isn't known: the beginning, a gap, a lost character. */
export const NO_SYMBOL = 0;

/** Chen and Goodman's usual value for absolute discounting. */
const DISCOUNT = 0.75;

/**
 * What a stop is less likely behind another stop than elsewhere: in the training part of the evaluation corpus
 * 1 in 500 stands there, while 1 character in 20 is a stop.
 */
const STOP_BEHIND_STOP = 0.04;

/** A document counts for as much as this many symbols of the prior; a short one still needs its classes. */
const PRIOR_WEIGHT = 60;

/**
 * Shares of the classes in Chinese text, in thousandths, before the document is looked at. Measured on the
 * training part of the evaluation corpus (both scripts alike), rounded; a class that isn't named gets
 * {@link OTHER_SHARE}.
 */
const PRIOR_SHARES: Readonly<Record<string, number>> = {
  'han shared by all': 455,
  'han chinese': 33,
  'han simplified or japanese': 17,
  'han simplified': 90,
  'han traditional or japanese': 76,
  'han traditional': 49,
  'han second level shared': 0.5,
  'han second level gb': 0.5,
  'han second level big5': 0.1,
  'han gbk only': 0.05,
  'ideographic mark': 40,
  'sentence mark': 40,
  'ideographic quote': 2,
  'double quote': 5,
  'ideographic bracket': 2,
  'ascii bracket': 13,
  digit: 15,
  space: 40,
  boundary: 35,
  'ascii vowel lower': 36,
  'ascii consonant lower': 75,
  'joining mark': 4,
  'ascii symbol': 1.3,
  'ascii quote': 1.3,
  dash: 0.5,
  ellipsis: 0.3,
};
const OTHER_SHARE = 0.01;

/** The full-width marks that pages fold to ASCII, by their ASCII form. */
const FOLDED_MARKS = ',!?:;()';
const FULL_WIDTH_OFFSET = 0xfee0;

const folds: ReadonlyMap<number, number> = new Map(
  Array.from(FOLDED_MARKS, (mark) => [mark.charCodeAt(0) + FULL_WIDTH_OFFSET, mark.charCodeAt(0)] as const),
);

/** The full-width form of an ASCII mark that pages fold; any other unit as it is. */
export function fullWidthOf(unit: number): number {
  return folds.has(unit + FULL_WIDTH_OFFSET) ? unit + FULL_WIDTH_OFFSET : unit;
}

/** True for a mark that pages fold, in either form. */
export function isFoldableMark(unit: number): boolean {
  return folds.has(unit) || folds.has(unit + FULL_WIDTH_OFFSET);
}

/** What a code unit counts as: full-width marks as ASCII, digits as one, ASCII letters without their case. */
export function symbolOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return 0x30;
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  return folds.get(unit) ?? unit;
}

/** True for a comma, a stop and the like, of which two hardly ever stand together. */
function isStop(symbol: number): boolean {
  return symbol < 0x80
    ? ',!?:;'.includes(String.fromCharCode(symbol))
    : symbol === 0x3001 || symbol === 0x3002;
}

function weightOf(unit: number): number {
  return STEP_FACTOR ** frequencyStep(unit);
}

/** Sum of the weights of the symbols in each class. */
let classWeights: Float64Array | undefined;

function weightsOfClasses(): Float64Array {
  if (classWeights) return classWeights;
  const weights = new Float64Array(CLASS_COUNT);
  for (let unit = 1; unit < 0x10000; unit++) {
    if (symbolOf(unit) === unit) {
      const index = classOf(unit);
      weights[index] = weights[index]! + weightOf(unit);
    }
  }
  classWeights = weights;
  return weights;
}

/** How much of a character's followers is believed to be what general statistics say. */
const GENERAL_WEIGHT = 0.4;

/** How often a kind must have been seen before a following kind counts as much as the document's average. */
const KIND_WEIGHT = 15;

/**
 * Ideographs, digits, letters and rare symbols each count as one kind, every other symbol as a kind of its own:
 * which of them follow each other shows in a short document already.
 */
const IDEOGRAPH = 0x4e00;
const LETTER = 0x61;
const OTHER = 0xffff;

function kindOf(symbol: number): number {
  if (isHan(symbol)) return IDEOGRAPH;
  if (symbol >= 0x61 && symbol <= 0x7a) return LETTER;
  const common =
    symbol < 0x80 || (symbol >= 0x2010 && symbol <= 0x2026) || (symbol >= 0x3000 && symbol <= 0x301f);
  return common || symbol === 0xb7 ? symbol : OTHER;
}

function bump(counts: Map<number, number>, key: number): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

export class DocumentEvidence {
  /** Trigrams, bigrams and single symbols with their counts. */
  readonly #triples = new Map<number, number>();
  readonly #pairs = new Map<number, number>();
  readonly #singles = new Map<number, number>();
  /** How often a context is followed by anything, and by how many different symbols. */
  readonly #afterPair = new Map<number, number>();
  readonly #kindsAfterPair = new Map<number, number>();
  readonly #after = new Map<number, number>();
  readonly #kindsAfter = new Map<number, number>();
  /** After how many different symbols a symbol stands. */
  readonly #kindsBefore = new Map<number, number>();
  readonly #kinds = new Map<number, number>();
  readonly #kindPairs = new Map<number, number>();
  #kindTotal = 0;
  readonly #followers = new Map<number, number[]>();
  /** Share of each class, divided by the weights of its symbols. */
  readonly #classShares: Float64Array;
  readonly #pairKinds: number;

  /**
   * @param symbols the document's symbols ({@link symbolOf}), {@link NO_SYMBOL} where something is left out,
   *   such as a span whose own reading is in question
   */
  constructor(symbols: Uint16Array) {
    const classCounts = new Float64Array(CLASS_COUNT);
    let total = 0;
    let a = NO_SYMBOL;
    let b = NO_SYMBOL;
    for (const c of symbols) {
      if (c !== NO_SYMBOL) {
        const index = classOf(c);
        classCounts[index] = classCounts[index]! + 1;
        total++;
        this.#count(a, b, c);
      }
      a = b;
      b = c;
    }
    this.#pairKinds = this.#pairs.size;
    const weights = weightsOfClasses();
    let priorTotal = 0;
    const priors = CLASS_NAMES.map((name) => PRIOR_SHARES[name] ?? OTHER_SHARE);
    for (const share of priors) priorTotal += share;
    this.#classShares = Float64Array.from(priors, (prior, index) => {
      const share = (classCounts[index]! + (PRIOR_WEIGHT * prior) / priorTotal) / (total + PRIOR_WEIGHT);
      return share / Math.max(1, weights[index]!);
    });
  }

  #count(a: number, b: number, c: number): void {
    bump(this.#singles, c);
    bump(this.#kinds, kindOf(c));
    this.#kindTotal++;
    if (b === NO_SYMBOL) return;
    bump(this.#kindPairs, kindOf(b) * 0x10000 + kindOf(c));
    bump(this.#after, b);
    if (bump(this.#pairs, b * 0x10000 + c) === 1) {
      bump(this.#kindsAfter, b);
      bump(this.#kindsBefore, c);
      const followers = this.#followers.get(b);
      if (followers) followers.push(c);
      else this.#followers.set(b, [c]);
    }
    if (a === NO_SYMBOL) return;
    const context = a * 0x10000 + b;
    bump(this.#afterPair, context);
    if (bump(this.#triples, context * 0x10000 + c) === 1) bump(this.#kindsAfterPair, context);
  }

  /** Probability of a symbol wherever. */
  single(c: number): number {
    const prior = this.#classShares[classOf(c)]! * weightOf(c);
    if (this.#pairKinds === 0) return prior;
    const kinds = this.#kindsBefore.get(c) ?? 0;
    const discounted = Math.max(0, kinds - DISCOUNT);
    return (discounted + DISCOUNT * this.#kindsBefore.size * prior) / this.#pairKinds;
  }

  /** How much likelier than elsewhere the kind of `c` stands behind the kind of `b`. */
  #affinity(b: number, c: number): number {
    const kindBefore = kindOf(b);
    const kind = kindOf(c);
    const share = ((this.#kinds.get(kind) ?? 0) + 1) / (this.#kindTotal + KIND_WEIGHT);
    const expected = isStop(c) && isStop(b) ? STOP_BEHIND_STOP : 1;
    const seen = this.#kindPairs.get(kindBefore * 0x10000 + kind) ?? 0;
    const total = this.#kinds.get(kindBefore) ?? 0;
    return (seen / share + KIND_WEIGHT * expected) / (total + KIND_WEIGHT);
  }

  /** Probability of a symbol behind another, without what the document shows of the two together. */
  #unseenPair(b: number, c: number): number {
    if (b === NO_SYMBOL) return this.single(c);
    const own = this.single(c) * this.#affinity(b, c);
    return GENERAL_WEIGHT * pairShare(b, c) + (1 - GENERAL_WEIGHT * listedShare(b)) * own;
  }

  /** Probability of a symbol behind another. */
  pair(b: number, c: number): number {
    const lower = this.#unseenPair(b, c);
    const total = b === NO_SYMBOL ? undefined : this.#after.get(b);
    if (total === undefined) return lower;
    const count = Math.max(0, (this.#pairs.get(b * 0x10000 + c) ?? 0) - DISCOUNT);
    return (count + DISCOUNT * this.#kindsAfter.get(b)! * lower) / total;
  }

  /** Probability of a symbol behind two others. */
  triple(a: number, b: number, c: number): number {
    const lower = this.pair(b, c);
    if (a === NO_SYMBOL || b === NO_SYMBOL) return lower;
    const context = a * 0x10000 + b;
    const total = this.#afterPair.get(context);
    if (total === undefined) return lower;
    const count = Math.max(0, (this.#triples.get(context * 0x10000 + c) ?? 0) - DISCOUNT);
    return (count + DISCOUNT * this.#kindsAfterPair.get(context)! * lower) / total;
  }

  /** How often two symbols stand together. */
  countOfPair(b: number, c: number): number {
    return this.#pairs.get(b * 0x10000 + c) ?? 0;
  }

  countOfTriple(a: number, b: number, c: number): number {
    return this.#triples.get((a * 0x10000 + b) * 0x10000 + c) ?? 0;
  }

  /** How often a symbol stands in the document. */
  count(c: number): number {
    return this.#singles.get(c) ?? 0;
  }

  /** The different symbols that stand behind another. */
  followers(b: number): readonly number[] {
    return this.#followers.get(b) ?? [];
  }

  /** Every symbol of the document, each once. */
  symbols(): Iterable<number> {
    return this.#singles.keys();
  }
}
