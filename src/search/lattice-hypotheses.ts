/** Hypotheses about a line of which bytes are lost. */

import { isLegible } from '../channel/catalogue.ts';
import type { Encoding } from '../codec/encoding.ts';
import { plausibility } from '../language/plausibility.ts';
import type { Settings } from '../options.ts';
import { LineBytes } from './byte-columns.ts';
import { describeChange } from './change.ts';
import type { KnownChannel } from './channels.ts';
import { isBeyondDoubt } from './decide.ts';
import { hasDip } from './gate.ts';
import { applyHypothesis, type Hypothesis, isUnchanged } from './hypotheses.ts';
import { searchLattice } from './lattice.ts';
import { channelsToTry } from './lattice-channels.ts';
import { countSwallowedAsked } from './lattice-edit.ts';
import { holesOf, type LossMark, type LossPolicy } from './lattice-holes.ts';
import type { LatticePath } from './lattice-path.ts';
import { atomsOf } from './lattice-reading.ts';
import { sequencesOf, UNKNOWN_BYTE } from './lattice-sequence.ts';
import { type Line, toLine } from './line.ts';
import { hasLostLetter } from './lost-letter.ts';
import type { ReadingLoss } from './reading.ts';
import { Reversal } from './reversal.ts';
import { atomBonus } from './segment.ts';
import { badPart, PRIOR_WEIGHT } from './survey.ts';

/** Fewer characters that are whole, or of which few are possible, prove nothing. */
const LEAST_WHOLE = 1.5;
/** What a character of three bytes counts as of which two are known. */
const HALF_KNOWN = 0.5;

/**
 * What a reading with losses must win over the best one without: that nothing was lost is likelier, most of all
 * where nothing marks the loss. Found by trial on the calibration cases, lossless ones among them.
 */
const LEAST_ADVANTAGE = { marked: 0.3, unmarked: 1.5 } as const;

/** What a reading with marks is worth, beside its score, where nothing above ASCII is left over. */
const COMPLETE = 1;

/**
 * A line that nowhere loses this much plausibility in a row, and has no U+FFFD, is not searched: on the calibration
 * cases few lines that are read with losses lose less, and most healthy lines do.
 */
const LEAST_DIP = 6;

/**
 * What U+FFFD says for a channel between two Cyrillic pages, once: the one byte that such a channel loses is seldom
 * the letter that is missing in other text. Of 15,788 healthy lines in Cyrillic script in which a letter was
 * replaced by a mark none changes.
 */
const FITTING_MARK = 1.5;

/** What comes out of a channel that lost nothing loses no more plausibility in a row than this. */
const HEALTHY_DIP = 3;

/** True if a hypothesis leaves nothing above ASCII as it is. */
function coversAll(line: Line, { reading, ranges }: Hypothesis): boolean {
  let covered = 0;
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) {
      for (let i = reading.from[k]!; i < reading.to[k]!; i++) if (isAboveAscii(line, i)) covered++;
    }
  }
  return covered >= line.nonAscii;
}

const isAboveAscii = (line: Line, character: number): boolean =>
  line.alphabet[line.kinds[character]!]! > 0x7f;

/** True if a space was taken for the no-break space that A0 was; it may as well be one behind a byte that is lost. */
function takesSpace(line: Line, { reading, ranges }: Hypothesis): boolean {
  return ranges.some(({ start, end }) => {
    for (let k = start; k < end; k++) {
      for (let i = reading.from[k]! + 1; i < reading.to[k]!; i++) if (!isAboveAscii(line, i)) return true;
    }
    return false;
  });
}

/**
 * True if a hypothesis leaves nothing above ASCII as it is, and is valid UTF-8, reads well, or leaves no doubt under a
 * proven channel: then nothing is lost.
 */
function explainsAll(line: Line, hypothesis: Hypothesis, isProven: boolean): boolean {
  if (!coversAll(line, hypothesis)) return false;
  // Valid UTF-8 may be garbled by another layer and read badly for that.
  if (hypothesis.right === 'utf-8') return !takesSpace(line, hypothesis);
  if (isProven && isBeyondDoubt(hypothesis)) return true;
  const text = applyHypothesis(line, hypothesis);
  return !hasDip(text, 0, text.length, HEALTHY_DIP);
}

/** What searches cost that decided nothing. */
export interface FruitlessWork {
  /** Code units of lines. */
  strict: number;
  /** Characters of lines times the channels that were tried on them for readings with losses. */
  lossy: number;
}

/**
 * Every hypothesis with losses that wins more than what was found without.
 *
 * @param spent is added to
 */
export function lossyHypotheses(
  line: Line,
  strict: readonly Hypothesis[],
  settings: Settings,
  only?: ReadonlySet<string>,
  spent?: FruitlessWork,
): Hypothesis[] {
  const marks = marksOf(line);
  if (strict[0] && explainsAll(line, strict[0], only !== undefined && marks.length === 0)) return [];
  const missesLetter = hasLostLetter(line.text, 0, line.text.length);
  if (!missesLetter && !marks.includes('\ufffd') && !hasDip(line.text, 0, line.text.length, LEAST_DIP))
    return [];
  const found: Hypothesis[] = [];
  const before = plausibility(line.text);
  // What reads well as a whole, and better in no other encoding, is healthy text with an odd word in it.
  if (strict.length === 0 && before > 0 && !missesLetter) return [];
  const isRivalLossy = strict[0]?.right === 'utf-8' && takesSpace(line, strict[0]);
  const channels = channelsToTry(line, marks, strict, settings, only);
  for (const channel of channels) {
    const hypothesis = best(line, channel, marks, before);
    if (!hypothesis) continue;
    const isMarked = hypothesis.reading.policy?.mark !== '';
    const advantage = LEAST_ADVANTAGE[isMarked || isRivalLossy ? 'marked' : 'unmarked'];
    const score = hypothesis.score + (isMarked && coversAll(line, hypothesis) ? COMPLETE : 0);
    if (score > (strict[0] ? strict[0].score + advantage : 0)) found.push({ ...hypothesis, score });
  }
  if (spent) spent.lossy += channels.length * line.length;
  return found;
}

/**
 * What a lost character counts as beside whole ones: one of which few are possible as much, one without a byte nothing.
 * Single bytes make all that looks like UTF-8 from typography; of East Asian text hardly any does.
 */
function shareKnown({ bytes, guess }: ReadingLoss, wrong: Encoding): number {
  if (guess !== undefined) return 1;
  if (wrong.maxBytes === 1) return 0;
  const known = bytes.filter((byte) => byte !== UNKNOWN_BYTE).length;
  return bytes.length < 3 ? 0 : (HALF_KNOWN * known) / (bytes.length - 1);
}

function marksOf({ alphabet }: Line): LossMark[] {
  return (['\ufffd', '?', '\u30fb'] as const).filter((mark) => alphabet.includes(mark.charCodeAt(0)));
}

function policiesFor({ right, wrong }: KnownChannel, marks: readonly LossMark[]): LossPolicy[] {
  const policies: LossPolicy[] = [];
  const isSingleByte = wrong.maxBytes === 1;
  for (const mark of marks) {
    if (mark === '\u30fb') {
      if (wrong.name === 'shift_jis') policies.push({ decoder: 'windows', mark });
      continue;
    }
    policies.push({ decoder: 'whatwg', mark });
    if (isSingleByte) continue;
    policies.push({ decoder: 'python', mark });
    if (mark === '?') policies.push({ decoder: 'php', mark });
  }
  if (marks.includes('\ufffd')) return policies;
  policies.push({ decoder: 'whatwg', mark: '' });
  if (right.name === 'utf-8') policies.push({ decoder: 'whatwg', mark: '', isDense: true });
  if (isSingleByte) return policies;
  policies.push({ decoder: 'python', mark: '' }, { decoder: 'iconv', mark: '' });
  if (right.maxBytes > 1) policies.push({ decoder: 'python', mark: '', isDense: true });
  return policies;
}

/** A longer line, in characters, is first searched in part, to learn which policies fit. */
const LONG = 240;
/** Policies that are tried on the whole of a long line. */
const MOST_POLICIES = 2;

/** The policies that may win something, those that win most of a part of the line first. */
function promisingPolicies(line: Line, channel: KnownChannel, marks: readonly LossMark[]): LossPolicy[] {
  const policies = policiesFor(channel, marks);
  if (line.length <= LONG) return policies;
  const { start, end } = badPart(line) ?? { start: 0, end: LONG };
  const part = toLine(line.text.slice(start, Math.min(end, start + LONG)));
  const before = plausibility(part.text);
  return policies
    .map((policy) => ({ policy, gain: (readWith(part, channel, policy)?.score ?? before) - before }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_POLICIES)
    .map(({ policy }) => policy);
}

function readWith(line: Line, { right, wrong }: KnownChannel, policy: LossPolicy): LatticePath | undefined {
  const bytes = new LineBytes(line.alphabet);
  const packed = bytes.standard(wrong);
  const isSingleByte = wrong.maxBytes === 1;
  return searchLattice({
    line,
    packed,
    others: isSingleByte ? undefined : bytes.other(wrong),
    sequences: sequencesOf(right),
    holes: holesOf(wrong, policy),
    policy,
    bonus: atomBonus(right, wrong),
    takesReplacements: isSingleByte,
    spaceMayBeA0: isSingleByte && wrong.encodeCodePoint(0xa0) === 0xa0,
  });
}

/** A way to read a line with losses, and what it is worth. */
interface LossyPath extends Pick<Hypothesis, 'reading' | 'ranges'> {
  readonly score: number;
}

/** What a swallowed character is worth that the text around it asks for: a lost character's cost, and a little more. */
const SWALLOWED_ASKED = 1.5;

function best(
  line: Line,
  channel: KnownChannel,
  marks: readonly LossMark[],
  before: number,
): Hypothesis | undefined {
  const packed = new LineBytes(line.alphabet).standard(channel.wrong);
  let result: LossyPath | undefined;
  let lossless = before;
  for (const policy of promisingPolicies(line, channel, marks)) {
    const path = readWith(line, channel, policy);
    if (!path || path.score <= before) continue;
    const { ranges, losses, whole, ...atoms } = atomsOf(path);
    const known = losses.reduce((sum, loss) => sum + shareKnown(loss, channel.wrong), 0);
    if (losses.length === 0) lossless = Math.max(lossless, path.score);
    if (losses.length === 0 || whole + known < LEAST_WHOLE) continue;
    // Of single bytes with one missing in each character text can be made of anything.
    if (whole === 0 && channel.wrong.maxBytes === 1) continue;
    const reversal = new Reversal(line, [channel.wrong], packed);
    const reading = { ...atoms, losses, right: channel.right, reversal, policy };
    const score = path.score + SWALLOWED_ASKED * countSwallowedAsked(line, { reading, ranges });
    if (!result || score > result.score) result = { score, reading, ranges };
  }
  if (!result || result.score <= lossless) return undefined;
  const { score, reading, ranges } = result;
  const changed: number[] = [];
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) if (!isUnchanged(line, reading, k)) changed.push(k);
  }
  // A mark alone shows no channel.
  if (changed.length === 0) return undefined;
  const fits = reading.policy?.mark === '\ufffd' && isLegible(channel.right.name, channel.wrong.name);
  const gain = score - before + (fits ? FITTING_MARK : 0);
  return {
    right: channel.right.name,
    wrong: channel.wrong.name,
    reading,
    ranges,
    gain,
    logPrior: channel.logPrior,
    score: gain + PRIOR_WEIGHT * channel.logPrior,
    ...describeChange(line, reading, changed),
    structural: false,
    unknownLanguage: 0,
  };
}
