import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import { isCjk, isHalfWidthKana } from '../language/script.ts';
import { type ChannelChoice, channelsOf, type KnownChannel, letterTable, smallerTwin } from './channels.ts';
import { harmlessDip } from './gate.ts';
import type { Line } from './line.ts';
import { mayHoldUtf8 } from './may-hold-utf-8.ts';
import { restoreNoBreakSpaces } from './no-break-space.ts';
import { pairTable } from './pair-table.ts';
import { ReadingBuffer } from './reading.ts';
import { type Reversal, reverse } from './reversal.ts';
import { atomBonus, Prospectus, promiseOfLetters, scoreInput } from './segment.ts';
import { WorstPart } from './worst-part.ts';

/** A channel that is worth a closer look at a line. */
export interface Prospect {
  readonly channel: KnownChannel;
  readonly reversal: Reversal;
  /** An upper estimate of the score, see `Prospectus`. */
  readonly score: number;
  /** All of the line's characters above U+007F come out as valid UTF-8: evidence however it reads. */
  readonly structural: boolean;
}

/** Weight of a channel's log prior beside the plausibility. Calibrated with the thresholds of decide.ts. */
export const PRIOR_WEIGHT = 0.8;

const buffer: ReadingBuffer = new ReadingBuffer();

/** A quick look at every channel: those that may score more than `least`, best first. */
export function survey(line: Line, choice: ChannelChoice, least: number): Prospect[] {
  const inputScores = scoreInput(line);
  const prospectus = new Prospectus(line, inputScores);
  const worst = new WorstPart(line, inputScores);
  // Of what is proven little is tried, and that thoroughly.
  const isProven = least === Number.NEGATIVE_INFINITY;
  const cjk = countCjk(line);
  const isMostlyCjk = 2 * cjk >= line.nonAscii;
  const isWithoutCjk = cjk === 0 && line.nonAscii >= LEAST_WITHOUT_CJK;
  const prospects: Prospect[] = [];
  const seen = new Map<number, number>();
  const letters = new Int32Array(line.alphabet.length);
  for (const reversal of reverse(line, choice.wrongs)) {
    const settled = new Set<string>();
    for (const channel of channelsOf(reversal, choice)) {
      const { right, wrong, logPrior } = channel;
      let gain: number;
      let read = reversal;
      let structural = false;
      if (right.maxBytes === 1) {
        if (wrong.maxBytes > 1 && !isMostlyCjk) continue;
        if (!isProven && !worst.winsLetters(reversal, letterTable(right))) continue;
      }
      if (right.maxBytes === 1 && wrong.maxBytes === 1) {
        const text = readLetters(reversal, right, letters);
        const known = seen.get(text);
        if (text === NO_TEXT || (known !== undefined && known >= logPrior)) continue;
        seen.set(text, logPrior);
        gain = promiseOfLetters(line, letters, inputScores);
      } else {
        if (wrong.maxBytes > 1 && right.name !== 'utf-8' && isWithoutCjk) continue;
        const twin = smallerTwin(right);
        if (twin !== undefined && settled.has(twin)) continue;
        prospectus.begin(atomBonus(right, wrong));
        if (right.name === 'utf-8') {
          if (!mayHoldUtf8(line, reversal)) continue;
          const restored = restoreNoBreakSpaces(reversal);
          // Not every encoding of the reversal need have the no-break space.
          read = restored?.encodings.includes(wrong) ? restored : reversal;
          // Valid UTF-8 is evidence however it reads, so it is read to its end.
          if (!buffer.read(line, read, right)) continue;
          structural = buffer.covered >= line.nonAscii;
          for (let k = 0; k < buffer.length && prospectus.take(buffer, k); ) k++;
        } else {
          if (!isProven && right.maxBytes > 1 && !worst.winsPairs(reversal, right, pairTable(right)))
            continue;
          const hasText = buffer.read(line, read, right, prospectus);
          if (buffer.stopped || buffer.complete) settled.add(right.name);
          if (!hasText) continue;
        }
        gain = prospectus.gain;
      }
      const score = gain + PRIOR_WEIGHT * logPrior;
      if (structural || (gain > 0 && score > least))
        prospects.push({ channel, reversal: read, score, structural });
    }
  }
  return prospects.sort((a, b) => b.score - a.score);
}

/**
 * A line of so many characters above ASCII and no East Asian one among them was not made of double-byte text by an
 * East Asian encoding: these have Greek, Cyrillic and box drawing too, but nobody writes with those few bytes only.
 */
const LEAST_WITHOUT_CJK = 8;

/**
 * East Asian characters of a line. Of a line with less than half of them no East Asian encoding made single-byte
 * text either: what they make of it is mostly ideographs.
 */
function countCjk(line: Line): number {
  let cjk = 0;
  for (const [kind, codePoint] of line.alphabet.entries()) {
    if (codePoint > 0xffff || isCjk(codePoint) || isHalfWidthKana(codePoint)) cjk += line.counts[kind]!;
  }
  return cjk;
}

/** Answer of {@link readLetters} where nothing above ASCII comes out. */
const NO_TEXT = -1;

/**
 * One single-byte encoding for another goes letter by letter: writes what each distinct character of the line
 * becomes, -1 for nothing, and answers a number that two readings share only if they are the same text
 * (two multiplicative hashes side by side).
 */
function readLetters({ packed }: Reversal, right: Encoding, letters: Int32Array): number {
  const table = letterTable(right);
  let high = 0;
  let low = 0;
  let foreign = false;
  for (let kind = 0; kind < letters.length; kind++) {
    const bytes = packed[kind]!;
    const letter = bytes === UNENCODABLE ? -1 : table[bytes > 0xff ? bytes >>> 8 : bytes]!;
    letters[kind] = letter;
    if (letter > 0x7f) foreign = true;
    high = (Math.imul(high, 31) + letter) | 0;
    low = (Math.imul(low, 0x01000193) ^ letter) | 0;
  }
  return foreign ? (high & 0x1fffff) * 0x100000000 + (low >>> 0) : NO_TEXT;
}

/** Text next to a bad place that is surveyed with it, in code units. */
const MARGIN = 12;
/** No more than this is surveyed, around the worst place: a channel shows itself in a few words. */
const MOST_SURVEYED = 120;
/** A line is surveyed whole unless its bad places lie within this share of it. */
const WORTHWHILE_SHARE = 0.6;

/**
 * The part of a line, in code units of its text, around the places that read badly: what reads well by itself
 * needs no repair, so a channel must show itself here. `undefined` if that is most of the line.
 */
export function badPart({ text }: Line): { start: number; end: number } | undefined {
  const harmless = harmlessDip(text.length);
  let first = -1;
  let last = 0;
  let worst = 0;
  let lowest = 0;
  let dip = 0;
  let dipStart = 0;
  let previous = BOUNDARY;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (dip === 0) dipStart = i;
    dip = Math.min(0, dip + transition(previous, unit));
    if (dip < -harmless) {
      if (first < 0) first = dipStart;
      last = i + 1;
      if (dip < lowest) {
        lowest = dip;
        worst = i;
      }
    }
    previous = unit;
  }
  if (first < 0) return text.length > MOST_SURVEYED ? { start: 0, end: MOST_SURVEYED } : undefined;
  const start = Math.max(0, first - MARGIN, worst - MOST_SURVEYED / 2);
  const end = Math.min(text.length, last + MARGIN, start + MOST_SURVEYED);
  return end - start > WORTHWHILE_SHARE * text.length ? undefined : { start, end };
}
