import type { Encoding } from '../codec/encoding.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import type { Line } from './line.ts';
import type { AtomWatcher, Reading } from './reading.ts';

/** What is needed of a reading. */
export type Atoms = Pick<Reading, 'from' | 'to' | 'outputFrom' | 'output' | 'length'>;

/** Atoms of a reading that are to be taken, end-exclusive. */
export interface AtomRange {
  readonly start: number;
  readonly end: number;
}

export interface Segmentation {
  /** Plausibility of the line with the ranges taken, less that of the line as it is, less the borders' cost. */
  readonly gain: number;
  readonly ranges: readonly AtomRange[];
  /** The gain of taking every atom. */
  readonly wholeGain: number;
}

/**
 * What a border between kept and reversed text costs inside a line: the plausibility that an accidental
 * pair of borders around a few characters of healthy text can win. Found by trial on the calibration
 * part of the development corpus (values 1 to 8).
 */
const BORDER_COST = 3;

/**
 * What a border costs between two characters above ASCII that the channel could both have made: garbled text
 * seldom stops in the middle of what one decoder read in one go. Found as BORDER_COST was.
 */
const TIGHT_BORDER_COST = 7;

/**
 * How much plausibility may be lost by reversing all of a line instead of its best parts: one channel for a
 * whole line is likelier than a channel with gaps, by far. Found as BORDER_COST was.
 */
const WHOLE_LINE_BONUS = 3;

/**
 * What an atom of valid UTF-8 is worth beside its plausibility, in logits: bytes that were not written as UTF-8
 * seldom are UTF-8. Of the pairs and triples of healthy single-byte text that hold a high byte, fewer than 1 in
 * 50 are; of two characters of healthy GBK text, 1 in 37 (plausibility.md), and such text is common, so it
 * counts less. Kept far below those odds because the plausibility knows part of it.
 */
const UTF_8_BONUS = { singleByte: 1.8, multiByte: 0.3 } as const;

/** What each atom above ASCII is worth for its structure alone; no encoding but UTF-8 has enough of it. */
export function atomBonus(right: Encoding, wrong: Encoding): number {
  if (right.name !== 'utf-8') return 0;
  return wrong.maxBytes === 1 ? UTF_8_BONUS.singleByte : UTF_8_BONUS.multiByte;
}

/** What each gap costs a reading of the whole line: text that the channel cannot have made speaks against it. */
const GAP_COST = 2;
/** The same for a gap that begins or ends between two characters above ASCII. */
const TIGHT_GAP_COST = 4;

/**
 * Chooses the atoms to take: a two-state Viterbi search (kept, reversed) over the line, scored by the
 * plausibility of the text that results, borders included.
 *
 * @param bonus see {@link atomBonus}
 */
export function segment(line: Line, reading: Atoms, bonus: number): Segmentation {
  const { text, offsets } = line;
  const { from, to, outputFrom, output, length } = reading;
  const cameFromReversed = new Uint8Array(2 * length);
  let kept = 0;
  let reversed = Number.NEGATIVE_INFINITY;
  let whole = 0;
  let wholeLast = BOUNDARY;
  let reversedLast = BOUNDARY;
  let inputLast = BOUNDARY;
  let inputScore = 0;
  let at = 0;
  for (let k = 0; k < length; k++) {
    const start = offsets[from[k]!]!;
    const end = offsets[to[k]!]!;
    let gapCost = 0;
    if (start > at) {
      // A gap: text that this reading cannot reverse.
      const rest = keep(text, at + 1, start, text.charCodeAt(at));
      const first = transition(inputLast, text.charCodeAt(at));
      inputScore += first + rest;
      const isTight = text.charCodeAt(start - 1) > 0x7f && text.charCodeAt(start) > 0x7f;
      gapCost = isTight ? TIGHT_GAP_COST : BORDER_COST;
      const fromReversed =
        reversed -
        (isTightStart(text, at) ? TIGHT_GAP_COST : BORDER_COST) +
        transition(reversedLast, text.charCodeAt(at)) +
        rest;
      whole +=
        transition(wholeLast, text.charCodeAt(at)) +
        rest -
        (isTight || isTightStart(text, at) ? TIGHT_GAP_COST : GAP_COST);
      kept += first + rest;
      if (fromReversed > kept) {
        kept = fromReversed;
        // The first atom behind the gap remembers it: bit 2 says that "kept" came from "reversed" before the gap.
        cameFromReversed[2 * k]! |= 2;
      }
      reversed = Number.NEGATIVE_INFINITY;
      inputLast = text.charCodeAt(start - 1);
      wholeLast = inputLast;
    }
    const firstIn = text.charCodeAt(start);
    const restIn = keep(text, start + 1, end, firstIn);
    const outStart = outputFrom[k]!;
    const outEnd = outputFrom[k + 1]!;
    const firstOut = output[outStart]!;
    let restOut = firstIn > 0x7f ? bonus : 0;
    for (let i = outStart + 1; i < outEnd; i++) restOut += transition(output[i - 1]!, output[i]!);

    const borderCost = gapCost || (at > 0 && isTightStart(text, start) ? TIGHT_BORDER_COST : BORDER_COST);
    const firstKept = transition(inputLast, firstIn);
    const keptFromKept = kept + firstKept + restIn;
    const keptFromReversed =
      reversed === Number.NEGATIVE_INFINITY
        ? reversed
        : reversed - borderCost + transition(reversedLast, firstIn) + restIn;
    const reversedFromKept = kept - borderCost + transition(inputLast, firstOut) + restOut;
    const reversedFromReversed =
      reversed === Number.NEGATIVE_INFINITY
        ? reversed
        : reversed + transition(reversedLast, firstOut) + restOut;
    inputScore += firstKept + restIn;
    whole += transition(wholeLast, firstOut) + restOut;
    if (keptFromReversed > keptFromKept) {
      kept = keptFromReversed;
      cameFromReversed[2 * k]! |= 1;
    } else kept = keptFromKept;
    if (reversedFromReversed > reversedFromKept) {
      reversed = reversedFromReversed;
      cameFromReversed[2 * k + 1]! |= 1;
    } else reversed = reversedFromKept;
    reversedLast = output[outEnd - 1]!;
    wholeLast = reversedLast;
    inputLast = text.charCodeAt(end - 1);
    at = end;
  }
  const tail = at < text.length ? keep(text, at + 1, text.length, text.charCodeAt(at)) : 0;
  const next = at < text.length ? text.charCodeAt(at) : BOUNDARY;
  const end = at < text.length ? transition(text.charCodeAt(text.length - 1), BOUNDARY) : 0;
  inputScore += transition(inputLast, next) + tail + end;
  kept += transition(inputLast, next) + tail + end;
  reversed += transition(reversedLast, next) + tail + end - (at < text.length ? BORDER_COST : 0);
  whole += transition(wholeLast, next) + tail + end;

  const best = Math.max(kept, reversed);
  if (whole - BORDER_COST + WHOLE_LINE_BONUS >= best) {
    return { gain: whole - inputScore, ranges: [{ start: 0, end: length }], wholeGain: whole - inputScore };
  }
  const ranges: AtomRange[] = [];
  let inReversed = reversed > kept;
  let rangeEnd = length;
  for (let k = length - 1; k >= 0; k--) {
    const now = inReversed;
    if (now) inReversed = (cameFromReversed[2 * k + 1]! & 1) !== 0;
    else inReversed = (cameFromReversed[2 * k]! & 1) !== 0;
    if (now && !inReversed) ranges.push({ start: k, end: rangeEnd });
    if (!now && inReversed) rangeEnd = k;
    if (!inReversed && (cameFromReversed[2 * k]! & 2) !== 0) {
      inReversed = true;
      rangeEnd = k;
    }
  }
  ranges.reverse();
  return { gain: best - inputScore, ranges, wholeGain: whole - inputScore };
}

/** What the borders of a stretch cost at the least; the transitions there may make up for the rest. */
const SURE_BORDER_COST = 1.5;

/**
 * A quick look at what a reading can win: the better of reversing every atom and of the best single stretch
 * of them (Kadane's maximum subarray), borders left out of account. It never calls a good reading bad. Fed
 * atom by atom while the bytes are read, so that a hopeless reading is dropped early.
 */
export class Prospectus implements AtomWatcher {
  readonly #line: Line;
  readonly #inputScores: Float64Array;
  #bonus = 0;
  #whole = 0;
  #stretch = 0;
  #best = 0;
  #last: number = BOUNDARY;
  #at = 0;

  /** @param inputScores see {@link scoreInput} */
  constructor(line: Line, inputScores: Float64Array) {
    this.#line = line;
    this.#inputScores = inputScores;
  }

  /** @param bonus see {@link atomBonus} */
  begin(bonus: number): void {
    this.#bonus = bonus;
    this.#whole = 0;
    this.#stretch = 0;
    this.#best = 0;
    this.#last = BOUNDARY;
    this.#at = 0;
  }

  /** Counts atom `k`; false when the reading is hopeless. */
  take({ from, to, outputFrom, output }: Atoms, k: number): boolean {
    const { text, offsets } = this.#line;
    const start = offsets[from[k]!]!;
    const end = offsets[to[k]!]!;
    let last = this.#last;
    if (start > this.#at) {
      this.#stretch = 0;
      last = text.charCodeAt(start - 1);
    }
    let gain =
      this.#inputScores[start]! - this.#inputScores[end]! + (text.charCodeAt(start) > 0x7f ? this.#bonus : 0);
    for (let i = outputFrom[k]!; i < outputFrom[k + 1]!; i++) {
      const unit = output[i]!;
      gain += transition(last, unit);
      last = unit;
    }
    this.#last = last;
    this.#at = end;
    this.#whole += gain;
    this.#stretch = Math.max(0, this.#stretch + gain);
    if (this.#stretch > this.#best) this.#best = this.#stretch;
    return !isHopeless(this.#whole, this.#best);
  }

  get gain(): number {
    return Math.max(this.#whole, this.#best - SURE_BORDER_COST);
  }
}

/** A reading that has lost so much, and nowhere won anything, is not looked at to its end. */
const HOPELESS_LOSS = -80;
const HOPEFUL_GAIN = 3;

function isHopeless(whole: number, best: number): boolean {
  return whole < HOPELESS_LOSS && best < HOPEFUL_GAIN;
}

/** {@link Prospectus} where each character becomes one: `letters[k]` is what kind `k` becomes, -1 for nothing. */
export function promiseOfLetters(line: Line, letters: Int32Array, inputScores: Float64Array): number {
  const { offsets, kinds, alphabet } = line;
  let whole = 0;
  let stretch = 0;
  let best = 0;
  let last = BOUNDARY;
  for (let i = 0; i < line.length; i++) {
    const kind = kinds[i]!;
    const letter = letters[kind]!;
    if (letter < 0) {
      stretch = 0;
      last = alphabet[kind]! & 0xffff;
      continue;
    }
    const gain = inputScores[offsets[i]!]! - inputScores[offsets[i + 1]!]! + transition(last, letter);
    last = letter;
    whole += gain;
    stretch = Math.max(0, stretch + gain);
    if (stretch > best) best = stretch;
    if (isHopeless(whole, best)) return best;
  }
  return Math.max(whole, best - SURE_BORDER_COST);
}

/** `scores[u]` is the plausibility of the line's first `u` code units, so that any stretch is a difference. */
export function scoreInput(line: Line): Float64Array {
  const { text } = line;
  const scores = new Float64Array(text.length + 1);
  let last = BOUNDARY;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    scores[i + 1] = scores[i]! + transition(last, unit);
    last = unit;
  }
  return scores;
}

/** True if a code unit and the one before it are both above ASCII. */
function isTightStart(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at) > 0x7f && text.charCodeAt(at - 1) > 0x7f;
}

function keep(text: string, start: number, end: number, previous: number): number {
  let score = 0;
  let last = previous;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    score += transition(last, unit);
    last = unit;
  }
  return score;
}
