import type { Encoding } from '../codec/encoding.ts';
import { contextPlausibility } from '../language/context.ts';
import { alphabetFit } from '../language/cyrillic.ts';
import { isLatinText, languagesOf, letterFit } from '../language/latin.ts';
import type { Settings } from '../options.ts';
import { exp } from '../portable-math.ts';
import { type Change, describeChange } from './change.ts';
import { type ChannelChoice, chooseChannels, type KnownChannel } from './channels.ts';
import { type HintVerdict, hintedProspects, hintOf, type LanguageHint, weighHint } from './hints.ts';
import { type Line, toLine } from './line.ts';
import { type Reading, ReadingBuffer } from './reading.ts';
import { Reversal, reverse } from './reversal.ts';
import { type AtomRange, atomBonus, segment } from './segment.ts';
import { badPart, PRIOR_WEIGHT, type Prospect, survey } from './survey.ts';

/** One way in which a line may have been garbled. */
export interface Hypothesis extends Change {
  readonly right: string;
  readonly wrong: string;
  readonly reading: Reading;
  readonly ranges: readonly AtomRange[];
  /** Plausibility won by the reversal. */
  readonly gain: number;
  /** Log prior of the channel, natural logarithm. */
  readonly logPrior: number;
  /** `gain` and the weighted prior: what hypotheses are ranked by. */
  readonly score: number;
  /** See {@link Prospect}. */
  readonly structural: boolean;
  /** Set if what comes out is garbled still, and `score` counts the layers behind it. */
  readonly unfinished?: boolean;
  /** Probability, 0 to 1, that Latin text is in a language that language/latin.ts does not know. */
  readonly unknownLanguage: number;
  /** What the caller's languages say; `gain` and `score` count it. */
  readonly hint?: HintVerdict;
}

/** Prospects that are looked at closely. Code pages of one family make nearly the same of a line, so that the true one can come late. */
const MOST_PROSPECTS = 40;
/** What a prospect of a part of the line may lack of a positive score: the rest of the line may add to it. */
const PART_SLACK = 3;

/**
 * Every hypothesis about a line that reads better than the line, best first.
 *
 * @param proven keys of the only channels to try (see `channelKey`), however rare they are; all without it
 */
export function hypotheses(line: Line, settings: Settings, proven?: ReadonlySet<string>): Hypothesis[] {
  const found: Hypothesis[] = [];
  const least = proven ? Number.NEGATIVE_INFINITY : isLatinLine(line) ? -CONTEXT_SLACK : 0;
  const hint = hintOf(settings);
  for (const [rank, prospect] of prospectsOf(line, chooseChannels(settings, proven), least, hint).entries()) {
    if (rank >= MOST_PROSPECTS && !prospect.structural) continue;
    const hypothesis = examine(line, prospect, least, hint);
    if (hypothesis) found.push(hypothesis);
  }
  found.sort((a, b) => b.score - a.score);
  const best = found[0];
  if (!best) return found;
  found[0] = chooseBytes(line, best, hint);
  return weighContext(line, found).filter(({ structural, score }) => structural || proven || score > 0);
}

/** What the context may add to a score, so that a hypothesis may lack it before the context is known. */
const CONTEXT_SLACK = 4;
/** The context tells Latin pages apart; of other text it says little that the plausibility does not. */
function isLatinLine({ alphabet }: Line): boolean {
  return alphabet.every((codePoint) => codePoint < 0x250 || (codePoint >= 0x2000 && codePoint <= 0x2122));
}

/** Hypotheses whose context is looked at; it seldom moves one by more than a few places. */
const MOST_IN_CONTEXT = 12;

/** Adds what the letters' context, alphabet and language say (language/), best first. */
function weighContext(line: Line, found: readonly Hypothesis[]): Hypothesis[] {
  const before = contextPlausibility(line.whole);
  const alphabetBefore = alphabetFit(line.whole);
  const languages = isLatinText(line.whole) ? languagesOf(line.whole) : undefined;
  const unknownLanguage = languages ? exp(languages.at(-1)!) : 0;
  const fitBefore = languages ? letterFit(line.whole, languages) : 0;
  return found
    .map((hypothesis, rank) => {
      if (rank >= MOST_IN_CONTEXT) return hypothesis;
      const text = applyHypothesis(line, hypothesis);
      let gain = contextPlausibility(text) - before;
      // What is no longer Cyrillic has no letters that could be strangers.
      if (hypothesis.after.cyrillic > 0) gain += alphabetFit(text) - alphabetBefore;
      if (languages && isLatinText(text)) gain += letterFit(text, languages) - fitBefore;
      return { ...hypothesis, gain: hypothesis.gain + gain, score: hypothesis.score + gain, unknownLanguage };
    })
    .sort((a, b) => b.score - a.score);
}

function prospectsOf(
  line: Line,
  choice: ChannelChoice,
  least: number,
  hint: LanguageHint | undefined,
): Prospect[] {
  const prospects = surveyed(line, choice, least);
  return hint ? [...hintedProspects(hint, line, choice), ...prospects] : prospects;
}

function surveyed(line: Line, choice: ChannelChoice, least: number): Prospect[] {
  const part = badPart(line);
  if (!part) return survey(line, choice, least);
  const prospects = survey(toLine(line.text.slice(part.start, part.end)), choice, least - PART_SLACK);
  return prospects
    .slice(0, MOST_PROSPECTS)
    .flatMap(({ channel, score, structural }) =>
      reverse(line, [channel.wrong]).map((reversal) => ({ channel, reversal, score, structural })),
    );
}

const buffer: ReadingBuffer = new ReadingBuffer();

/**
 * Plausibility that may be lost where every character of single-byte text turns out to be valid UTF-8: it is all of
 * it or nothing, however odd a name in it reads. Found by trial on the calibration part of the development corpus.
 */
const STRUCTURE = 10;

/** A close look at one channel; `undefined` if the line reads no better for it. */
function examine(
  line: Line,
  { channel, reversal }: Pick<Prospect, 'channel' | 'reversal'>,
  least: number,
  hint?: LanguageHint,
): Hypothesis | undefined {
  if (!buffer.read(line, reversal, channel.right)) return undefined;
  // The survey saw a part of the line only.
  const structural = channel.right.name === 'utf-8' && buffer.covered >= line.nonAscii;
  const segmentation = segment(line, buffer, atomBonus(channel.right, channel.wrong));
  let { gain, ranges } = segmentation;
  if (structural && channel.wrong.maxBytes === 1 && segmentation.wholeGain > gain - STRUCTURE) {
    gain = segmentation.wholeGain;
    ranges = [{ start: 0, end: buffer.length }];
  }
  let verdict: HintVerdict | undefined;
  if (hint) {
    const whole = [{ start: 0, end: buffer.length }];
    const ofWhole = weighHint(hint, line, buffer, whole, channel.right.name);
    verdict = weighHint(hint, line, buffer, ranges, channel.right.name);
    if (ranges.length === 0 || segmentation.wholeGain + ofWhole.gain > gain + verdict.gain) {
      gain = segmentation.wholeGain;
      ranges = whole;
      verdict = ofWhole;
    }
    gain += verdict.gain;
  }
  if (gain <= 0 || gain + PRIOR_WEIGHT * channel.logPrior <= least || ranges.length === 0) {
    if (!structural) return undefined;
    gain = segmentation.wholeGain;
    ranges = [{ start: 0, end: buffer.length }];
  }
  const hypothesis = describe(line, channel, buffer.keep(channel.right, reversal), ranges, gain, structural);
  return verdict ? { ...hypothesis, hint: verdict } : hypothesis;
}

/**
 * What it costs if only a rarer decoder of the wrong encoding reads the bytes as the line. Found by trial on the
 * calibration part of the development corpus (values 0 to 2).
 */
const RARER_DECODER_COST = 2;

/** True if the wrong encoding's standard decoder reads the bytes as the line's characters. */
function isStandard({ alphabet, firsts }: Line, { bytes, starts, has }: Reversal, wrong: Encoding): boolean {
  if (wrong.maxBytes === 1) return true;
  return alphabet.every(
    (codePoint, kind) => !has[kind] || wrong.decodeAt(bytes, starts[firsts[kind]!]!) >> 3 === codePoint,
  );
}

function describe(
  line: Line,
  { right, wrong, logPrior }: KnownChannel,
  reading: Reading,
  ranges: readonly AtomRange[],
  gain: number,
  structural: boolean,
): Hypothesis {
  const atoms: number[] = [];
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) if (!isUnchanged(line, reading, k)) atoms.push(k);
  }
  const score =
    gain + PRIOR_WEIGHT * logPrior - (isStandard(line, reading.reversal, wrong) ? 0 : RARER_DECODER_COST);
  return {
    right: right.name,
    wrong: wrong.name,
    reading,
    ranges,
    gain,
    logPrior,
    score,
    ...describeChange(line, reading, atoms),
    unknownLanguage: 0,
    structural,
  };
}

/** Distinct characters with a choice of bytes that are tried; real texts have few. */
const MOST_CHOICES = 12;

/**
 * Where a character stands for one of several byte sequences, takes the one that reads best. A decoder gives
 * one character for different bytes (396 in cp932), so the choice is one of each character.
 */
function chooseBytes(line: Line, hypothesis: Hypothesis, hint: LanguageHint | undefined): Hypothesis {
  const { reversal, right } = hypothesis.reading;
  const wrong = reversal.encodings.find(({ name }) => name === hypothesis.wrong)!;
  if (wrong.maxBytes === 1) return hypothesis;
  const channel: KnownChannel = { right, wrong, logPrior: hypothesis.logPrior };
  let best = hypothesis;
  let packed = reversal.packed;
  let tried = 0;
  for (const [kind, codePoint] of line.alphabet.entries()) {
    if (codePoint < 0x80) continue;
    const choices = [wrong.encodeCodePoint(codePoint, true), ...wrong.otherBytes(codePoint)];
    if (choices.length < 2 || tried++ >= MOST_CHOICES) continue;
    for (const bytes of choices) {
      if (bytes === packed[kind]) continue;
      const changed = packed.with(kind, bytes);
      const other = examine(
        line,
        {
          channel,
          reversal: new Reversal(line, [wrong], changed),
        },
        Number.NEGATIVE_INFINITY,
        hint,
      );
      if (!other || other.score <= best.score) continue;
      best = other;
      packed = changed;
    }
  }
  return best;
}

/** The whole line as a hypothesis reads it. */
export function applyHypothesis(
  line: Line,
  { reading, ranges }: Pick<Hypothesis, 'reading' | 'ranges'>,
): string {
  let text = '';
  let at = 0;
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) {
      if (isUnchanged(line, reading, k)) continue;
      const first = line.positions[line.offsets[reading.from[k]!]!]!;
      text += line.whole.slice(at, first) + outputOf(reading, k);
      at = line.positions[line.offsets[reading.to[k]!]! - 1]! + 1;
    }
  }
  return text + line.whole.slice(at);
}

/** The text of one atom. */
export function outputOf(reading: Reading, atom: number): string {
  let text = '';
  for (let i = reading.outputFrom[atom]!; i < reading.outputFrom[atom + 1]!; i++)
    text += String.fromCharCode(reading.output[i]!);
  return text;
}

/** True for an atom that reads the same either way, as ASCII does. */
export function isUnchanged(line: Line, reading: Reading, atom: number): boolean {
  const start = line.offsets[reading.from[atom]!]!;
  const end = line.offsets[reading.to[atom]!]!;
  const outputStart = reading.outputFrom[atom]!;
  if (end - start !== reading.outputFrom[atom + 1]! - outputStart) return false;
  for (let i = start; i < end; i++)
    if (line.text.charCodeAt(i) !== reading.output[outputStart + i - start]) return false;
  return true;
}

/** True for an atom that stays as it is; not so one whose mark for a lost byte may be filled. */
export function isKept(line: Line, reading: Reading, atom: number): boolean {
  return isUnchanged(line, reading, atom) && !hasGuess(reading, atom);
}

function hasGuess({ losses = [], outputFrom }: Reading, atom: number): boolean {
  let low = 0;
  for (let high = losses.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (losses[middle]!.at < outputFrom[atom]!) low = middle + 1;
    else high = middle;
  }
  const loss = losses[low];
  return loss !== undefined && loss.at < outputFrom[atom + 1]! && loss.guess !== undefined;
}
