import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';

const LAST_C1 = 0x9f;
/** Code points whose bytes are remembered, at most: a column takes about a kilobyte. */
const MOST_COLUMNS = 8192;

const NONE = new Int32Array(0);

const numbers = new Map<Encoding, number>();

/** A small number for each encoding, in the order in which they are asked for. */
function numberOf(encoding: Encoding): number {
  let number = numbers.get(encoding);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(encoding, number);
  }
  return number;
}

/**
 * The bytes of one code point under every encoding, asked for once: a text has the same few letters again and
 * again, and every line is reversed under all encodings.
 */
class ByteColumn {
  readonly #codePoint: number;
  /** By the number of the encoding, standard bytes and other bytes side by side; holes are not known yet. */
  readonly #cells: (number | undefined)[] = [];
  /** The encodings that {@link masks} were made for last. */
  #asked: readonly Encoding[] | undefined;
  #masks: Int32Array = NONE;

  constructor(codePoint: number) {
    this.#codePoint = codePoint;
  }

  /**
   * In {@link Encoding.encodeCodePoint}'s form. A C1 control counts only where the standard has it: lenient
   * pages have it for every byte, and then anything goes.
   */
  bytes(encoding: Encoding, number: number): number {
    const cell = this.#cells[2 * number];
    if (cell !== undefined) return cell;
    const codePoint = this.#codePoint;
    const bytes = codePoint < 0x80 ? codePoint : encoding.encodeCodePoint(codePoint, codePoint > LAST_C1);
    this.#set(2 * number, bytes);
    return bytes;
  }

  /** The first of the other byte sequences that stand for the code point; if there are none, as {@link bytes}. */
  otherBytes(encoding: Encoding, number: number): number {
    const cell = this.#cells[2 * number + 1];
    if (cell !== undefined) return cell;
    const bytes = encoding.otherBytes(this.#codePoint)[0] ?? this.bytes(encoding, number);
    this.#set(2 * number + 1, bytes);
    return bytes;
  }

  /** Bit `i` tells whether `encodings[i]` has the code point, ASCII aside. */
  masks(encodings: readonly Encoding[]): Int32Array {
    if (this.#asked !== encodings) {
      this.#asked = encodings;
      this.#masks = new Int32Array((encodings.length + 31) >> 5);
      for (let i = 0; this.#codePoint > 0x7f && i < encodings.length; i++) {
        const encoding = encodings[i]!;
        if (this.bytes(encoding, numberOf(encoding)) !== UNENCODABLE) this.#masks[i >> 5]! |= 1 << (i & 31);
      }
    }
    return this.#masks;
  }

  #set(at: number, bytes: number): void {
    const cells = this.#cells;
    while (cells.length <= at) cells.push(undefined);
    cells[at] = bytes;
  }
}

const columns = new Map<number, ByteColumn>();

function columnOf(codePoint: number): ByteColumn {
  let column = columns.get(codePoint);
  if (!column) {
    // Rare: starting over costs less than to keep track of which were used last.
    if (columns.size >= MOST_COLUMNS) columns.clear();
    column = new ByteColumn(codePoint);
    columns.set(codePoint, column);
  }
  return column;
}

/** As {@link LineBytes.standard} for one code point. */
export function bytesOf(codePoint: number, encoding: Encoding): number {
  return codePoint < 0x80 ? codePoint : columnOf(codePoint).bytes(encoding, numberOf(encoding));
}

/** True if there are other byte sequences for a code point, see {@link LineBytes.other}. */
export function hasOtherBytes(codePoint: number, encoding: Encoding): boolean {
  if (codePoint < 0x80) return false;
  const column = columnOf(codePoint);
  const number = numberOf(encoding);
  return column.otherBytes(encoding, number) !== column.bytes(encoding, number);
}

/** The bytes of a line's distinct characters, encoding by encoding. */
export class LineBytes {
  readonly #columns: readonly ByteColumn[];

  constructor(alphabet: readonly number[]) {
    this.#columns = alphabet.map(columnOf);
  }

  /** Those of the encodings that have at least one of the characters above ASCII. */
  possible(encodings: readonly Encoding[]): Encoding[] {
    const masks = new Int32Array((encodings.length + 31) >> 5);
    for (const column of this.#columns) {
      const own = column.masks(encodings);
      for (let word = 0; word < masks.length; word++) masks[word]! |= own[word]!;
    }
    return encodings.filter((_, i) => (masks[i >> 5]! & (1 << (i & 31))) !== 0);
  }

  /** The bytes of each distinct character. */
  standard(encoding: Encoding): number[] {
    const number = numberOf(encoding);
    return this.#columns.map((column) => column.bytes(encoding, number));
  }

  /**
   * The same with other byte sequences where there are any: decoders that differ give one character for
   * different bytes, and one text comes from one decoder. `undefined` if there are none.
   */
  other(encoding: Encoding): number[] | undefined {
    const number = numberOf(encoding);
    if (
      !this.#columns.some((column) => column.otherBytes(encoding, number) !== column.bytes(encoding, number))
    )
      return undefined;
    return this.#columns.map((column) => column.otherBytes(encoding, number));
  }
}
