/** Readings with losses as edits, and what each lost character is settled to be. */
import type { Channel } from '../channel/channel.ts';
import { garble } from '../channel/garble.ts';
import type { Edit, EditLoss } from '../edit.ts';
import type { LossHandling } from '../options.ts';
import type { Hypothesis } from './hypotheses.ts';
import { isUnchanged } from './hypotheses.ts';
import { candidatesOf } from './lattice-candidates.ts';
import { LOST_NEIGHBOUR, type Neighbours, type RankedCandidate, rankCandidates } from './lattice-filling.ts';
import { holesOf } from './lattice-holes.ts';
import { UNKNOWN_BYTE } from './lattice-sequence.ts';
import type { Line } from './line.ts';
import { noBreakSpaceLoss } from './no-break-space.ts';
import type { LossCause, ReadingLoss } from './reading.ts';

/** What is written for a lost character. */
export interface SettledLoss {
  /** U+FFFD, a character, or nothing. */
  readonly text: string;
  /** Likeliest first; empty where the known bytes limit nothing. */
  readonly candidates: readonly RankedCandidate[];
  /** Probability, 0 to 1, that the character is right; 1 where none is claimed. */
  readonly confidence: number;
  /** Set where a character is written: from where it comes. */
  readonly evidence?: string;
}

const MARK = '\ufffd';
const LEAST_CONFIDENCE: Readonly<Record<LossHandling, number>> = {
  mark: Number.POSITIVE_INFINITY,
  skip: Number.POSITIVE_INFINITY,
  /** Of the characters that are filled in at this confidence on the calibration cases 9 in 10 are right at the least. */
  evidence: 0.9,
  best: 0,
};

/** Candidates that a report lists for one loss, at most: as many as one continuation byte of UTF-8 can make. */
const MOST_CANDIDATES = 64;

/** Settles each loss of a hypothesis, in order. */
export function settleLosses(
  line: Line,
  hypothesis: Hypothesis,
  neighbours: Neighbours,
  handling: LossHandling,
): SettledLoss[] {
  const { reading, wrong } = hypothesis;
  const { losses = [], right, reversal, policy } = reading;
  const holes = holesOf(reversal.encodings.find(({ name }) => name === wrong)!, policy!);
  const { units, places } = layOut(line, hypothesis);
  return losses.map((loss, index) => {
    const at = places[index]!;
    const isOpen = at >= 0 && loss.cause !== 'opaque' && loss.cause !== 'swallowed';
    return settle(isOpen ? candidatesOf(loss, right, holes) : [], units, at, neighbours, handling);
  });
}

/**
 * Settles one loss.
 *
 * @param codePoints what it may be
 * @param units the line; what is filled in is written there, so that it stands by the next loss
 * @param at where in the line the loss stands
 */
export function settle(
  codePoints: readonly number[],
  units: number[],
  at: number,
  neighbours: Neighbours,
  handling: LossHandling,
): SettledLoss {
  const unknown: SettledLoss = { text: handling === 'skip' ? '' : MARK, candidates: [], confidence: 1 };
  if (codePoints.length === 0) return unknown;
  const unit = (i: number): number => units[i] ?? 0;
  const candidates = rankCandidates(
    codePoints,
    { before: [unit(at - 2), unit(at - 1)], after: [unit(at + 1), unit(at + 2)] },
    neighbours,
  );
  const [best] = candidates;
  if (handling === 'skip' || !best || best.probability < LEAST_CONFIDENCE[handling])
    return { ...unknown, candidates };
  units[at] = best.codePoint > 0xffff ? LOST_NEIGHBOUR : best.codePoint;
  const text = String.fromCodePoint(best.codePoint);
  return {
    text,
    candidates,
    confidence: best.probability,
    evidence: reasonFor(text, at, units, codePoints.length, neighbours),
  };
}

function reasonFor(
  character: string,
  at: number,
  units: readonly number[],
  possible: number,
  neighbours: Neighbours,
): string {
  const unit = character.charCodeAt(0);
  const shown = (code: number): string => String.fromCharCode(code);
  const [left = 0, right = 0] = [units[at - 1], units[at + 1]];
  const before = left > 0 ? neighbours.pair(left, unit) : 0;
  const after = right > 0 ? neighbours.pair(unit, right) : 0;
  if (before > 0 && before >= after)
    return `“${shown(left)}${character}” stands ${before}× elsewhere in the document`;
  if (after > 0) return `“${character}${shown(right)}” stands ${after}× elsewhere in the document`;
  if (possible === 1) return `no other character has these bytes`;
  return `of the ${possible} characters that the known bytes allow, ${character} is by far the likeliest here`;
}

/** The line as the hypothesis reads it, code unit by code unit, and where in it each loss stands; -1 for nowhere. */
function layOut(line: Line, { reading, ranges }: Hypothesis): { units: number[]; places: number[] } {
  const { losses = [], outputFrom, output, from, to } = reading;
  const units: number[] = [];
  const places = losses.map(() => -1);
  let at = 0;
  let loss = 0;
  const copy = (end: number): void => {
    for (; at < end; at++) units.push(line.whole.charCodeAt(at));
  };
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) {
      if (isUnchanged(line, reading, k)) continue;
      copy(line.positions[line.offsets[from[k]!]!]!);
      while (loss < losses.length && losses[loss]!.at < outputFrom[k]!) loss++;
      for (let i = outputFrom[k]!; i < outputFrom[k + 1]!; i++) {
        const isLost = loss < losses.length && losses[loss]!.at === i;
        if (isLost) places[loss++] = units.length;
        units.push(isLost ? LOST_NEIGHBOUR : output[i]!);
      }
      at = line.positions[line.offsets[to[k]!]! - 1]! + 1;
    }
  }
  copy(line.whole.length);
  return { units, places };
}

const CAUSES: Readonly<Record<LossCause, string>> = {
  mark: 'bytes that the wrong decoder could not read were replaced by a mark',
  dropped: 'bytes that the wrong decoder could not read were dropped',
  swallowed:
    'an ASCII character, such as a line end, a space or a quote, was taken for the second byte of a pair and was swallowed',
  cut: 'the character was cut',
  opaque: 'bytes that the wrong decoder could not read were replaced by a mark; how many is not known',
};

/** The edit that a stretch of atoms makes (end-exclusive): every byte that is known is in it, every other is told. */
export function toLossyEdit(
  line: Line,
  lineStart: number,
  { reading, right, wrong }: Hypothesis,
  from: number,
  to: number,
  confidence: number,
  settled: readonly SettledLoss[],
): Edit {
  const { losses = [], outputFrom, output, policy } = reading;
  const start = line.offsets[reading.from[from]!]!;
  const end = line.offsets[reading.to[to - 1]!]!;
  const cuts: [number, number][] = [];
  const told: EditLoss[] = [];
  let replacement = '';
  let sure = confidence;
  let loss = 0;
  while (loss < losses.length && losses[loss]!.at < outputFrom[from]!) loss++;
  for (let k = from; k < to; k++) {
    const atomStart = line.offsets[reading.from[k]!]!;
    if (k > from) cuts.push([atomStart - start, replacement.length]);
    const writtenBefore = replacement.length;
    const toldBefore = told.length;
    for (let i = outputFrom[k]!; i < outputFrom[k + 1]!; i++) {
      if (loss >= losses.length || losses[loss]!.at !== i) {
        replacement += String.fromCharCode(output[i]!);
        continue;
      }
      const settlement = settled[loss] ?? { text: MARK, candidates: [], confidence: 1 };
      told.push(tell(losses[loss]!, settlement, replacement.length));
      replacement += settlement.text;
      sure *= settlement.confidence;
      loss++;
    }
    const atom = line.text.slice(atomStart, line.offsets[reading.to[k]!]!);
    if (told.length === toldBefore && atom.length > 1 && atom.includes(' ')) {
      const { bytes, starts } = reading.reversal;
      const own = bytes.slice(starts[reading.from[k]!]!, starts[reading.to[k]!]!);
      told.push(noBreakSpaceLoss(writtenBefore, replacement.length, own));
    }
  }
  const { decoder } = policy!;
  const channel: Channel = decoder === 'whatwg' ? { right, wrong } : { right, wrong, decoder };
  // Bytes of no character that is left can be lost too: what does not garble back is not said to be whole.
  if (told.length === 0 && garble(replacement, channel) !== line.text.slice(start, end))
    told.push(lossAtEnd(replacement.length));
  return {
    kind: 'decode',
    start: lineStart + line.positions[start]!,
    end: lineStart + line.positions[end - 1]! + 1,
    replacement,
    layers: [channel],
    confidence: sure,
    losses: told,
    cuts,
  };
}

function lossAtEnd(at: number): EditLoss {
  return { start: at, end: at, reason: CAUSES.dropped, bytes: [], candidates: [], probabilities: [] };
}

/** A settled loss as an edit tells it; `at` is where it stands in the edit's replacement. */
export function tell(
  { bytes, cause }: ReadingLoss,
  { text, candidates, evidence }: SettledLoss,
  at: number,
): EditLoss {
  const listed = candidates.slice(0, MOST_CANDIDATES);
  return {
    start: at,
    end: at + text.length,
    reason: CAUSES[cause],
    bytes: bytes.map((byte) => (byte === UNKNOWN_BYTE ? '??' : byte.toString(16).padStart(2, '0'))),
    ...(evidence === undefined ? {} : { evidence }),
    candidates: listed.map(({ codePoint }) => String.fromCodePoint(codePoint)),
    probabilities: listed.map(({ probability }) => probability),
  };
}
