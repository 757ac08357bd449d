import { plausibility } from '../language/plausibility.ts';
import { log } from '../portable-math.ts';
import type { Line } from './line.ts';
import type { Reading } from './reading.ts';

/**
 * How strongly the outward marks of what would change speak for a list of characters, such as an alphabet, a code
 * table, names in a program or the classes of a pattern, rather than for sentences, in logits; infinite for what no
 * sentence is. Calibrated on the development cases (14,824) and on the sources of 280 packages: garbled text, which
 * has such marks by chance, wins by more than they say but in 5 cases, Cyrillic all, which are left alone.
 *
 * @param atoms indexes of the reading's atoms that change, ascending
 */
export function listEvidence(line: Line, reading: Reading, atoms: readonly number[]): number {
  if (atoms.length === 0) return 0;
  const row = new Row();
  let enclosed = 0;
  for (const k of atoms) {
    for (let character = reading.from[k]!; character < reading.to[k]!; character++) {
      const kind = line.kinds[character]!;
      const codePoint = line.alphabet[kind]!;
      if (codePoint <= 0x7f) continue;
      row.add(codePoint, reading.reversal.packed[kind]!);
      if (isEnclosed(line.text, line.offsets[character]!, line.offsets[character + 1]!)) enclosed++;
    }
  }
  const stretch = changedStretch(line, reading, atoms);
  if (row.isCodeTable || row.isTooVaried || hasRanges(stretch)) return Number.POSITIVE_INFINITY;
  if (isLetters(row, reading, atoms)) return LETTERS;
  const enclosedEvidence = EACH_ENCLOSED * enclosed;
  if (reading.right.name !== 'utf-8')
    return row.orderEvidence() + enclosedEvidence + EACH_NAME * countNames(stretch);
  // The bytes of a character or two have an order of their own.
  const orderEvidence = row.length >= SHORTEST_ROW_IN_UTF_8 ? row.orderEvidence() : 0;
  return orderEvidence + (isFromSingleByte(reading) ? 0 : enclosedEvidence);
}

function isFromSingleByte({ reversal }: Reading): boolean {
  return reversal.encodings[0]!.maxBytes === 1;
}

/** For each character that stands alone between two signs of {@link ENCLOSING}: it is meant as a character. */
const EACH_ENCLOSED = 4;

/**
 * Of what the order says so much is the price of looking at it; of the rest so much counts. Ideographs are more often
 * listed by their code than letters.
 */
const ORDER_PRICE = 2;
const PAIR_ORDER_PRICE = 1;
const ORDER_WEIGHT = 1.5;

/** From so many characters on, a row of consecutive ones is a row of a code table, and the order of others counts. */
const SHORTEST_ROW = 4;
/** The same for the order of what is UTF-8. */
const SHORTEST_ROW_IN_UTF_8 = 8;
/** The same for the order of pairs of bytes. */
const SHORTEST_ROW_OF_BYTES = 6;

/** The characters that would change, in a row. */
class Row {
  readonly #codePoints: number[] = [];
  #lastBytes = 0;
  #consecutive = 0;
  #codePointDescents = 0;
  #byteDescents = 0;

  add(codePoint: number, bytes: number): void {
    const last = this.#codePoints.at(-1);
    if (last !== undefined) {
      if (codePoint === last + 1 || bytes === this.#lastBytes + 1) this.#consecutive++;
      if (codePoint <= last) this.#codePointDescents++;
      if (bytes <= this.#lastBytes) this.#byteDescents++;
    }
    this.#codePoints.push(codePoint);
    this.#lastBytes = bytes;
  }

  get length(): number {
    return this.#codePoints.length;
  }

  /** True for a row most of which follows the character before it, by its code point or its bytes. */
  get isCodeTable(): boolean {
    return this.length >= SHORTEST_ROW && 3 * this.#consecutive >= 2 * (this.length - 1);
  }

  get hasRepetition(): boolean {
    return new Set(this.#codePoints).size < this.length;
  }

  get isTooVaried(): boolean {
    return this.length >= MOST_WITHOUT_REPETITION && !this.hasRepetition;
  }

  get isOneCase(): boolean {
    return /^(?:\p{Ll}+|\p{Lu}+)$/u.test(String.fromCodePoint(...this.#codePoints));
  }

  /**
   * What the order of the code points or of the bytes says: of the n! orders, at most (d + 1)^n have as few as d
   * places where they turn back.
   */
  orderEvidence(): number {
    if (this.length < SHORTEST_ROW) return 0;
    const isOfPairs = this.#lastBytes > 0xff;
    const descents =
      isOfPairs && this.length >= SHORTEST_ROW_OF_BYTES
        ? Math.min(this.#codePointDescents, this.#byteDescents)
        : this.#codePointDescents;
    let unlikely = -this.length * log(descents + 1);
    for (let n = 2; n <= this.length; n++) unlikely += log(n);
    return ORDER_WEIGHT * Math.max(0, unlikely - (isOfPairs ? PAIR_ORDER_PRICE : ORDER_PRICE));
  }
}

/** From so many characters on, of which none comes twice, a row can be told to be letters and no words. */
const FEWEST_LETTERS = 8;
/** From so many on it is no sentence in any script: the longest of the cases without a repetition has 30. */
const MOST_WITHOUT_REPETITION = 36;
/**
 * What they say: more than such letters win, yet not so much that the reading is out, for then a worse one of the same
 * letters would be the best.
 */
const LETTERS = 30;
/** Plausibility for each code unit below which letters are no words: that of 300 restored words lies above 0, of all but three. */
const LEAST_PLAUSIBLE = -0.1;

/** True for letters side by side of which none comes twice and that make no words. */
function isLetters(row: Row, reading: Reading, atoms: readonly number[]): boolean {
  if (row.length < FEWEST_LETTERS || row.hasRepetition) return false;
  const { right } = reading;
  if (right.maxBytes > 1) {
    // Bytes of East Asian text are capitals, small letters and signs by turns.
    return right.name !== 'utf-8' && isFromSingleByte(reading) && row.isOneCase;
  }
  // Thai reads badly.
  if (right.name === 'windows-874') return false;
  const text = outputOf(reading, atoms);
  return new Set(text).size === text.length && plausibility(text) < LEAST_PLAUSIBLE * text.length;
}

function outputOf({ output, outputFrom }: Reading, atoms: readonly number[]): string {
  let text = '';
  for (const k of atoms) {
    for (let i = outputFrom[k]!; i < outputFrom[k + 1]!; i++) text += String.fromCharCode(output[i]!);
  }
  return text;
}

/** Two ranges of characters, one behind the other, as in `[А-Яа-я]`. */
const RANGES = /([^\0-\x7f])-([^\0-\x7f])([^\0-\x7f])-([^\0-\x7f])/g;
/** Code units of the other range where only one of them would change. */
const RANGE_BEFORE = 3;

function hasRanges(text: string): boolean {
  return [...text.matchAll(RANGES)].some(
    ([, from, to, nextFrom, nextTo]) => from! < to! && nextFrom! < nextTo!,
  );
}

/** Cyrillic names in camel case. */
const NAMES = /(?:[Ѐ-Я][а-џ]{2,}){2,}/g;
/** For each of them. */
const EACH_NAME = 5;

function countNames(text: string): number {
  return text.match(NAMES)?.length ?? 0;
}

/** The line from the first character that would change to the last, and a little before it. */
function changedStretch({ text, offsets }: Line, { from, to }: Reading, atoms: readonly number[]): string {
  const start = offsets[from[atoms[0]!]!]!;
  return text.slice(Math.max(0, start - RANGE_BEFORE), offsets[to[atoms.at(-1)!]!]!);
}

function isEnclosed(text: string, start: number, end: number): boolean {
  return ENCLOSING.includes(text.charAt(start - 1)) && ENCLOSING.includes(text.charAt(end));
}

/** Quotes, brackets, and what stands between the members of a list and of a range. */
const ENCLOSING: readonly string[] = [...'"\'`[](){}<>|,-'];
