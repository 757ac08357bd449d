/** From the best reading of a line to its byte-shifted runs, and what speaks for each. */
import { isKana } from '../language/script.ts';
import { NONE } from './double-byte-pairs.ts';
import { isMark, type Piece, ShiftedLattice } from './shifted-lattice.ts';
import type { ShiftedLine } from './shifted-line.ts';
import { lastUnitOf, REPLACEMENT_CHARACTER, type Scale, scoreOf, scoreOfEnd } from './shifted-score.ts';

/**
 * - `replacement`, `questionMark`: a mark stands for the byte that was left over
 * - `swallowed`: the character that is seen there was the second byte of one
 * - `released`: the second byte of the character that is seen there is one by itself
 * - `dropped`: the byte that was left over is gone, in front of ASCII or at the end
 * - `inside`: it is gone in front of another character
 */
export type Exit = 'replacement' | 'questionMark' | 'swallowed' | 'released' | 'dropped' | 'inside';

/** A stretch of the line that is read one byte off. */
export interface ShiftedRun {
  readonly line: ShiftedLine;
  readonly scale: Scale;
  readonly pieces: readonly Piece[];
  /** Characters of the line, end-exclusive. */
  readonly from: number;
  readonly to: number;
  /** How much better (in logits) it reads than the text as it stands. */
  readonly gain: number;
  /** How much better it reads than if it began a little earlier or later. */
  readonly lead: number;
  /** What the restored characters say by themselves, in logits. */
  readonly quality: number;
  /** Restored characters, and how many different ones there are. */
  readonly restored: number;
  readonly distinct: number;
  /** How many of them are kana. */
  readonly kana: number;
  /** Pairs that must have been dropped without a mark. */
  readonly dropped: number;
  /** How the text comes back into step. */
  readonly exit: Exit;
}

/** The code points that a piece stands for, marks among them. */
export function outputOf(line: ShiftedLine, { kind, from, to }: Piece): number[] {
  const at = to - 1;
  if (kind === 'keep') return [line.characters[from]!];
  if (kind === 'enter' || kind === 'exit') return [REPLACEMENT_CHARACTER];
  if (kind === 'drop') return [REPLACEMENT_CHARACTER, REPLACEMENT_CHARACTER];
  const restored = line.shiftedAt(at);
  if (line.seconds[at] === 0 || line.endsInLead(at)) return [restored];
  const tail = line.tailAt(at);
  return tail === NONE ? [restored] : [restored, tail];
}

/** The runs of the best reading of a line. */
export function findShiftedRuns(line: ShiftedLine, scale: Scale): ShiftedRun[] {
  const pieces = new ShiftedLattice(line, scale).search();
  const runs: ShiftedRun[] = [];
  for (let index = 0; index < pieces.length; ) {
    if (pieces[index]!.kind === 'keep') {
      index++;
      continue;
    }
    let next = index;
    while (next < pieces.length && pieces[next]!.kind !== 'keep') next++;
    runs.push(runOf(line, pieces.slice(index, next), scale));
    index = next;
  }
  return runs;
}

function runOf(line: ShiftedLine, pieces: readonly Piece[], scale: Scale): ShiftedRun {
  const from = pieces[0]!.from;
  const to = pieces.at(-1)!.to;
  const before = from > 0 ? lastUnitOf(line.characters[from - 1]!) : 0;
  const seen = Array.from(line.characters.subarray(from, to));
  const meant: number[] = [];
  const restored: number[] = [];
  let quality = 0;
  for (const piece of pieces) {
    for (const codePoint of outputOf(line, piece)) {
      if (piece.kind === 'pair') {
        const last = meant.length === 0 ? before : lastUnitOf(meant.at(-1)!);
        quality += scoreOf(last, codePoint, scale.meant);
        restored.push(codePoint);
      }
      meant.push(codePoint);
    }
  }
  const after = to < line.length ? line.characters[to]! : undefined;
  const score = (codePoints: readonly number[], commonness: Float32Array): number =>
    scoreOfRow(before, codePoints, after, commonness, scale.seen);
  return {
    line,
    scale,
    pieces,
    from,
    to,
    gain: score(meant, scale.meant) - score(seen, scale.seen),
    lead: leadOf(line, pieces, scale),
    quality,
    restored: restored.length,
    distinct: new Set(restored).size,
    kana: restored.filter(isKana).length,
    dropped: pieces.filter((piece) => piece.kind === 'drop' && !isMark(line.characters[piece.from]!)).length,
    exit: exitOf(line, pieces.at(-1)!),
  };
}

/** Other places where a run may begin, in characters from where it does. */
const NEIGHBOURS: readonly number[] = [-2, -1, 1, 2];

/** What a mark in front of the first character says for a run that begins there. */
const MARK_LEAD = 4;

function leadOf(line: ShiftedLine, pieces: readonly Piece[], scale: Scale): number {
  const entry = pieces[0]!.to - 1;
  const byMark = entry > pieces[0]!.from ? MARK_LEAD : 0;
  let lead = Number.POSITIVE_INFINITY;
  for (const neighbour of NEIGHBOURS) {
    const other = entry + neighbour;
    const first = Math.min(entry, other);
    const last = Math.max(entry, other);
    if (first < 0 || !pieces.slice(1, 2 + last - entry).every(({ kind }) => kind === 'pair')) continue;
    const score = scoreOfEntry(line, other, first, last, scale);
    if (score === undefined) continue;
    lead = Math.min(lead, scoreOfEntry(line, entry, first, last, scale)! - score);
  }
  return lead + byMark;
}

/** What the characters from `first` to the one behind `last` say if a run begins at `entry` and goes on. */
function scoreOfEntry(
  line: ShiftedLine,
  entry: number,
  first: number,
  last: number,
  { seen, meant }: Scale,
): number | undefined {
  let before = first > 0 ? lastUnitOf(line.characters[first - 1]!) : 0;
  let sum = 0;
  for (let at = first; at <= last + 1 && at < line.length; at++) {
    const isShifted = at > entry;
    const codePoint = isShifted
      ? line.shiftedAt(at)
      : at === entry
        ? REPLACEMENT_CHARACTER
        : line.characters[at]!;
    if (codePoint === NONE || (isShifted && !line.endsInLead(at - 1))) return undefined;
    sum += scoreOf(before, codePoint, isShifted ? meant : seen);
    before = lastUnitOf(codePoint);
  }
  return sum;
}

function isHalfWidthMark(codePoint: number): boolean {
  return codePoint >= 0xff61 && codePoint <= 0xff65;
}

function exitOf(line: ShiftedLine, { kind, from, to }: Piece): Exit {
  if (kind === 'pair' && line.seconds[from]! > 0) return 'released';
  // Brackets of half the width are written in any text.
  if (kind === 'pair') return isHalfWidthMark(line.characters[from]!) ? 'inside' : 'swallowed';
  if (kind === 'drop' || from === to) return to < line.length && line.seconds[to]! > 0 ? 'inside' : 'dropped';
  return line.characters[from] === REPLACEMENT_CHARACTER ? 'replacement' : 'questionMark';
}

function scoreOfRow(
  before: number,
  codePoints: readonly number[],
  after: number | undefined,
  commonness: Float32Array,
  seen: Float32Array,
): number {
  let last = before;
  let sum = 0;
  for (const codePoint of codePoints) {
    sum += scoreOf(last, codePoint, commonness);
    last = lastUnitOf(codePoint);
  }
  return sum + (after === undefined ? scoreOfEnd(last) : scoreOf(last, after, seen));
}
