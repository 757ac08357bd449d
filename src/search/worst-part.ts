/**
 * A first look at a channel: what garbled all of a line garbled the part that reads worst too, and that part is
 * short. So a channel that makes nothing of it need not be tried on the whole line.
 */

import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { writeSequence } from '../codec/packed-bytes.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import type { Line } from './line.ts';
import { decodePair } from './pair-table.ts';
import type { Reversal } from './reversal.ts';

/** Characters of the worst part, at most half of the line. */
const LENGTH = 8;

// The bounds below were set by trial so that every channel that repairs one of the 34,000 garbled texts of the
// development corpus passes; `HOPELESS_PAIR_LOSS` of 8 loses one of them, `PAIR_SLACK` of 1 two.
/** What a channel may lose there and still be looked at: the letter behind can make up for it. */
const SLACK = 1;
/** What it must win there if each character is several bytes: what East Asian encodings make of letters reads badly. */
const LEAST_GAIN_OF_PAIRS = 2;
/** A part that has lost this much on the way does not win it back. */
const HOPELESS_LOSS = 8;

/** The same where bytes are read in pairs, which may be out of step here and fall into step later. */
const PAIR_SLACK = 4;
const HOPELESS_PAIR_LOSS = 16;
/** A stretch of the part that wins as much is worth a look, whatever the rest of it loses. */
const HOPEFUL_GAIN = 1;
/** Reading starts in step: behind a byte below this, which ends every sequence … */
const FIRST_TRAIL = 0x30;
/** … that is looked for among so many characters, */
const MOST_BEFORE = 16;
/** and ends so many characters behind the part, so that the last pair is whole. */
const BEHIND = 3;

const MOST_CHARACTERS = MOST_BEFORE + LENGTH + BEHIND + 1;
/** Stands for a character that the wrong encoding lacks; it ends every sequence. */
const SEPARATOR = 0x0a;

// The room for one part: a line is looked at at a time.
const bytes: Uint8Array = new Uint8Array(4 * MOST_CHARACTERS);
/** First byte by character; one more than there are characters. */
const starts: Uint8Array = new Uint8Array(MOST_CHARACTERS + 1);
/** 1 for a character that the wrong encoding lacks. */
const isMissing: Uint8Array = new Uint8Array(MOST_CHARACTERS);
/** Plausibility of each character as it stands, negative. */
const losses: Float64Array = new Float64Array(MOST_CHARACTERS);

/** The part of a line that reads worst, with what stands around it. Characters are counted from where that begins. */
export class WorstPart {
  readonly #line: Line;
  readonly #first: number;
  readonly #start: number;
  readonly #end: number;
  /** Number of characters. */
  readonly #length: number;
  /** What was laid out last. */
  #packed: readonly number[] | undefined;

  /** @param inputScores see `scoreInput` */
  constructor(line: Line, inputScores: Float64Array) {
    const { offsets, length, alphabet, kinds } = line;
    const width = Math.min(LENGTH, (length + 1) >> 1);
    let lowest = Number.POSITIVE_INFINITY;
    let start = 0;
    for (let i = 0; i + width <= length; i++) {
      const score = inputScores[offsets[i + width]!]! - inputScores[offsets[i]!]!;
      if (score < lowest) {
        lowest = score;
        start = i;
      }
    }
    let end = start + width;
    const isInStep = (i: number): boolean => alphabet[kinds[i]!]! < FIRST_TRAIL;
    // The letter before counts, so there is at least one.
    let first = Math.max(0, start - 1);
    while (first > 0 && start - first < MOST_BEFORE && !isInStep(first)) first--;
    this.#line = line;
    this.#first = first;
    this.#start = start - first;
    this.#end = end - first;
    while (end < length && end - start - width < BEHIND && !isInStep(end)) end++;
    this.#length = end - first;
    for (let i = first; i < end; i++)
      losses[i - first] = inputScores[offsets[i]!]! - inputScores[offsets[i + 1]!]!;
  }

  /**
   * True if a single-byte encoding may make it better.
   *
   * @param letters see `letterTable`
   */
  winsLetters({ packed, encodings }: Reversal, letters: Int32Array): boolean {
    this.#layOut(packed);
    const least = encodings[0]!.maxBytes > 1 ? LEAST_GAIN_OF_PAIRS : -SLACK;
    let gain = 0;
    let last = BOUNDARY;
    for (let i = this.#start > 0 ? this.#start - 1 : 0; i < this.#end; i++) {
      let won = losses[i]!;
      let after = last;
      const end = starts[i + 1]!;
      for (let at = starts[i]!; at < end; at++) {
        const letter = isMissing[i] === 1 ? -1 : letters[bytes[at]!]!;
        if (letter < 0) {
          won = 0;
          after = this.#unitAt(i);
          break;
        }
        won += transition(after, letter);
        after = letter;
      }
      last = after;
      if (i < this.#start) continue;
      gain += won;
      if (gain < -HOPELESS_LOSS) return false;
    }
    return gain > least;
  }

  /**
   * True if an encoding of several bytes a character may make it better.
   *
   * @param pairs see `pairTable`
   */
  winsPairs({ packed }: Reversal, right: Encoding, pairs: Uint16Array): boolean {
    this.#layOut(packed);
    const length = this.#length;
    let hasText = false;
    let whole = 0;
    let stretch = 0;
    let last = BOUNDARY;
    let from = 0;
    let next = 1;
    let won = losses[0]!;
    let isBroken = isMissing[0] === 1;
    for (let at = 0; from < length; ) {
      const byte = bytes[at]!;
      const step = byte < 0x80 ? (byte << 3) | 1 : decodePair(pairs, right, bytes, at, starts[length]!);
      if (step < 0 || isBroken) {
        // No text: reading goes on at the next character.
        last = this.#unitAt(from);
        next = from + 1;
        stretch = 0;
      } else {
        const codePoint = step >> 3;
        const unit = codePoint > 0xffff ? 0xd7c0 + (codePoint >> 10) : codePoint;
        won += transition(last, unit);
        last = unit;
        hasText ||= codePoint > 0x7f;
        at += step & 7;
        while (next < length && starts[next]! < at) {
          if (isMissing[next] === 1) isBroken = true;
          won += losses[next++]!;
        }
        if (at < starts[next]!) continue;
        if (isBroken) {
          stretch = 0;
          last = this.#unitAt(next - 1);
        } else {
          whole += won;
          stretch = Math.max(0, stretch + won);
          if (stretch >= HOPEFUL_GAIN) return true;
          if (whole < -HOPELESS_PAIR_LOSS) return false;
        }
      }
      from = next;
      if (from >= length) break;
      at = starts[from]!;
      next = from + 1;
      won = losses[from]!;
      isBroken = isMissing[from] === 1;
    }
    return hasText && whole > -PAIR_SLACK;
  }

  /** Last code unit of a character. */
  #unitAt(i: number): number {
    return this.#line.alphabet[this.#line.kinds[this.#first + i]!]! & 0xffff;
  }

  /** The part's bytes under a wrong encoding. */
  #layOut(packed: readonly number[]): void {
    if (this.#packed === packed) return;
    this.#packed = packed;
    const { kinds } = this.#line;
    let at = 0;
    for (let i = 0; i < this.#length; i++) {
      const value = packed[kinds[this.#first + i]!]!;
      starts[i] = at;
      isMissing[i] = value === UNENCODABLE ? 1 : 0;
      if (value === UNENCODABLE) {
        bytes[at++] = SEPARATOR;
        continue;
      }
      at = writeSequence(value, bytes, at);
    }
    starts[this.#length] = at;
  }
}
