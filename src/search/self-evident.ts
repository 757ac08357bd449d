/** Lines that are valid UTF-8 under one wrong encoding beyond any doubt: they are restored without a search. */

import type { Encoding } from '../codec/encoding.ts';
import { BOUNDARY, plausibility, transition } from '../language/plausibility.ts';
import type { Settings } from '../options.ts';
import { channelsOfUtf8, type KnownChannel, smallerTwin } from './channels.ts';
import { isOfRareScript, makesReplacements } from './decide.ts';
import { exactBytesOf, NO_BYTES } from './exact-bytes.ts';
import type { Stretch } from './line.ts';
import type { ReadingLoss } from './reading.ts';
import { atomBonus } from './segment.ts';
import { PRIOR_WEIGHT } from './survey.ts';
import { Utf8Pages } from './utf-8-pages.ts';
import { type LineDemand, MOST_READ, Utf8Reader } from './utf-8-reader.ts';

/** Lines in a row that are restored alike. */
export interface SelfEvidentRun {
  readonly channel: KnownChannel;
  /** The lines as they were. */
  readonly text: string;
  /** Code unit of the garbled text behind the last of them, without its line feed. */
  readonly end: number;
  /** Lines that change. */
  readonly lines: number;
  /** What is lost in them: U+FFFD stands for it; `at` is a code unit of `text`. */
  readonly losses: readonly ReadingLoss[];
}

/**
 * What such a line scores at least, and how far it is ahead of any other text. 1,392 of the 14,385
 * lines of the development kit that are searched are above, and of all but one a search makes the same.
 */
const LEAST_SCORE = 7;
const LEAST_MARGIN = 3;

/**
 * Plausibility of what comes out, for each UTF-8 sequence: of the lines that were garbled once 99 in 100 have more, and
 * of those that were garbled twice 5 in 100, which a search must look behind.
 */
const LEAST_PLAUSIBILITY = -0.5;

/** UTF-8 sequences that are looked at: more of them say no more about a line. */
const SAMPLED_SEQUENCES = 16;

/**
 * Bytes of UTF-8 sequences that a line must have to need no further look where its channel was found in the document:
 * in a healthy line all of so many would have to fit by chance.
 */
const LEAST_BYTES = 6;

/** With fewer sequences they must be of neighbouring lead bytes, as those of one alphabet are. */
const FEW_SEQUENCES = 8;
const WIDEST_ALPHABET = 2;
/** UTF-8 has two bytes for the characters up to here. */
const LAST_PAIR = 0x7ff;

/** The confidence of a self-evident line is higher; of 1,392 in the development kit the least has 0.97. */
const LEAST_CONFIDENCE = 0.9;

/** True if the options leave it to the library what a line is. */
export function mayBeSelfEvident({ encodings, languages, minConfidence }: Settings): boolean {
  return encodings === undefined && languages.length === 0 && minConfidence <= LEAST_CONFIDENCE;
}

let pages: Utf8Pages | undefined;
let doubleByteChannels: readonly KnownChannel[] | undefined;
const reader: Utf8Reader = new Utf8Reader();

/** What the beginning of a line says for a channel. */
interface Sample {
  readonly channel: KnownChannel;
  readonly score: number;
  /** True if text of a usual kind comes out. */
  readonly isPlain: boolean;
}

/** The line that a stretch of text was, if no search could make anything else of it. */
export function readSelfEvident(text: string, stretch: Stretch): SelfEvidentRun | undefined {
  const { start, end } = stretch;
  let best: Sample | undefined;
  let rivalScore = LEAST_SCORE - LEAST_MARGIN;
  for (const channel of possibleChannels(text, stretch)) {
    const sample = takeSample(text, stretch, channel);
    if (!sample || sample.score < rivalScore) continue;
    if (best && sample.score < best.score) rivalScore = sample.score;
    else {
      if (best) rivalScore = best.score;
      best = sample;
    }
  }
  if (!best?.isPlain || best.score < LEAST_SCORE || best.score - rivalScore < LEAST_MARGIN) return undefined;
  const run = readWhole(text, start, end, best.channel, { isUniform: isUniform(best.channel) });
  return run?.end === end ? run : undefined;
}

function readWhole(
  text: string,
  start: number,
  end: number,
  channel: KnownChannel,
  demand: LineDemand,
): SelfEvidentRun | undefined {
  if (!reader.read(text, start, end, exactBytesOf(channel.wrong), demand)) return undefined;
  const { text: restored, lines } = reader;
  const run = { channel, text: restored, end: reader.end, lines, losses: [...reader.losses] };
  return makesReplacements(text.slice(start, run.end), restored) ? undefined : run;
}

/** Of two healthy ideographs in a garbled line the bytes are two sequences of two bytes now and then. */
const isUniform = ({ wrong }: KnownChannel): boolean => wrong.maxBytes > 1;

/** The channels that may have made a line out of UTF-8; of those that give the same text the likeliest. */
function possibleChannels(text: string, { start, end }: Stretch): KnownChannel[] {
  pages ??= new Utf8Pages();
  const indexes: number[] = [];
  for (const index of pages.survivors(text, start, end)) {
    if (!indexes.some((known) => pages!.agree(known, index))) indexes.push(index);
  }
  const possible = indexes.map((index) => pages!.channels[index]!);
  const unit = firstEastAsian(text, start, end);
  if (unit < 0) return possible;
  doubleByteChannels ??= channelsOfUtf8().filter(({ wrong }) => wrong.maxBytes > 1);
  for (const channel of doubleByteChannels) {
    const twin = smallerTwin(channel.wrong);
    if (
      !possible.some(({ wrong }) => wrong.name === twin) &&
      mayBeginAs(text, start, end, channel.wrong) &&
      exactBytesOf(channel.wrong).ask(unit) !== NO_BYTES
    )
      possible.push(channel);
  }
  return possible;
}

/**
 * False if the wrong encoding lacks a character of those that every sample of a line holds: of its sequences none has
 * fewer. A first look at East Asian text would else have to unpack the tables of all its encodings.
 */
function mayBeginAs(text: string, start: number, end: number, wrong: Encoding): boolean {
  const others: number[] = [];
  let asked = 0;
  for (let i = start; i < end && asked < SAMPLED_SEQUENCES; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    asked++;
    if (unit < FIRST_UNIFIED) others.push(unit);
    else if (!wrong.mayEncode(unit)) return false;
  }
  // To know the others takes longer.
  return others.every((unit) => wrong.mayEncode(unit));
}

const FIRST_UNIFIED = 0x4e00;

/** From here on code units are East Asian, private or compatibility forms. */
const FIRST_EAST_ASIAN = 0x2e80;
/** UTF-8 that was read as East Asian has such a code unit among so many. */
const MOST_BEFORE_EAST_ASIAN = 8;

/** The first East Asian code unit near the beginning of a line, -1 without one. */
function firstEastAsian(text: string, start: number, end: number): number {
  let others = 0;
  for (let i = start; i < end && others < MOST_BEFORE_EAST_ASIAN; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= FIRST_EAST_ASIAN) return unit;
    if (unit > 0x7f) others++;
  }
  return -1;
}

function takeSample(text: string, { start, end }: Stretch, channel: KnownChannel): Sample | undefined {
  if (!reader.read(text, start, end, exactBytesOf(channel.wrong), { most: SAMPLED_SEQUENCES }))
    return undefined;
  const { length, sequences } = reader;
  return judge(text, { start, end: reader.end }, { start: 0, end: length }, sequences, channel);
}

/** What a stretch of text says for a channel that turns it into a stretch of the reader's output. */
function judge(
  text: string,
  { start, end }: Stretch,
  restored: Stretch,
  sequences: number,
  channel: KnownChannel,
): Sample {
  const { right, wrong, logPrior } = channel;
  const { output } = reader;
  let after = 0;
  let last = BOUNDARY;
  let least = LAST_PAIR;
  let most = 0;
  let isRare = false;
  for (let i = restored.start; i < restored.end; i++) {
    const unit = output[i]!;
    after += transition(last, unit);
    last = unit;
    if (unit < 0x80 || unit > LAST_PAIR) continue;
    if (unit < least) least = unit;
    if (unit > most) most = unit;
    if (isOfRareScript(unit)) isRare = true;
  }
  after += transition(last, BOUNDARY);
  const isOneAlphabet = (most >> 6) - (least >> 6) <= WIDEST_ALPHABET;
  return {
    channel,
    score:
      after +
      (wrong.maxBytes === 1 ? atomBonus(right, wrong) * sequences : 0) -
      plausibility(text, start, end) +
      PRIOR_WEIGHT * logPrior,
    isPlain:
      after >= LEAST_PLAUSIBILITY * sequences && (sequences >= FEW_SEQUENCES || (isOneAlphabet && !isRare)),
  };
}

/**
 * The lines from `start` on that a channel restores which was found in the document: of each that is above ASCII all
 * is UTF-8, which no healthy line of so many sequences is by accident.
 */
export function readSelfEvidentRun(
  text: string,
  { start, end }: Stretch,
  channel: KnownChannel,
): SelfEvidentRun | undefined {
  let limit = end;
  // A line that is cut by the limit is no line.
  if (end - start > MOST_READ) limit = text.lastIndexOf('\n', start + MOST_READ);
  if (limit <= start) return undefined;
  const demand: LineDemand = {
    leastBytes: LEAST_BYTES,
    isSure: (lineStart, lineEnd, from, to, sequences) => {
      const restored = { start: from, end: to };
      const { score, isPlain } = judge(
        text,
        { start: lineStart, end: lineEnd },
        restored,
        sequences,
        channel,
      );
      return isPlain && score >= LEAST_SCORE;
    },
    isUniform: isUniform(channel),
    // Of single bytes few can be lost, so that a search knows which.
    takesMarks: channel.wrong.maxBytes > 1,
  };
  return readWhole(text, start, limit, channel, demand);
}
