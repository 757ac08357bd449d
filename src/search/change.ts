import { isAsciiLetter, isCyrillic, isLatinLetter } from '../language/script.ts';
import { isTypography } from '../language/typography.ts';
import type { Line } from './line.ts';
import { listEvidence } from './list-evidence.ts';
import type { Reading } from './reading.ts';
import { count, isCyrillicCapital, NO_WRITING, type Writing } from './writing.ts';

/** What a hypothesis would change of a line, told by its outward marks. */
export interface Change {
  /** Code units above U+007F that change. */
  readonly characters: number;
  /** How many different ones there are among them. */
  readonly distinct: number;
  /** How many different code units above U+007F come out. */
  readonly distinctAfter: number;
  /** What they are, and what becomes of them. */
  readonly before: Writing;
  readonly after: Writing;
  /** How many of them, quotes and dashes not counted, stand next to a letter or to another such one. */
  readonly connected: number;
  /** How many stand next to another code unit above U+007F that is no quote or dash. */
  readonly adjacent: number;
  /** See {@link listEvidence}. */
  readonly listEvidence: number;
  /** How many different ones are letters of a Cyrillic alphabet that has few others of its own, see {@link isOwnInPlace}. */
  readonly rareCyrillic: number;
  /** How many are Cyrillic letters that look like Latin ones, in a word with a Latin letter. */
  readonly homoglyphs: number;
  /** How many are small Cyrillic letters with a capital behind them, as in no acronym. */
  readonly swappedCase: number;
  /** True if the line has an ASCII letter. */
  readonly besideLatin: boolean;
}

/** Capitals that only Serbian and Macedonian have. */
const SOUTH_SLAVIC_CAPITALS: ReadonlySet<number> = codeUnits('ЂЃЉЊЌЋЏЅ');
/** The small ones that Serbian, of which the plausibility has seen enough, does not have. */
const MACEDONIAN: ReadonlySet<number> = codeUnits('ѓќѕ');
/** Letters that neither has. */
const NOT_SOUTH_SLAVIC = /[ёйщъыьэюяіїєґў]/i;
const GHE_WITH_UPTURN = 0x490;
/** Cyrillic letters that look like Latin ones. */
const HOMOGLYPHS: ReadonlySet<number> = codeUnits('асеорхуіјѕАВЕКМНОРСТХІЈЅ');

/**
 * True for a letter that may well be meant: ґ, which Ukrainian has in few words, a capital of Serbian or
 * Macedonian at the start of a word, and a letter that only Macedonian has. Њега is as good a word as the Мега that it may be the garble of.
 */
function isOwnInPlace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if ((unit & ~1) === GHE_WITH_UPTURN) return true;
  const isAtStart = at === 0 || !isCyrillic(text.charCodeAt(at - 1));
  const isSouthSlavic = MACEDONIAN.has(unit) || (isAtStart && SOUTH_SLAVIC_CAPITALS.has(unit));
  return isSouthSlavic && !NOT_SOUTH_SLAVIC.test(text);
}

function codeUnits(letters: string): ReadonlySet<number> {
  return new Set(Array.from(letters, (letter) => letter.charCodeAt(0)));
}

/** @param atoms indexes of the reading's atoms that change, ascending */
export function describeChange(line: Line, reading: Reading, atoms: readonly number[]): Change {
  const before = { ...NO_WRITING };
  const after = { ...NO_WRITING };
  const units = new Set<number>();
  const unitsAfter = new Set<number>();
  const rareCyrillic = new Set<number>();
  const { text } = line;
  let connected = 0;
  let adjacent = 0;
  let homoglyphs = 0;
  let swappedCase = 0;
  for (const k of atoms) {
    for (let i = line.offsets[reading.from[k]!]!; i < line.offsets[reading.to[k]!]!; i++) {
      const unit = text.charCodeAt(i);
      count(before, unit);
      if (unit <= 0x7f) continue;
      units.add(unit);
      if (isCyrillic(unit)) {
        if (isOwnInPlace(text, i)) rareCyrillic.add(unit);
        if (HOMOGLYPHS.has(unit) && isBesideAsciiLetter(text, i)) homoglyphs++;
        if (!isCyrillicCapital(unit) && isCyrillicCapital(text.charCodeAt(i + 1))) swappedCase++;
      }
      if (isPartOfWord(text, i) && (isPartOfWord(text, i - 1) || isPartOfWord(text, i + 1))) connected++;
      if (isForeign(text, i - 1) || isForeign(text, i + 1)) adjacent++;
    }
    for (let i = reading.outputFrom[k]!; i < reading.outputFrom[k + 1]!; i++) {
      const unit = reading.output[i]!;
      // What is lost is of no script.
      if (reading.losses && unit === 0xfffd) continue;
      count(after, unit);
      if (unit > 0x7f) unitsAfter.add(unit);
    }
  }
  return {
    characters: before.total,
    distinct: units.size,
    distinctAfter: unitsAfter.size,
    before,
    after,
    connected,
    adjacent,
    listEvidence: listEvidence(line, reading, atoms),
    rareCyrillic: rareCyrillic.size,
    homoglyphs,
    swappedCase,
    besideLatin: /[a-z]/i.test(text),
  };
}

function isBesideAsciiLetter(text: string, at: number): boolean {
  return isAsciiLetter(text.charCodeAt(at - 1)) || isAsciiLetter(text.charCodeAt(at + 1));
}

function isPartOfWord(text: string, at: number): boolean {
  return isLatinLetter(text.charCodeAt(at)) || isForeign(text, at);
}

function isForeign(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return unit > 0x7f && !isTypography(unit);
}
