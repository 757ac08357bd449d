/** Lines that are valid UTF-8 under one wrong encoding beyond any doubt: they are restored without a search. */

import { textOfUnits } from '../channel/code-units.ts';
import { BOUNDARY, plausibility, transition } from '../language/plausibility.ts';
import type { Settings } from '../options.ts';
import { type KnownChannel, knownChannels } from './channels.ts';
import { isOfRareScript, makesReplacements } from './decide.ts';
import { exactBytesOf, NO_BYTES } from './exact-bytes.ts';
import type { Stretch } from './line.ts';
import { atomBonus } from './segment.ts';
import { PRIOR_WEIGHT } from './survey.ts';
import { Utf8Pages } from './utf-8-pages.ts';
import { Utf8Reader } from './utf-8-reader.ts';

/** A line that is restored as a whole. */
export interface SelfEvidentReading {
  readonly channel: KnownChannel;
  readonly text: string;
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

/** The line that a stretch of text was, if no search could make anything else of it. */
export function readSelfEvident(text: string, stretch: Stretch): SelfEvidentReading | undefined {
  let best: SelfEvidentReading | undefined;
  let isBestPlain = false;
  let bestScore = LEAST_SCORE;
  let rivalScore = Number.NEGATIVE_INFINITY;
  for (const channel of possibleChannels(text, stretch)) {
    if (!reader.read(text, stretch.start, stretch.end, exactBytesOf(channel.wrong))) continue;
    const { score, isPlain } = weighSample(text, stretch, channel);
    if (score < bestScore - LEAST_MARGIN) continue;
    const restored = textOfUnits(reader.output, reader.length);
    if (restored === best?.text) continue;
    if (score < bestScore) {
      rivalScore = Math.max(rivalScore, score);
      continue;
    }
    if (best) rivalScore = bestScore;
    best = { channel, text: restored };
    bestScore = score;
    isBestPlain = isPlain;
  }
  if (!best || !isBestPlain || bestScore - rivalScore < LEAST_MARGIN) return undefined;
  return makesReplacements(text.slice(stretch.start, stretch.end), best.text) ? undefined : best;
}

/** The channels that may have made a line out of UTF-8. */
function possibleChannels(text: string, { start, end }: Stretch): KnownChannel[] {
  pages ??= new Utf8Pages();
  const { channels } = pages;
  const possible = pages.survivors(text, start, end).map((index) => channels[index]!);
  doubleByteChannels ??= knownChannels('utf-8').filter(({ wrong }) => wrong.maxBytes > 1);
  let first = start;
  while (first < end && text.charCodeAt(first) < 0x80) first++;
  for (const channel of doubleByteChannels) {
    if (first < end && exactBytesOf(channel.wrong).ask(text.charCodeAt(first)) !== NO_BYTES)
      possible.push(channel);
  }
  return possible;
}

/** What the beginning of the line that was read last says for its channel, and whether it is text of a usual kind. */
function weighSample(
  text: string,
  { start }: Stretch,
  { right, wrong, logPrior }: KnownChannel,
): { score: number; isPlain: boolean } {
  const { output, sampleEnd, sampleLength, sampledSequences, sequences, pairs } = reader;
  let after = 0;
  let last = BOUNDARY;
  let least = LAST_PAIR;
  let most = 0;
  let isRare = false;
  for (let i = 0; i < sampleLength; i++) {
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
    score:
      after +
      (wrong.maxBytes === 1 ? atomBonus(right, wrong) * sampledSequences : 0) -
      plausibility(text, start, sampleEnd) +
      PRIOR_WEIGHT * logPrior,
    isPlain:
      after >= LEAST_PLAUSIBILITY * sampledSequences &&
      (sequences >= FEW_SEQUENCES || (isOneAlphabet && !isRare)) &&
      // Of two healthy ideographs in a garbled line the bytes are two such sequences now and then.
      (wrong.maxBytes === 1 || pairs === 0 || pairs === sequences),
  };
}
