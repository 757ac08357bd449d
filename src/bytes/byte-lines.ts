import type { Range } from '../codec/encoding.ts';
import { utf8 } from '../codec/utf-8.ts';

const LINE_FEED = 0x0a;

/** A line that has bytes above 0x7F, its line feed included; bytes, end-exclusive. */
export interface ByteLine extends Range {
  /** Characters above U+007F if the line is valid UTF-8, else 0. */
  readonly utf8Characters: number;
}

/** The lines that have bytes above 0x7F, in order. */
export function nonAsciiLines(bytes: Uint8Array): ByteLine[] {
  const lines: ByteLine[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const utf8Characters = countUtf8(bytes, start, end);
    if (utf8Characters !== ASCII) lines.push({ start, end, utf8Characters });
    start = end;
  }
  return lines;
}

/** Answer of {@link countUtf8} for a line without a byte above 0x7F. */
const ASCII = -1;

/** Characters above U+007F in a stretch of valid UTF-8; 0 if it is none. */
function countUtf8(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; ) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    const decoded = utf8.decodeAt(bytes, at);
    if (decoded < 0) return 0;
    at += decoded & 7;
    count++;
  }
  return count === 0 ? ASCII : count;
}

/** Bytes that an encoding is judged by. */
const MOST_SAMPLED = 2048;
/** Bytes of one line that go into a sample. */
const MOST_OF_LINE = 512;

/** Lines from all over the bytes, one after the other, as many as a judgement needs. */
export function sampleOf(bytes: Uint8Array, lines: readonly Range[]): Uint8Array {
  const total = lines.reduce((sum, line) => sum + Math.min(MOST_OF_LINE, line.end - line.start), 0);
  const step = Math.max(1, Math.ceil(total / MOST_SAMPLED));
  const sample = new Uint8Array(MOST_SAMPLED + MOST_OF_LINE);
  let length = 0;
  for (let index = 0; index < lines.length && length < MOST_SAMPLED; index += step) {
    const part = aroundHighByte(bytes, lines[index]!);
    sample.set(part, length);
    length += part.length;
  }
  return sample.subarray(0, length);
}

/** ASCII before the first byte above 0x7F that is kept of a long line. */
const ASCII_BEFORE = 16;

function aroundHighByte(bytes: Uint8Array, { start, end }: Range): Uint8Array {
  let first = start;
  if (end - start > MOST_OF_LINE) while (bytes[first]! < 0x80) first++;
  const from = Math.max(start, first - ASCII_BEFORE);
  return bytes.subarray(from, Math.min(end, from + MOST_OF_LINE));
}
