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

/** Ids are below this: the alphabet of code units. */
const ID_LIMIT = 0x10000;

/** What stands together more often counts no more: a line that repeats a hundred times says nothing new. */
const MOST_TIMES = 8;

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

/** Sum of the weights of the symbols in each class. */
let classWeights: Float64Array | undefined;

function weightsOfClasses(): Float64Array {
  if (classWeights) return classWeights;
  const weights = new Float64Array(CLASS_COUNT);
  for (let unit = 1; unit < 0x10000; unit++) {
    if (symbolOf(unit) === unit) {
      const index = classOf(unit);
      weights[index] = weights[index]! + weightTable()[unit]!;
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
 * Ideographs, letters and rare symbols each count as one kind, every other symbol as a kind of its own: which of
 * them follow each other shows in a short document already.
 */
const KIND_COUNT = 0x100;
const IDEOGRAPH = 0x61;
const LETTER = 0x62;
const OTHER = 0x63;

function kindOf(symbol: number): number {
  if (isHan(symbol)) return IDEOGRAPH;
  if (symbol < 0x80) return symbol >= 0x61 && symbol <= 0x7a ? LETTER : symbol;
  if (symbol >= 0x2010 && symbol <= 0x2026) return 0x80 + symbol - 0x2010;
  if (symbol >= 0x3000 && symbol <= 0x301f) return 0xa0 + symbol - 0x3000;
  return symbol === 0xb7 ? 0xc0 : OTHER;
}

/** Of every symbol; made once. */
let kinds: Uint8Array | undefined;
let generalWeights: Float64Array | undefined;

function kindTable(): Uint8Array {
  kinds ??= Uint8Array.from({ length: 0x10000 }, (_, symbol) => kindOf(symbol));
  return kinds;
}

/** Weight of every symbol within its class. */
function weightTable(): Float64Array {
  generalWeights ??= Float64Array.from(
    { length: 0x10000 },
    (_, symbol) => STEP_FACTOR ** frequencyStep(symbol),
  );
  return generalWeights;
}

export class DocumentEvidence {
  /** Symbol → its number in the document, from 1 on; 0 for one that isn't in it. */
  readonly #ids = new Uint16Array(0x10000);
  readonly #symbols: number[] = [NO_SYMBOL];
  /** By id: how often it stands there, how often before anything, and beside how many different symbols. */
  readonly #counts: number[] = [0];
  readonly #after: number[] = [0];
  readonly #kindsAfter: number[] = [0];
  readonly #kindsBefore: number[] = [0];
  /** Two ids → number of the pair. */
  readonly #pairIndex = new Map<number, number>();
  /** By number of the pair. */
  readonly #pairCounts: number[] = [];
  readonly #afterPair: number[] = [];
  readonly #kindsAfterPair: number[] = [];
  /** Number of a pair and an id → count. */
  readonly #tripleCounts = new Map<number, number>();
  readonly #kindCounts = new Uint32Array(KIND_COUNT);
  readonly #kindPairs = new Uint32Array(KIND_COUNT * KIND_COUNT);
  #total = 0;
  readonly #single: Float64Array;
  /** By kind: the sum of the probabilities of its symbols. */
  readonly #kindMasses: Float64Array = new Float64Array(KIND_COUNT);

  /**
   * @param symbols the document's symbols ({@link symbolOf}), {@link NO_SYMBOL} where something is left out,
   *   such as a span whose own reading is in question
   */
  constructor(symbols: Uint16Array) {
    const classCounts = new Float64Array(CLASS_COUNT);
    let a = 0;
    let b = 0;
    for (const symbol of symbols) {
      const c = symbol === NO_SYMBOL ? 0 : this.#idOf(symbol);
      if (c !== 0) {
        const index = classOf(symbol);
        classCounts[index] = classCounts[index]! + 1;
        this.#count(a, b, c);
      }
      a = b;
      b = c;
    }
    this.#single = this.#singleProbabilities(classCounts);
    this.#single.forEach((probability, symbol) => {
      if (symbolOf(symbol) === symbol) this.#kindMasses[kindTable()[symbol]!]! += probability;
    });
  }

  #idOf(symbol: number): number {
    let id = this.#ids[symbol]!;
    if (id === 0) {
      id = this.#symbols.length;
      this.#ids[symbol] = id;
      this.#symbols.push(symbol);
      this.#counts.push(0);
      this.#after.push(0);
      this.#kindsAfter.push(0);
      this.#kindsBefore.push(0);
    }
    return id;
  }

  #count(a: number, b: number, c: number): void {
    const kind = kindTable()[this.#symbols[c]!]!;
    this.#counts[c]!++;
    this.#kindCounts[kind]!++;
    this.#total++;
    if (b === 0) return;
    const kindPair = kindTable()[this.#symbols[b]!]! * KIND_COUNT + kind;
    this.#kindPairs[kindPair]!++;
    let pair = this.#pairIndex.get(b * ID_LIMIT + c);
    if (pair === undefined) {
      pair = this.#pairCounts.length;
      this.#pairIndex.set(b * ID_LIMIT + c, pair);
      this.#pairCounts.push(0);
      this.#afterPair.push(0);
      this.#kindsAfterPair.push(0);
      this.#kindsAfter[b]!++;
      this.#kindsBefore[c]!++;
    }
    if (this.#pairCounts[pair]! < MOST_TIMES) this.#after[b]!++;
    this.#pairCounts[pair]!++;
    const context = a === 0 ? undefined : this.#pairIndex.get(a * ID_LIMIT + b);
    if (context === undefined) return;
    const key = context * ID_LIMIT + c;
    const count = this.#tripleCounts.get(key) ?? 0;
    if (count === MOST_TIMES) return;
    if (count === 0) this.#kindsAfterPair[context]!++;
    this.#afterPair[context]!++;
    this.#tripleCounts.set(key, count + 1);
  }

  #singleProbabilities(classCounts: Float64Array): Float64Array {
    const priors = CLASS_NAMES.map((name) => PRIOR_SHARES[name] ?? OTHER_SHARE);
    const priorTotal = priors.reduce((sum, share) => sum + share, 0);
    const weights = weightsOfClasses();
    const shares = priors.map((prior, index) => {
      const share = classCounts[index]! + (PRIOR_WEIGHT * prior) / priorTotal;
      return share / (this.#total + PRIOR_WEIGHT) / Math.max(1, weights[index]!);
    });
    const pairs = this.#pairCounts.length;
    const unseen = pairs === 0 ? 1 : (DISCOUNT * (this.#symbols.length - 1)) / pairs;
    return Float64Array.from({ length: 0x10000 }, (_, symbol) => {
      const prior = shares[classOf(symbol)]! * weightTable()[symbol]!;
      if (pairs === 0) return prior;
      const seen = Math.max(0, this.#kindsBefore[this.#ids[symbol]!]! - DISCOUNT);
      return seen / pairs + Math.min(1, unseen) * prior;
    });
  }

  /** Probability of a symbol wherever. */
  single(c: number): number {
    return this.#single[c]!;
  }

  /** How much likelier than elsewhere the kind of `c` stands behind the kind of `b`. */
  #affinity(b: number, c: number): number {
    const kindBefore = kindTable()[b]!;
    const kind = kindTable()[c]!;
    const expected = isStop(c) && isStop(b) ? STOP_BEHIND_STOP : 1;
    const seen = this.#kindPairs[kindBefore * KIND_COUNT + kind]!;
    const total = this.#kindCounts[kindBefore]! + KIND_WEIGHT;
    return (seen / this.#kindMasses[kind]! + KIND_WEIGHT * expected) / total;
  }

  /** Probability of a symbol behind another, without what the document shows of the two together. */
  #unseenPair(b: number, c: number): number {
    if (b === NO_SYMBOL) return this.#single[c]!;
    const own = this.#single[c]! * this.#affinity(b, c);
    return GENERAL_WEIGHT * pairShare(b, c) + (1 - GENERAL_WEIGHT * listedShare(b)) * own;
  }

  /** Probability of a symbol behind another. */
  pair(b: number, c: number): number {
    const lower = this.#unseenPair(b, c);
    const first = this.#ids[b]!;
    const total = this.#after[first]!;
    if (total === 0) return lower;
    const count = Math.max(0, Math.min(MOST_TIMES, this.countOfPair(b, c)) - DISCOUNT);
    return (count + DISCOUNT * this.#kindsAfter[first]! * lower) / total;
  }

  /** Probability of a symbol behind two others. */
  triple(a: number, b: number, c: number): number {
    const lower = this.pair(b, c);
    const context = this.#indexOfPair(a, b);
    const total = context === undefined ? 0 : this.#afterPair[context]!;
    if (total === 0) return lower;
    const third = this.#ids[c]!;
    const seen = third === 0 ? 0 : (this.#tripleCounts.get(context! * ID_LIMIT + third) ?? 0);
    return (Math.max(0, seen - DISCOUNT) + DISCOUNT * this.#kindsAfterPair[context!]! * lower) / total;
  }

  /** Probability that something else follows than what the document shows behind these two. */
  unseen(a: number, b: number): number {
    const first = this.#ids[b]!;
    const total = this.#after[first]!;
    const behindOne = total === 0 ? 1 : (DISCOUNT * this.#kindsAfter[first]!) / total;
    const context = this.#indexOfPair(a, b);
    const totalBehindTwo = context === undefined ? 0 : this.#afterPair[context]!;
    if (totalBehindTwo === 0) return behindOne;
    return (behindOne * DISCOUNT * this.#kindsAfterPair[context!]!) / totalBehindTwo;
  }

  #indexOfPair(b: number, c: number): number | undefined {
    const first = this.#ids[b]!;
    const second = this.#ids[c]!;
    return first === 0 || second === 0 ? undefined : this.#pairIndex.get(first * ID_LIMIT + second);
  }

  /** How often two symbols stand together. */
  countOfPair(b: number, c: number): number {
    const index = this.#indexOfPair(b, c);
    return index === undefined ? 0 : this.#pairCounts[index]!;
  }

  /** How often a symbol stands in the document. */
  count(c: number): number {
    return this.#counts[this.#ids[c]!]!;
  }

  /** Every symbol of the document, each once. */
  symbols(): readonly number[] {
    return this.#symbols.slice(1);
  }
}
