/** Readings with losses as edits, and what each lost character is settled to be. */
import type { Channel } from '../channel/channel.ts';
import { garble } from '../channel/garble.ts';
import type { Edit, EditLoss } from '../edit.ts';
import type { LossHandling } from '../options.ts';
import type { Hypothesis } from './hypotheses.ts';
import { isKept } from './hypotheses.ts';
import { candidatesOf } from './lattice-candidates.ts';
import {
  inOrder,
  isSettled,
  LOST_NEIGHBOUR,
  type LostCharacter,
  type Neighbours,
  type Ranked,
  type Ranking,
  UNRANKED,
} from './lattice-filling.ts';
import { holesOf } from './lattice-holes.ts';
import { UNKNOWN_BYTE } from './lattice-sequence.ts';
import type { Line } from './line.ts';
import { AtomBytes } from './lost-bytes.ts';
import { noBreakSpaceLoss } from './no-break-space.ts';
import type { LossCause, ReadingLoss } from './reading.ts';
import { REACH, type SwallowedCharacter, swallowedBetween } from './swallowed.ts';

/** What is written for a lost character. */
export interface SettledLoss {
  /** U+FFFD, a character, or nothing. */
  readonly text: string;
  /** None where the known bytes limit nothing. */
  readonly ranked: Ranked;
  /** Probability, 0 to 1, that the character is right; 1 where none is claimed. */
  readonly confidence: number;
  /** Set where a character is written: from where it comes. */
  readonly evidence?: string;
}

const MARK = '\ufffd';
const REPLACEMENT_CHARACTER = 0xfffd;
/** Candidates that a report lists for one loss, at most: as many as one continuation byte of UTF-8 can make. */
const MOST_CANDIDATES = 64;

/** How many swallowed characters of a hypothesis the text around them asks for. */
export function countSwallowedAsked(line: Line, hypothesis: Pick<Hypothesis, 'reading' | 'ranges'>): number {
  const { losses = [] } = hypothesis.reading;
  if (!losses.some(({ cause }) => cause === 'swallowed')) return 0;
  const { units, places } = layOut(line, hypothesis);
  return losses.filter(
    ({ cause }, index) => cause === 'swallowed' && places[index]! >= 0 && swallowedAt(units, places[index]!),
  ).length;
}

/** Settles each loss of a hypothesis, in order. */
export function settleLosses(
  line: Line,
  hypothesis: Hypothesis,
  ranking: Ranking,
  handling: LossHandling,
): SettledLoss[] {
  const { losses = [] } = hypothesis.reading;
  const { units, places } = layOut(line, hypothesis);
  const possible = possibleCharacters(line, hypothesis, places);
  const lost = losses.flatMap((_, index) =>
    places[index]! < 0 ? [] : [{ at: places[index]!, codePoints: possible[index]! }],
  );
  const settled = settle(lost, units, ranking, handling);
  let next = 0;
  return losses.map(({ cause }, index) => {
    const at = places[index]!;
    if (at < 0) return unsettled(handling);
    const ranked = settled[next++]!;
    return cause === 'swallowed' ? settleSwallowed(units, at, handling) : ranked;
  });
}

function unsettled(handling: LossHandling): SettledLoss {
  return { text: handling === 'skip' ? '' : MARK, ranked: UNRANKED, confidence: 1 };
}

/**
 * Settles the losses of a line.
 *
 * @param lost in order
 * @param units the line, `LOST_NEIGHBOUR` for each loss; what is filled in is written there
 */
export function settle(
  lost: readonly LostCharacter[],
  units: number[],
  ranking: Ranking,
  handling: LossHandling,
): SettledLoss[] {
  const rankings = ranking.rank(units, lost);
  return lost.map(({ at }, index) => {
    const ranked = rankings[index]!;
    const { best } = ranked;
    if (!isSettled(best, handling)) return { ...unsettled(handling), ranked };
    const text = String.fromCodePoint(best.codePoint);
    const evidence = reasonFor(text, at, units, ranked.length, ranking.neighbours);
    // What is filled in stands by the next one.
    units[at] = best.codePoint > 0xffff ? LOST_NEIGHBOUR : best.codePoint;
    return { text, ranked, confidence: best.probability, evidence };
  });
}

/** A swallowed ASCII character: the one that the text around it asks for, else none. */
function settleSwallowed(units: readonly number[], at: number, handling: LossHandling): SettledLoss {
  const found = swallowedAt(units, at);
  if (!found) return unsettled(handling);
  const ranked = inOrder([{ codePoint: found.character.charCodeAt(0), probability: found.probability }]);
  if (handling === 'skip' || handling === 'mark') return { ...unsettled(handling), ranked };
  return { text: found.character, ranked, confidence: found.probability, evidence: found.evidence };
}

/** See {@link swallowedBetween}; of the code units of a line. */
function swallowedAt(units: readonly number[], at: number): SwallowedCharacter | undefined {
  const text = (part: readonly number[]): string =>
    String.fromCharCode(...part.map((unit) => (unit === LOST_NEIGHBOUR ? REPLACEMENT_CHARACTER : unit)));
  return swallowedBetween(
    text(units.slice(Math.max(0, at - REACH), at)),
    text(units.slice(at + 1, at + 1 + REACH)),
  );
}

/** The code points that each lost character may be. */
function possibleCharacters(line: Line, hypothesis: Hypothesis, places: readonly number[]): number[][] {
  const { reading, wrong } = hypothesis;
  const { losses = [], right, reversal, policy, outputFrom } = reading;
  const holes = holesOf(reversal.encodings.find(({ name }) => name === wrong)!, policy!);
  let atom = 0;
  let firstLoss = 0;
  let bytes: AtomBytes | undefined;
  return losses.map((loss, index) => {
    if (places[index]! < 0 || loss.cause === 'opaque' || loss.cause === 'swallowed') return [];
    if (!bytes || outputFrom[atom + 1]! <= loss.at) {
      while (outputFrom[atom + 1]! <= loss.at) atom++;
      while (losses[firstLoss]!.at < outputFrom[atom]!) firstLoss++;
      bytes = new AtomBytes(line, hypothesis, atom, firstLoss, holes);
    }
    return candidatesOf(loss, right, (character) => bytes!.allows(index, character));
  });
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
function layOut(
  line: Line,
  { reading, ranges }: Pick<Hypothesis, 'reading' | 'ranges'>,
): { units: number[]; places: number[] } {
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
      if (isKept(line, reading, k)) continue;
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
      const settlement = settled[loss] ?? { text: MARK, ranked: UNRANKED, confidence: 1 };
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

export function tell(
  { bytes, cause }: ReadingLoss,
  { text, ranked, evidence }: SettledLoss,
  at: number,
): EditLoss {
  const listed = ranked.candidates.slice(0, MOST_CANDIDATES);
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
