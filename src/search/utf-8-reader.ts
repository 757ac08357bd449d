import { textOfUnits } from '../channel/code-units.ts';
import { type ExactBytes, NO_BYTES } from './exact-bytes.ts';
import { isText } from './reading.ts';

const LINE_FEED = 0x0a;
const REPLACEMENT_CHARACTER = 0xfffd;
const FIRST_OF_THREE_BYTES = 0x800;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Code units that are read at once, at most: room for what comes out is held for good. */
export const MOST_READ: number = 1 << 15;
/** From this length on the platform's decoder makes a string faster than its characters do. */
const LONG = 100;

/** What the lines must be like; any with something above ASCII does by default. */
export interface LineDemand {
  /** UTF-8 sequences of two bytes or more that a line must have unless it has none. */
  readonly least?: number;
  /** Reading ends behind the character with which a line has so many. */
  readonly most?: number;
  /** True if a line may have sequences of two bytes only or none of them. */
  readonly isUniform?: boolean;
}

/**
 * Reverses lines under one wrong encoding and reads the bytes as UTF-8 in one go, without allocation, up to the first
 * line in which a byte does not fit.
 */
export class Utf8Reader {
  /** What was read: no more code units than bytes, and no code unit has more than two bytes here. */
  readonly output: Uint16Array = new Uint16Array(2 * MOST_READ);
  /** Code units of {@link output}. */
  length = 0;
  /** Code unit of the text behind the last line that was read, without its line feed. */
  end = 0;
  /** UTF-8 sequences of two bytes or more. */
  sequences = 0;
  /** Lines with such a sequence. */
  lines = 0;

  /**
   * Reads the lines of a stretch of text (code units, end-exclusive), at most {@link MOST_READ} units.
   *
   * @returns false if the first line is ASCII or cannot be read
   */
  read(
    text: string,
    start: number,
    end: number,
    table: ExactBytes,
    { least = 1, most = Number.POSITIVE_INFINITY, isUniform = false }: LineDemand = {},
  ): boolean {
    const { output } = this;
    const { cells } = table;
    let length = 0;
    let sequences = 0;
    let pairs = 0;
    let sequencesBefore = 0;
    let pairsBefore = 0;
    let due = 0;
    let codePoint = 0;
    let lowest = 0;
    this.lines = 0;
    for (let i = start; ; i++) {
      const unit = i < end ? text.charCodeAt(i) : LINE_FEED;
      if (unit < 0x80) {
        if (due !== 0) break;
        if (unit === LINE_FEED && sequences === 0) break;
        if (unit === LINE_FEED && sequences > sequencesBefore) {
          const own = sequences - sequencesBefore;
          const ownPairs = pairs - pairsBefore;
          if (own < least || (isUniform && ownPairs > 0 && ownPairs < own)) break;
          this.#endLine(i, length, sequences);
          sequencesBefore = sequences;
          pairsBefore = pairs;
        }
        if (i >= end) break;
        output[length++] = unit;
        continue;
      }
      const bytes = cells[unit]! || table.ask(unit);
      if (bytes === NO_BYTES) break;
      if (due === 0) {
        if (sequences >= most) {
          this.#endLine(i, length, sequences);
          break;
        }
        const second = i + 1 < end ? cells[text.charCodeAt(i + 1)]! : 0;
        const third = i + 2 < end ? cells[text.charCodeAt(i + 2)]! : 0;
        // Two characters of three bytes from three of two bytes: most of East Asian text that was read as such.
        if ((bytes & 0xf0c0) === 0xe080 && (second & 0xc0f0) === 0x80e0 && (third & 0xc0c0) === 0x8080) {
          const first = ((bytes & 0x0f00) << 4) | ((bytes & 0x3f) << 6) | ((second >> 8) & 0x3f);
          const other = ((second & 0x0f) << 12) | ((third & 0x3f00) >> 2) | (third & 0x3f);
          if (isPlain(first) && isPlain(other)) {
            output[length++] = first;
            output[length++] = other;
            sequences += 2;
            i += 2;
            continue;
          }
        }
        // One character of three bytes from three of one byte.
        if ((bytes & 0xfff0) === 0xe0 && (second & 0xffc0) === 0x80 && (third & 0xffc0) === 0x80) {
          const only = ((bytes & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
          if (isPlain(only)) {
            output[length++] = only;
            sequences++;
            i += 2;
            continue;
          }
        }
        // One character of two bytes from two of one byte.
        if (bytes >= 0xc2 && bytes <= 0xdf && (second & 0xffc0) === 0x80) {
          output[length++] = ((bytes & 0x1f) << 6) | (second & 0x3f);
          sequences++;
          pairs++;
          i++;
          continue;
        }
      }
      let hasFailed = false;
      for (let shift = bytes > 0xff ? 8 : 0; shift >= 0; shift -= 8) {
        const byte = (bytes >> shift) & 0xff;
        if (due > 0) {
          hasFailed = (byte & 0xc0) !== 0x80;
          if (hasFailed) break;
          codePoint = (codePoint << 6) | (byte & 0x3f);
          if (--due > 0) continue;
          hasFailed = codePoint < lowest || !isRestored(codePoint);
          if (hasFailed) break;
          sequences++;
          if (lowest === 0x80) pairs++;
          if (codePoint > 0xffff) {
            output[length++] = 0xd7c0 + (codePoint >> 10);
            output[length++] = 0xdc00 | (codePoint & 0x3ff);
          } else output[length++] = codePoint;
        } else if (byte < 0x80) output[length++] = byte;
        else {
          due = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
          hasFailed = due === 0;
          if (hasFailed) break;
          codePoint = byte & (0x3f >> due);
          lowest = due === 1 ? 0x80 : due === 2 ? FIRST_OF_THREE_BYTES : 0x10000;
        }
      }
      if (hasFailed) break;
    }
    return this.lines > 0;
  }

  /** The text that was read. */
  get text(): string {
    const { output, length } = this;
    return length < LONG ? textOfUnits(output, length) : decodeUtf16(output.subarray(0, length));
  }

  #endLine(end: number, length: number, sequences: number): void {
    this.end = end;
    this.length = length;
    this.sequences = sequences;
    this.lines++;
  }
}

/** True for a code point of three bytes that nothing is the matter with; of the others {@link isRestored} knows. */
function isPlain(codePoint: number): boolean {
  return codePoint >= FIRST_OF_THREE_BYTES && codePoint < FIRST_SURROGATE;
}

/** True for what restored text may hold: U+FFFD stands for something that was lost before. */
function isRestored(codePoint: number): boolean {
  const isSurrogate = codePoint >= FIRST_SURROGATE && codePoint <= LAST_SURROGATE;
  return !isSurrogate && codePoint !== REPLACEMENT_CHARACTER && isText(codePoint);
}

const isLittleEndian: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
let decoder: TextDecoder | undefined;

function decodeUtf16(units: Uint16Array): string {
  if (!isLittleEndian || typeof TextDecoder === 'undefined') return textOfUnits(units, units.length);
  decoder ??= new TextDecoder('utf-16le', { ignoreBOM: true });
  return decoder.decode(units);
}
