/**
 * A character of the right encoding while its bytes come in, some of them unknown. What is there of it is packed
 * into one number, so that a search can hold many and compare them at once.
 */

import { type Encoding, INCOMPLETE } from '../codec/encoding.ts';
import { leadLength } from '../codec/utf-8.ts';

/** A byte of which nothing is known but what its place says. */
export const UNKNOWN_BYTE = 0x100;
/** In a code point's place: a character of which bytes are lost. */
export const LOST = 0x110000;
/** Added to the code point of a character of which a byte was guessed. */
export const GUESSED = 0x200000;
/** No bytes of a character yet. */
export const EMPTY = 0;
/** Answer of {@link Sequences.feed} where the byte cannot stand. */
export const IMPOSSIBLE = -1;
/** Answers of {@link Sequences.feed} from here on are a finished character: its code point and this. */
export const FINISHED = 0x40000000;

const BYTE_BITS = 9;
const BYTE_MASK = 0x1ff;
const COUNT_SHIFT = 27;
const LENGTH_SHIFT = 29;

/** Byte `index` of an unfinished character. */
export function byteOf(sequence: number, index: number): number {
  return (sequence >> (BYTE_BITS * index)) & BYTE_MASK;
}

/** How many bytes of an unfinished character are there. */
export function countOf(sequence: number): number {
  return (sequence >> COUNT_SHIFT) & 3;
}

/** How many bytes it will have; of a double-byte encoding the least. */
export function lengthOf(sequence: number): number {
  return sequence === EMPTY ? 0 : ((sequence >> LENGTH_SHIFT) & 1) + 2 + fourByteFlag(sequence);
}

/** Four-byte sequences are kept apart by their lead: a known one of F0 to F4, or {@link UNKNOWN_LEAD_OF_FOUR}. */
const UNKNOWN_LEAD_OF_FOUR = 0x101;

function fourByteFlag(sequence: number): number {
  const lead = byteOf(sequence, 0);
  const value = byteValue(lead);
  return ((sequence >> LENGTH_SHIFT) & 1) === 1 &&
    (lead === UNKNOWN_LEAD_OF_FOUR || (value >= 0xf0 && value <= 0xf4))
    ? 1
    : 0;
}

function begin(lead: number, length: number): number {
  return lead | (1 << COUNT_SHIFT) | ((length === 2 ? 0 : 1) << LENGTH_SHIFT);
}

function extend(sequence: number, byte: number): number {
  const count = countOf(sequence);
  return (sequence & ~(3 << COUNT_SHIFT)) | (byte << (BYTE_BITS * count)) | ((count + 1) << COUNT_SHIFT);
}

/** True for a byte that is not known: a guess or no more than a place. */
export function isUnknown(byte: number): boolean {
  return byte >= UNKNOWN_BYTE;
}

/** A guess at an unknown byte, as it stands in a sequence. */
const guess = (byte: number): number => UNKNOWN_BYTE | byte;
const isGuess = (byte: number): boolean => byte > UNKNOWN_LEAD_OF_FOUR;
/** The value of a known or guessed byte; nothing that counts for any other. */
const byteValue = (byte: number): number => byte & 0xff;

/** The bytes that may stand in one place, as a sorted list; the same list for the same place. */
export type ByteSet = readonly number[];

const range = (first: number, last: number): ByteSet =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** How the right encoding builds its characters. */
export interface Sequences {
  readonly encoding: Encoding;
  /** How many kinds of unknown bytes may begin a character: UTF-8 has one for each length. */
  readonly leadKinds: number;
  /** What a known byte makes of an unfinished character: a longer one, {@link IMPOSSIBLE} or {@link FINISHED}. */
  feed(sequence: number, byte: number): number;
  /** The same for an unknown byte; `kind` counts for the first byte of a character. */
  feedUnknown(sequence: number, kind: number): number;
  /** The same for a byte that is a guess; a finished character has {@link GUESSED} added. */
  feedGuess(sequence: number, byte: number): number;
  /** What an unknown byte there may be. */
  bytesAt(sequence: number, kind: number): ByteSet;
}

const CONTINUATION = range(0x80, 0xbf);
const UTF_8_LEADS: readonly ByteSet[] = [range(0xe0, 0xef), range(0xc2, 0xdf), range(0xf0, 0xf4)];
const UTF_8_LENGTHS = [3, 2, 4] as const;
const AFTER_E0 = range(0xa0, 0xbf);
const AFTER_ED = range(0x80, 0x9f);
const AFTER_F0 = range(0x90, 0xbf);
const AFTER_F4 = range(0x80, 0x8f);

function secondOf(lead: number): ByteSet {
  if (lead === 0xe0) return AFTER_E0;
  if (lead === 0xed) return AFTER_ED;
  if (lead === 0xf0) return AFTER_F0;
  return lead === 0xf4 ? AFTER_F4 : CONTINUATION;
}

export class Utf8Sequences implements Sequences {
  readonly encoding: Encoding;
  readonly leadKinds = 3;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  feed(sequence: number, byte: number): number {
    if (sequence === EMPTY) {
      if (byte < 0x80) return FINISHED + byte;
      const length = leadLength(byte);
      return length === 0 ? IMPOSSIBLE : begin(byte, length);
    }
    return this.#fits(sequence, byte) ? this.#extend(sequence, byte) : IMPOSSIBLE;
  }

  feedGuess(sequence: number, byte: number): number {
    if (sequence === EMPTY) {
      const length = leadLength(byte);
      return length === 0 ? IMPOSSIBLE : begin(guess(byte), length);
    }
    return this.#fits(sequence, byte) ? this.#extend(sequence, guess(byte)) : IMPOSSIBLE;
  }

  #fits(sequence: number, byte: number): boolean {
    const second = countOf(sequence) === 1 ? secondOf(byteValue(byteOf(sequence, 0))) : CONTINUATION;
    return byte >= second[0]! && byte <= second[second.length - 1]!;
  }

  feedUnknown(sequence: number, kind: number): number {
    if (sequence === EMPTY) {
      return begin(kind === 2 ? UNKNOWN_LEAD_OF_FOUR : UNKNOWN_BYTE, UTF_8_LENGTHS[kind]!);
    }
    return this.#extend(sequence, UNKNOWN_BYTE);
  }

  bytesAt(sequence: number, kind: number): ByteSet {
    if (sequence === EMPTY) return UTF_8_LEADS[kind]!;
    return countOf(sequence) === 1 ? secondOf(byteValue(byteOf(sequence, 0))) : CONTINUATION;
  }

  #extend(sequence: number, byte: number): number {
    const count = countOf(sequence);
    const length = lengthOf(sequence);
    if (count + 1 < length) return extend(sequence, byte);
    let codePoint = byteOf(sequence, 0) & (0x7f >> length);
    let guesses = 0;
    for (let i = 0; i <= count; i++) {
      const part = i < count ? byteOf(sequence, i) : byte;
      if (i > 0) codePoint = (codePoint << 6) | (part & 0x3f);
      if (!isUnknown(part)) continue;
      if (!isGuess(part)) return FINISHED + LOST;
      guesses++;
    }
    return FINISHED + codePoint + (guesses > 0 ? GUESSED : 0);
  }
}

/** A finished character as one of which a byte was guessed; of three bytes it counts as lost. */
function guessed(fed: number): number {
  if (fed === IMPOSSIBLE || fed < FINISHED) return IMPOSSIBLE;
  return fed === FINISHED + LOST || fed >= FINISHED + GUESSED ? fed : fed + GUESSED;
}

/** Below are letters of other scripts, which East Asian encodings have too and East Asian text hardly ever. */
const FIRST_GUESSED = 0x2000;

/** The same of an East Asian encoding. */
function guessedOfTwo(fed: number): number {
  return fed < FINISHED + FIRST_GUESSED ? IMPOSSIBLE : guessed(fed);
}

/** Encodings with characters of one and two bytes; EUC-JP has some of three. */
export class DoubleByteSequences implements Sequences {
  readonly encoding: Encoding;
  readonly leadKinds = 1;
  readonly #rows: (Int32Array | undefined)[] = [];
  readonly #isTrail: Uint8Array = new Uint8Array(256);
  readonly #leads: ByteSet;
  readonly #trails = new Map<number, ByteSet>();
  readonly #anyTrail: ByteSet;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    this.#leads = range(0x80, 0xff).filter((byte) => encoding.isLead(byte));
    const trails = new Set(this.#leads.flatMap((lead) => this.#trailsOf(lead)));
    this.#anyTrail = [...trails].sort((a, b) => a - b);
    for (const trail of trails) this.#isTrail[trail] = 1;
  }

  feed(sequence: number, byte: number): number {
    if (sequence === EMPTY) return this.#first(byte);
    const lead = byteOf(sequence, 0);
    if (isGuess(lead)) return guessedOfTwo(this.#rowOf(byteValue(lead))[byte]!);
    if (isUnknown(lead)) return this.#isTrail[byte] === 1 ? FINISHED + LOST : IMPOSSIBLE;
    if (countOf(sequence) === 1) return this.#rowOf(lead)[byte]!;
    return this.#decode([lead, byteOf(sequence, 1), byte]);
  }

  feedGuess(sequence: number, byte: number): number {
    if (sequence === EMPTY) {
      const fed = this.#first(byte);
      return fed >= FINISHED ? guessedOfTwo(fed) : fed === IMPOSSIBLE ? fed : begin(guess(byte), 2);
    }
    return guessedOfTwo(this.feed(sequence, byte));
  }

  #first(byte: number): number {
    if (byte < 0x80) return FINISHED + byte;
    return this.#rowOf(UNKNOWN_BYTE)[byte]!;
  }

  /** What each byte makes of a lead byte; the row of {@link UNKNOWN_BYTE} is what it makes of nothing. */
  #rowOf(lead: number): Int32Array {
    let row = this.#rows[lead];
    if (!row) {
      row = Int32Array.from({ length: 256 }, (_, byte) =>
        this.#decode(lead === UNKNOWN_BYTE ? [byte] : [lead, byte]),
      );
      this.#rows[lead] = row;
    }
    return row;
  }

  #decode(bytes: readonly number[]): number {
    const step = this.encoding.decodeAt(Uint8Array.from(bytes), 0);
    if (step >= 0) return FINISHED + (step >> 3);
    if (step !== INCOMPLETE || bytes.length === 3) return IMPOSSIBLE;
    const [first = 0, second] = bytes;
    return second === undefined ? begin(first, 2) : extend(begin(first, 2), second);
  }

  feedUnknown(sequence: number, _kind: number): number {
    return sequence === EMPTY ? begin(UNKNOWN_BYTE, 2) : FINISHED + LOST;
  }

  bytesAt(sequence: number, _kind: number): ByteSet {
    if (sequence === EMPTY) return this.#leads;
    const lead = byteOf(sequence, 0);
    if (isUnknown(lead) && !isGuess(lead)) return this.#anyTrail;
    return this.#knownTrails(byteValue(lead));
  }

  #knownTrails(lead: number): ByteSet {
    let trails = this.#trails.get(lead);
    if (!trails) {
      trails = this.#trailsOf(lead);
      this.#trails.set(lead, trails);
    }
    return trails;
  }

  #trailsOf(lead: number): ByteSet {
    return range(0x30, 0xfe).filter((byte) => this.encoding.decodeAt(Uint8Array.of(lead, byte), 0) !== -1);
  }
}

/** Encodings with characters of one byte. */
export class SingleByteSequences implements Sequences {
  readonly encoding: Encoding;
  readonly leadKinds = 1;
  readonly #letters: Int32Array;
  readonly #bytes: ByteSet;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    this.#letters = Int32Array.from({ length: 256 }, (_, byte) => {
      const step = encoding.decodeAt(Uint8Array.of(byte), 0);
      return step < 0 ? IMPOSSIBLE : FINISHED + (step >> 3);
    });
    this.#bytes = range(0x80, 0xff).filter((byte) => this.#letters[byte] !== IMPOSSIBLE);
  }

  feed(_sequence: number, byte: number): number {
    return this.#letters[byte]!;
  }

  feedUnknown(): number {
    return FINISHED + LOST;
  }

  feedGuess(_sequence: number, byte: number): number {
    return guessed(this.#letters[byte]!);
  }

  bytesAt(): ByteSet {
    return this.#bytes;
  }
}

const known = new Map<Encoding, Sequences>();

/** How an encoding builds its characters. */
export function sequencesOf(encoding: Encoding): Sequences {
  let sequences = known.get(encoding);
  if (!sequences) {
    sequences =
      encoding.name === 'utf-8'
        ? new Utf8Sequences(encoding)
        : encoding.maxBytes === 1
          ? new SingleByteSequences(encoding)
          : new DoubleByteSequences(encoding);
    known.set(encoding, sequences);
  }
  return sequences;
}
