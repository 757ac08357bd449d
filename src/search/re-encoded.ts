/**
 * Text of a double-byte encoding that was read as UTF-8, saved as such, and read as its own encoding again: most of
 * it is U+FFFD three bytes at a time (锟斤拷), but pairs that happened to be valid UTF-8 survive, and others keep half
 * of their bytes (`应锟矫革拷为`, 应该改为).
 */
import { getEncoding } from '../codec/registry.ts';
import { leadLength } from '../codec/utf-8.ts';
import type { Edit, EditLoss } from '../edit.ts';
import { unigram } from '../language/bigrams.ts';
import type { LossHandling, Settings } from '../options.ts';
import { type DoubleBytePairs, NONE, pairsOf } from './double-byte-pairs.ts';
import {
  isLosable,
  isSettled,
  LOST_NEIGHBOUR,
  Neighbours,
  Ranking,
  unitWithoutBigrams,
} from './lattice-filling.ts';
import { type Stretch, splitLines } from './line.ts';

/**
 * Each encoding with what it makes of EF BF and BF BD, of which U+FFFD twice over begins with one and ends with the
 * other. Written down, because to unpack four encodings' tables for that is most of what a first repair would take.
 */
export const MARKS: readonly (readonly [encoding: string, marks: string])[] = [
  ['gbk', '锟拷'],
  ['big5', '嚙蕭'],
  ['euc-kr', '占옙'],
  ['euc-jp', '鐃申'],
];

/** U+FFFD in UTF-8. */
const REPLACEMENT = [0xef, 0xbf, 0xbd] as const;
/** In a byte's place: one or more that are not known. */
const HOLE = -1;
const MARK = '\ufffd';

const REASON = 'a byte of this character became U+FFFD when the text was read as UTF-8';
/** Longer runs, in code units, are left alone; holes that are tried in one, so that the work stays linear. */
const LONGEST_RUN = 256;
const MOST_TRIES = 32;
/**
 * Share of a run's bytes that must be known. In Chinese text a third is, and where that is all nothing can be read: of
 * 7,290 lines and short strings that were garbled so, 99 have more than this in each run.
 */
const LEAST_KNOWN = 0.6;
/** Characters that must be whole, all of them common ones. */
const LEAST_WHOLE = 2;
/** Of those 99, 90 were right wherever nothing is marked. */
const CONFIDENCE = 0.85;
const MOST_CANDIDATES = 64;

/** What a run is read as: a character, or what is left of one. */
interface Unit {
  readonly codePoint: number;
  /** Set for one that is not whole; {@link HOLE} for an unknown byte. */
  readonly bytes?: readonly number[];
}

/**
 * The edits that restore what survived. Linear in the length of the stretches.
 *
 * @param stretches lines of the text that read badly; all lines by default
 */
export function reEncodedEdits(
  text: string,
  settings: Settings,
  stretches: Iterable<Stretch> = splitLines(text),
): Edit[] {
  const edits: Edit[] = [];
  const lines = [...stretches];
  if (lines.length === 0) return edits;
  for (const [name, bothMarks] of MARKS) {
    if (settings.encodings && !(settings.encodings.has(name) && settings.encodings.has('utf-8'))) continue;
    const marks = Array.from(bothMarks);
    if (!marks.some((mark) => text.includes(mark))) continue;
    const pairs = pairsOf(getEncoding(name)!);
    for (const { start, end } of lines) {
      const runs = [...text.slice(start, end).matchAll(/[^\0-\x7f]+/g)].filter(([run]) =>
        marks.some((mark) => run.includes(mark)),
      );
      const made = runs.map(({ index, 0: run }) => editOf(run, start + index, pairs, settings.losses));
      // Where only a part can be read, the rest of the line is no more text than it was.
      if (!made.includes(undefined)) edits.push(...(made as Edit[]));
    }
    if (edits.length > 0) break;
  }
  return edits;
}

/** The bytes of a run with holes for U+FFFD; `undefined` if the others are no UTF-8. */
function bytesOf(run: string, pairs: DoubleBytePairs): number[] | undefined {
  const bytes: number[] = [];
  for (const character of run) {
    const pair = pairs.bytesOf(character.codePointAt(0)!);
    if (pair < 0x100) return undefined;
    bytes.push(pair >> 8, pair & 0xff);
  }
  const found: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = leadLength(bytes[at]!);
    const sequence = bytes.slice(at, at + length);
    if (length === 0 || sequence.length < length || !sequence.slice(1).every(isContinuation))
      return undefined;
    if (REPLACEMENT.every((byte, index) => sequence[index] === byte)) found.push(HOLE);
    else found.push(...sequence);
    at += length;
  }
  return found;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** A run is read in pairs; where their number is odd, one hole stands for two bytes, the one with which it reads best. */
function read(bytes: readonly number[], pairs: DoubleBytePairs): Unit[] | undefined {
  if (bytes.length % 2 === 0) return unitsOf(bytes, pairs);
  let best: Unit[] | undefined;
  let most = Number.NEGATIVE_INFINITY;
  let tries = 0;
  for (
    let hole = bytes.indexOf(HOLE);
    hole >= 0 && tries < MOST_TRIES;
    hole = bytes.indexOf(HOLE, hole + 1)
  ) {
    tries++;
    const units = unitsOf([...bytes.slice(0, hole), HOLE, ...bytes.slice(hole)], pairs);
    if (!units) continue;
    const score = units.reduce(
      (sum, { codePoint, bytes: rest }) => (rest ? sum : sum + commonness(codePoint)),
      0,
    );
    if (score <= most) continue;
    most = score;
    best = units;
  }
  return best;
}

/** The characters of pairs of bytes; `undefined` if a pair that is known is none. */
function unitsOf(bytes: readonly number[], pairs: DoubleBytePairs): Unit[] | undefined {
  const units: Unit[] = [];
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = bytes.slice(at, at + 2);
    if (pair.includes(HOLE)) {
      units.push({ codePoint: 0, bytes: pair });
      continue;
    }
    const codePoint = pairs.characterOf(pair[0]!, pair[1]!);
    if (codePoint === NONE) return undefined;
    units.push({ codePoint });
  }
  return units;
}

function commonness(codePoint: number): number {
  return codePoint > 0xffff ? 0 : unitWithoutBigrams(codePoint) + unigram(codePoint);
}

function editOf(
  run: string,
  start: number,
  pairs: DoubleBytePairs,
  handling: LossHandling,
): Edit | undefined {
  if (run.length > LONGEST_RUN) return undefined;
  const bytes = bytesOf(run, pairs);
  if (!bytes || bytes.filter((byte) => byte !== HOLE).length < LEAST_KNOWN * bytes.length) return undefined;
  const units = read(bytes, pairs);
  const whole = units?.filter(({ bytes: rest }) => !rest) ?? [];
  if (!units || whole.length < LEAST_WHOLE || whole.some(({ codePoint }) => commonness(codePoint) <= 0))
    return undefined;
  const ranked = new Ranking(new Neighbours()).rank(
    units.map((unit) => (unit.bytes ? LOST_NEIGHBOUR : unit.codePoint)),
    units.flatMap((unit, at) =>
      unit.bytes ? [{ at, codePoints: possibleCharacters(unit.bytes, pairs) }] : [],
    ),
  );
  const losses: EditLoss[] = [];
  let replacement = '';
  let confidence = CONFIDENCE;
  for (const { codePoint, bytes: rest } of units) {
    if (!rest) {
      replacement += String.fromCodePoint(codePoint);
      continue;
    }
    const { best, candidates: all } = ranked[losses.length]!;
    const candidates = all.slice(0, MOST_CANDIDATES);
    const isSure = isSettled(best, handling);
    const written = isSure ? String.fromCodePoint(best.codePoint) : handling === 'skip' ? '' : MARK;
    if (isSure) confidence *= best.probability;
    losses.push({
      start: replacement.length,
      end: replacement.length + written.length,
      reason: REASON,
      bytes: rest.map((byte) => (byte === HOLE ? '??' : byte.toString(16).padStart(2, '0'))),
      ...(isSure
        ? {
            evidence: `of the characters with this byte, ${written} is by far the likeliest here`,
          }
        : {}),
      candidates: candidates.map((candidate) => String.fromCodePoint(candidate.codePoint)),
      probabilities: candidates.map(({ probability }) => probability),
    });
    replacement += written;
  }
  const { name } = pairs.encoding;
  return {
    kind: 'decode',
    start,
    end: start + run.length,
    replacement,
    layers: [
      { right: name, wrong: 'utf-8' },
      { right: 'utf-8', wrong: name },
    ],
    confidence,
    losses,
  };
}

/** The characters that half of a pair leaves. */
function possibleCharacters([lead, trail]: readonly number[], pairs: DoubleBytePairs): number[] {
  if (lead === HOLE && trail === HOLE) return [];
  const found: number[] = [];
  for (let byte = 0x40; byte < 0xff; byte++) {
    const character = lead === HOLE ? pairs.characterOf(byte, trail!) : pairs.characterOf(lead!, byte);
    if (character !== NONE && isLosable(character)) found.push(character);
  }
  return found;
}
