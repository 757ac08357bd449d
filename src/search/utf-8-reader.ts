import { type ExactBytes, NO_BYTES } from './exact-bytes.ts';
import { MAX_LINE_UNITS } from './line.ts';
import { isText } from './reading.ts';

const REPLACEMENT_CHARACTER = 0xfffd;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** From so many UTF-8 sequences on a sample of a line is complete: more of them say no more about it. */
const SAMPLED_SEQUENCES = 24;

/**
 * Reverses a line under one wrong encoding and reads the bytes as UTF-8 in one go, without allocation, and fails at the
 * first byte that does not fit.
 */
export class Utf8Reader {
  /** What was read. No encoding gives more code units than bytes, nor more than two bytes for a code unit here. */
  readonly output: Uint16Array = new Uint16Array(2 * MAX_LINE_UNITS);
  /** Code units of {@link output}. */
  length = 0;
  /** UTF-8 sequences of two bytes or more. */
  sequences = 0;
  /** Those of two bytes. */
  pairs = 0;
  /** Where the first {@link SAMPLED_SEQUENCES} end, or all: code units of the text and of {@link output}. */
  sampleEnd = 0;
  sampleLength = 0;
  sampledSequences = 0;

  /** @returns false unless all of `text.slice(start, end)`, at most a line, is UTF-8 with something above ASCII in it */
  read(text: string, start: number, end: number, table: ExactBytes): boolean {
    const { output } = this;
    const { cells } = table;
    let length = 0;
    let sequences = 0;
    let pairs = 0;
    let due = 0;
    let codePoint = 0;
    let least = 0;
    this.sampleEnd = end;
    this.sampleLength = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        if (due !== 0) return false;
        output[length++] = unit;
        continue;
      }
      if (due === 0 && sequences >= SAMPLED_SEQUENCES && this.sampleLength === 0) {
        this.sampleEnd = i;
        this.sampleLength = length;
        this.sampledSequences = sequences;
      }
      const bytes = cells[unit]! || table.ask(unit);
      if (bytes === NO_BYTES) return false;
      for (let shift = bytes > 0xff ? 8 : 0; shift >= 0; shift -= 8) {
        const byte = (bytes >> shift) & 0xff;
        if (due > 0) {
          if ((byte & 0xc0) !== 0x80) return false;
          codePoint = (codePoint << 6) | (byte & 0x3f);
          if (--due > 0) continue;
          if (codePoint < least || !isRestored(codePoint)) return false;
          sequences++;
          if (least === 0x80) pairs++;
          if (codePoint > 0xffff) {
            output[length++] = 0xd7c0 + (codePoint >> 10);
            output[length++] = 0xdc00 | (codePoint & 0x3ff);
          } else output[length++] = codePoint;
        } else if (byte < 0x80) output[length++] = byte;
        else if (byte < 0xc2) return false;
        else if (byte < 0xe0) {
          due = 1;
          codePoint = byte & 0x1f;
          least = 0x80;
        } else if (byte < 0xf0) {
          due = 2;
          codePoint = byte & 0x0f;
          least = 0x800;
        } else if (byte < 0xf5) {
          due = 3;
          codePoint = byte & 0x07;
          least = 0x10000;
        } else return false;
      }
    }
    this.length = length;
    this.sequences = sequences;
    this.pairs = pairs;
    if (this.sampleLength === 0) {
      this.sampleLength = length;
      this.sampledSequences = sequences;
    }
    return due === 0 && sequences > 0;
  }
}

/** True for what restored text may hold: U+FFFD stands for something that was lost before. */
function isRestored(codePoint: number): boolean {
  const isSurrogate = codePoint >= FIRST_SURROGATE && codePoint <= LAST_SURROGATE;
  return !isSurrogate && codePoint !== REPLACEMENT_CHARACTER && isText(codePoint);
}
