/** Which character a lost one was, told by what stands around it and by the rest of the document. */
import { bigram, unigram } from '../language/bigrams.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import { isCjk, isCyrillic } from '../language/script.ts';
import type { LossHandling } from '../options.ts';
import { exp, log, log1p } from '../portable-math.ts';
import { frequencyStep, LEAST_PAIR_SHARE, pairShare } from './han-statistics.ts';
import { SequenceCounts } from './sequence-counts.ts';

/** Code units of a document that are counted, at most. */
const MOST_COUNTED = 1 << 18;

/** How often characters stand together in a document. */
export class Neighbours {
  readonly #pairs = new SequenceCounts();
  readonly #triples = new SequenceCounts();
  /** 1 for each code unit that was counted. */
  readonly #seen = new Uint8Array(UNITS);
  #counted = 0;

  /** Counts a text; U+FFFD stands for what is not known and counts nothing. */
  add(text: string): void {
    let a = BOUNDARY;
    let b = BOUNDARY;
    for (let i = 0; i < text.length && this.#counted < MOST_COUNTED; i++, this.#counted++) {
      const unit = text.charCodeAt(i);
      const c = unit === REPLACEMENT_CHARACTER || unit === LINE_FEED ? BOUNDARY : unit;
      if ((b > 0x7f || c > 0x7f) && b !== BOUNDARY && c !== BOUNDARY) {
        const pair = b * UNITS + c;
        this.#pairs.add(pair);
        if (a !== BOUNDARY) this.#triples.add(a * UNITS * UNITS + pair);
        this.#seen[b] = 1;
        this.#seen[c] = 1;
      }
      a = b;
      b = c;
    }
  }

  /** False for a code unit that stands nowhere beside another one: all that {@link pair} and {@link triple} say of it is 0. */
  has(unit: number): boolean {
    return this.#seen[unit] === 1;
  }

  pair(a: number, b: number): number {
    return this.#pairs.get(a * UNITS + b);
  }

  triple(a: number, b: number, c: number): number {
    return this.#triples.get(a * UNITS * UNITS + b * UNITS + c);
  }
}

const UNITS = 0x10000;
const LINE_FEED = 0x0a;
const REPLACEMENT_CHARACTER = 0xfffd;
/** A neighbour that is lost itself. */
export const LOST_NEIGHBOUR = -2;

/** A character that a lost one may be. */
export interface RankedCandidate {
  readonly codePoint: number;
  /** Probability, 0 to 1, among the candidates. */
  readonly probability: number;
}

/** What a lost character may be. */
export interface Ranked {
  /** The likeliest candidate. */
  readonly best: RankedCandidate | undefined;
  /** Number of candidates. */
  readonly length: number;
  /** Likeliest first; made when it is asked for. */
  readonly candidates: readonly RankedCandidate[];
}

/** Nothing is known of what a lost character may be. */
export const UNRANKED: Ranked = { best: undefined, length: 0, candidates: [] };

/** Candidates in order, the likeliest first. */
export function inOrder(candidates: readonly RankedCandidate[]): Ranked {
  return { best: candidates[0], length: candidates.length, candidates };
}

/** The candidates of a lost character that stands alone, by their scores. */
class Scored implements Ranked {
  readonly best: RankedCandidate;
  readonly #codePoints: readonly number[];
  readonly #scores: Float64Array;
  /** Logarithm of the sum of the exponentials of all scores. */
  readonly #total: number;

  constructor(codePoints: readonly number[], scores: Float64Array) {
    this.#codePoints = codePoints;
    this.#scores = scores;
    let best = 0;
    for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
    this.#total = logSumOf(scores);
    this.best = { codePoint: codePoints[best]!, probability: exp(scores[best]! - this.#total) };
  }

  get length(): number {
    return this.#codePoints.length;
  }

  get candidates(): readonly RankedCandidate[] {
    return this.#codePoints
      .map((codePoint, i) => ({ codePoint, score: this.#scores[i]! }))
      .sort((a, b) => b.score - a.score)
      .map(({ codePoint, score }) => ({ codePoint, probability: exp(score - this.#total) }));
  }
}

/** A lost character: where it stands among the code units of its line, and what it may be. */
export interface LostCharacter {
  readonly at: number;
  /** Empty where the bytes limit nothing. */
  readonly codePoints: readonly number[];
}

/**
 * Weights of a conditional logistic model of which candidate is right. The first three were fitted together with the
 * bigrams; the others to the lost characters of the calibration cases, alone and as documents of several lines.
 */
const FILLING_WEIGHTS = {
  /** For the plausibility of the candidate between its neighbours. */
  plausibility: 0.8,
  /** For each step of how common an ideograph is in Chinese text. */
  frequency: 1,
  /** For how often it stands beside its neighbours there. */
  chinesePair: 1,
  /** For the logarithm of 1 + the times that it stands behind, and before, its neighbour in the document. */
  pair: 1.09,
  /** The same for both neighbours, or two on one side. */
  triple: 1.46,
} as const;

/**
 * Least probability at which a character is filled in. Measured on 13,420 lost characters in lines of the calibration and
 * development parts of the corpus: of those said to be right with 0.75–0.8, –0.85, –0.9, –0.95, –0.98 and above, 87, 79,
 * 87, 93, 98 and 99.8 % were right. In short strings of other scripts, of which the bigrams saw little, fewer are.
 */
const LEAST_PROBABILITY = { eastAsian: 0.75, cyrillic: 0.9, other: 0.97 } as const;

/** Whether the likeliest candidate is written, if there is one. */
export function isSettled(
  best: RankedCandidate | undefined,
  handling: LossHandling,
): best is RankedCandidate {
  if (!best || handling === 'mark' || handling === 'skip') return false;
  return handling === 'best' || best.probability >= leastProbability(best.codePoint);
}

function leastProbability(codePoint: number): number {
  if (codePoint > 0xffff || isCjk(codePoint)) return LEAST_PROBABILITY.eastAsian;
  return isCyrillic(codePoint) ? LEAST_PROBABILITY.cyrillic : LEAST_PROBABILITY.other;
}

/** Candidates of a lost character beside another one that are looked at, those first that go best with what is known. */
const MOST_LINKED = 32;

const isAstral = (codePoint: number): boolean => codePoint > 0xffff;
const firstUnit = (codePoint: number): number =>
  isAstral(codePoint) ? 0xd7c0 + (codePoint >> 10) : codePoint;
const lastUnit = (codePoint: number): number =>
  isAstral(codePoint) ? 0xdc00 | (codePoint & 0x3ff) : codePoint;

/**
 * Ranks what lost characters of lines may be; each is weighed with its neighbours, lost ones with all they may be.
 * Needs all that stands together in the document before it is asked first.
 */
export class Ranking {
  readonly neighbours: Neighbours;
  /** By the code points that a lost character may be, and by the two code units on either side. */
  readonly #known = new Map<readonly number[], Map<string, Ranked>>();
  #units: readonly number[] = [];

  constructor(neighbours: Neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * What each lost character may be; the characters are given in order.
   *
   * @param units code units of the line, {@link LOST_NEIGHBOUR} for a lost character
   */
  rank(units: readonly number[], lost: readonly LostCharacter[]): Ranked[] {
    this.#units = units;
    const ranked: Ranked[] = [];
    let run: LostCharacter[] = [];
    const end = (): void => {
      if (run.length === 1) ranked.push(this.#rankOne(run[0]!));
      else ranked.push(...this.#rankRun(run).map(inOrder));
      run = [];
    };
    for (const character of lost) {
      const last = run.at(-1);
      if (
        last &&
        (last.codePoints.length === 0 || character.codePoints.length === 0 || last.at + 1 !== character.at)
      )
        end();
      run.push(character);
    }
    end();
    return ranked;
  }

  #rankOne({ at, codePoints }: LostCharacter): Ranked {
    if (codePoints.length === 0) return UNRANKED;
    let known = this.#known.get(codePoints);
    if (!known) {
      known = new Map();
      this.#known.set(codePoints, known);
    }
    const around = String.fromCharCode(
      this.#unitAt(at - 2),
      this.#unitAt(at - 1),
      this.#unitAt(at + 1),
      this.#unitAt(at + 2),
    );
    let ranked = known.get(around);
    if (!ranked) {
      const scores = new Float64Array(codePoints.length);
      for (let i = 0; i < scores.length; i++) scores[i] = this.#score(at, codePoints[i]!);
      ranked = new Scored(codePoints, scores);
      known.set(around, ranked);
    }
    return ranked;
  }

  /** Lost characters side by side: the probability of each candidate over all that the others may be (forward-backward). */
  #rankRun(run: readonly LostCharacter[]): RankedCandidate[][] {
    const places = run.map(({ at, codePoints }) => {
      const scored = codePoints.map((codePoint) => ({ codePoint, score: this.#score(at, codePoint) }));
      return scored.sort((a, b) => b.score - a.score).slice(0, MOST_LINKED);
    });
    const links = places
      .slice(1)
      .map((place, index) =>
        place.map(({ codePoint }) =>
          places[index]!.map((before) => this.#link(lastUnit(before.codePoint), firstUnit(codePoint))),
        ),
      );
    const forward = places.map((place) => place.map(({ score }) => score));
    for (let i = 1; i < places.length; i++) {
      forward[i] = forward[i]!.map(
        (score, b) => score + logSum(forward[i - 1]!.map((f, a) => f + links[i - 1]![b]![a]!)),
      );
    }
    const backward = places.map((place) => place.map(() => 0));
    for (let i = places.length - 2; i >= 0; i--) {
      backward[i] = backward[i]!.map((_, a) =>
        logSum(places[i + 1]!.map(({ score }, b) => score + backward[i + 1]![b]! + links[i]![b]![a]!)),
      );
    }
    return places.map((place, i) => {
      const sums = place.map((_, a) => forward[i]![a]! + backward[i]![a]!);
      const total = logSum(sums);
      return place
        .map(({ codePoint }, a) => ({ codePoint, probability: exp(sums[a]! - total) }))
        .sort((a, b) => b.probability - a.probability);
    });
  }

  /** What speaks for a candidate beside what is known around it. */
  #score(at: number, codePoint: number): number {
    const first = firstUnit(codePoint);
    const last = lastUnit(codePoint);
    const left = this.#unitAt(at - 1);
    const right = this.#unitAt(at + 1);
    let score = left === LOST_NEIGHBOUR ? 0 : this.#link(left, first);
    if (right !== LOST_NEIGHBOUR) score += this.#link(last, right);
    if (isAstral(codePoint)) return score + FILLING_WEIGHTS.plausibility * transition(first, last);
    score = score + unitWithoutBigrams(first) + unigram(first);
    const { neighbours } = this;
    if (!neighbours.has(first)) return score;
    const triples =
      log1p(neighbours.triple(this.#unitAt(at - 2), left, first)) +
      log1p(neighbours.triple(left, first, right)) +
      log1p(neighbours.triple(last, right, this.#unitAt(at + 2)));
    return score + FILLING_WEIGHTS.triple * triples;
  }

  #unitAt(index: number): number {
    return index >= 0 && index < this.#units.length ? this.#units[index]! : BOUNDARY;
  }

  /** How well two units go together. */
  #link(first: number, second: number): number {
    const link = linkWithoutBigrams(first, second) + bigram(first, second);
    const { neighbours } = this;
    if (!neighbours.has(first) || !neighbours.has(second)) return link;
    return link + FILLING_WEIGHTS.pair * log1p(neighbours.pair(first, second));
  }
}

/** How well two code units go together, as far as the model that the bigrams were trained on top of says. */
export function linkWithoutBigrams(first: number, second: number): number {
  return (
    FILLING_WEIGHTS.plausibility * transition(first, second) +
    FILLING_WEIGHTS.chinesePair * chinesePair(first, second)
  );
}

/** How common a code unit is; see {@link linkWithoutBigrams}. */
export function unitWithoutBigrams(unit: number): number {
  return FILLING_WEIGHTS.frequency * frequencyStep(unit);
}

/** How often two ideographs stand together in Chinese text, as the logarithm of a share from the least listed on. */
function chinesePair(first: number, second: number): number {
  const share = first > 0 && second > 0 ? pairShare(first, second) : 0;
  return share === 0 ? 0 : 1 + log(share / LEAST_PAIR_SHARE);
}

/** True for a code unit that a lost character may be: no control, surrogate, private use or special one. */
export function isLosable(unit: number): boolean {
  return unit >= 0xa0 ? unit < 0xd800 || (unit >= 0xf900 && unit < 0xfff0) : unit >= 0x20 && unit < 0x7f;
}

function logSum(values: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (const value of values) sum += exp(value - most);
  return most + log(sum);
}

/** Of two numbers whose logarithms differ by more, the sum is the larger one. */
const NEGLIGIBLE = 38;

/** As {@link logSum}, summed up from the largest on; of most candidates nothing is left. */
function logSumOf(values: Float64Array): number {
  const ascending = values.slice().sort();
  const most = ascending.at(-1)!;
  let sum = 0;
  for (let i = ascending.length - 1; i >= 0 && ascending[i]! > most - NEGLIGIBLE; i--)
    sum += exp(ascending[i]! - most);
  return most + log(sum);
}
