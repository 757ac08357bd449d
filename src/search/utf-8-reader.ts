import { textOfUnits } from '../channel/code-units.ts';
import { type ExactBytes, NO_BYTES } from './exact-bytes.ts';
import { UNKNOWN_BYTE } from './lattice-sequence.ts';
import { isText, type ReadingLoss } from './reading.ts';

const LINE_FEED = 0x0a;
const QUESTION_MARK = 0x3f;
const REPLACEMENT_CHARACTER = 0xfffd;
const FIRST_OF_THREE_BYTES = 0x800;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Code units that are read at once, at most: room for what comes out is held for good. */
export const MOST_READ: number = 1 << 15;
/** From this length on the platform's decoder makes a string faster than its characters do. */
const LONG = 100;

/** For each mark that a line has so many sequences must be whole. */
const LEAST_WHOLE = 2;

/** What the lines must be like; any with something above ASCII does by default. */
export interface LineDemand {
  /** Bytes of UTF-8 sequences of two or more that a line must have unless it has none, or {@link isSure}. */
  readonly leastBytes?: number;
  /** Asked about a line with fewer: by its code units, and by the code units and sequences of the output that it makes. */
  readonly isSure?: (start: number, end: number, from: number, to: number, sequences: number) => boolean;
  /** Reading ends behind the character with which a line has so many. */
  readonly most?: number;
  /** True if a line may have sequences of two bytes only or none of them. */
  readonly isUniform?: boolean;
  /** True if U+FFFD, and ? beside it, may stand for a byte of a sequence; of the sequences of a line most must be whole. */
  readonly takesMarks?: boolean;
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
  /** The sequences of which a byte is lost, as far as {@link length}; U+FFFD stands for them. */
  readonly losses: ReadingLoss[] = [];

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
    {
      leastBytes = 1,
      isSure,
      most = Number.POSITIVE_INFINITY,
      isUniform = false,
      takesMarks = false,
    }: LineDemand = {},
  ): boolean {
    const { output, losses } = this;
    const { cells } = table;
    let length = 0;
    let sequences = 0;
    let pairs = 0;
    let lineStart = start;
    let lineFrom = 0;
    let sequencesBefore = 0;
    let pairsBefore = 0;
    let lossesBefore = 0;
    let hasQuestionMark = false;
    let hasReplacement = false;
    /** The bytes of a character of which one is lost. */
    let lost: number[] | undefined;
    let due = 0;
    let codePoint = 0;
    let lowest = 0;
    this.lines = 0;
    if (losses.length > 0) losses.length = 0;
    for (let i = start; ; i++) {
      const unit = i < end ? text.charCodeAt(i) : LINE_FEED;
      if (due > 0 && takesMarks && (unit === QUESTION_MARK || unit === REPLACEMENT_CHARACTER)) {
        if (unit === QUESTION_MARK) hasQuestionMark = true;
        else hasReplacement = true;
        lost ??= bytesOfPart(codePoint, lowest, due);
        lost.push(UNKNOWN_BYTE);
        if (--due === 0) {
          losses.push({ at: length, bytes: lost, cause: 'mark' });
          output[length++] = REPLACEMENT_CHARACTER;
          lost = undefined;
        }
        continue;
      }
      if (unit < 0x80) {
        if (due !== 0) break;
        if (unit === LINE_FEED && sequences === 0) break;
        if (unit === LINE_FEED && (sequences > sequencesBefore || losses.length > lossesBefore)) {
          const own = sequences - sequencesBefore;
          const ownPairs = pairs - pairsBefore;
          const ownBytes = 2 * ownPairs + 3 * (own - ownPairs);
          if (isUniform && ownPairs > 0 && ownPairs < own) break;
          if (ownBytes < leastBytes && !isSure?.(lineStart, i, lineFrom, length, own)) break;
          if (own < LEAST_WHOLE * (losses.length - lossesBefore)) break;
          // Decoders that write question marks swallow what stands behind them, which is for a search to find out.
          if (hasQuestionMark && !hasReplacement) break;
          lossesBefore = losses.length;
          hasQuestionMark = false;
          hasReplacement = false;
          this.#endLine(i, length, sequences);
          sequencesBefore = sequences;
          pairsBefore = pairs;
        }
        if (i >= end) break;
        output[length++] = unit;
        if (unit === LINE_FEED) {
          lineStart = i + 1;
          lineFrom = length;
          continue;
        }
        for (let next = 0; i + 1 < end; i++) {
          next = text.charCodeAt(i + 1);
          if (next > 0x7f || next === LINE_FEED) break;
          output[length++] = next;
        }
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
          lost?.push(byte);
          if (--due > 0) continue;
          if (lost) {
            losses.push({ at: length, bytes: lost, cause: 'mark' });
            output[length++] = REPLACEMENT_CHARACTER;
            lost = undefined;
            continue;
          }
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
    if (losses.length > lossesBefore) losses.length = lossesBefore;
    return this.lines > 0;
  }

  /** The text that was read, U+FFFD where a byte is lost. */
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

/** The bytes that are there of a character, by what they add to its code point, while `due` are missing. */
function bytesOfPart(part: number, lowest: number, due: number): number[] {
  const length = lowest === 0x80 ? 2 : lowest === FIRST_OF_THREE_BYTES ? 3 : 4;
  const bytes: number[] = [];
  let rest = part;
  for (let i = length - due - 1; i > 0; i--, rest >>= 6) bytes.unshift(0x80 | (rest & 0x3f));
  bytes.unshift(((0xf00 >> length) & 0xff) | rest);
  return bytes;
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
