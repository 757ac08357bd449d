/** Tells text that UTF-8 was read as from text of the encoding that it was read in. */
import type { DoubleBytePairs } from './double-byte-pairs.ts';
import { ShiftedLine } from './shifted-line.ts';
import { REPLACEMENT_CHARACTER } from './shifted-score.ts';

/** Share of a stretch's bytes that must belong to sequences of UTF-8; of other text it is a tenth. */
const LEAST_SHARE = 0.5;
function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** Bytes of the sequence of three that begins at `at`, two if the last one is gone; 0 for anything else. */
function lengthAt(bytes: readonly number[], at: number): number {
  const lead = bytes[at]!;
  if (lead < 0xe0 || lead > 0xef || !isContinuation(bytes[at + 1] ?? 0)) return 0;
  return isContinuation(bytes[at + 2] ?? 0) ? 3 : 2;
}

/** True if the bytes of a text in an encoding are mostly UTF-8. What is left of mojibake is, and looks byte-shifted too. */
export function isMostlyUtf8(text: string, pairs: DoubleBytePairs): boolean {
  const line = new ShiftedLine(text, pairs);
  const bytes: number[] = [];
  for (let at = 0; at < line.length; at++) {
    const first = line.firsts[at]!;
    if (first === 0 && line.characters[at] !== REPLACEMENT_CHARACTER) return false;
    if (first >= 0x80) bytes.push(first);
    if (line.seconds[at]! > 0) bytes.push(line.seconds[at]!);
  }
  let covered = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    covered += length;
    at += Math.max(1, length);
  }
  return bytes.length > 0 && covered >= LEAST_SHARE * bytes.length;
}
