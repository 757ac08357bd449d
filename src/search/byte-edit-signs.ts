/**
 * What edits of a GBK text's bytes leave to be seen: a lead byte on its own, decoded as `?`, in front of a
 * full-width mark or of a gloss whose opening parenthesis it swallowed.
 */
import { isHan } from '../language/script.ts';
import { charactersRead, readingOf } from '../trace/gloss-table.ts';
import { closedSyllableAt, glossEnd } from '../trace/glosses.ts';
import { hasToneMark, LONGEST_SYLLABLE } from '../trace/pinyin.ts';
import { isFoldableMark } from './document-evidence.ts';
import { NONE, pairOfUnit } from './gbk-pairs.ts';

const QUESTION_MARK = 0x3f;
const BLANK = 0x20;
const EURO = 0x20ac;
/** Opening and closing parenthesis. */
const LONGEST_GLOSS = LONGEST_SYLLABLE + 2;

/** The lead byte of full-width ASCII, and what its trail byte has more than ASCII. */
export const FULL_WIDTH_LEAD = 0xa3;
export const FULL_WIDTH_TRAIL = 0x80;

/** A gloss without its opening parenthesis. */
export interface BrokenGloss {
  /** The characters, in one string, that are read so. */
  readonly characters: string;
  /** Behind the closing parenthesis, and behind the blank of a toneless gloss. */
  readonly end: number;
}

/** The gloss behind the `?` at `at`, if its opening parenthesis was swallowed; `undefined` otherwise. */
export function brokenGlossAt(text: string, at: number): BrokenGloss | undefined {
  if (text.charCodeAt(at) !== QUESTION_MARK) return undefined;
  const closed = closedSyllableAt(text, at + 1);
  if (!closed) return undefined;
  const { syllable, end } = closed;
  const characters = charactersRead(syllable);
  if (hasToneMark(syllable)) return characters === '' ? undefined : { characters, end };
  if (text.charCodeAt(end) === BLANK) return characters === '' ? undefined : { characters, end: end + 1 };
  // Without a blank it can still be one whose reading has no tone: 們(men).
  const untoned = Array.from(characters).filter(
    (character) => readingOf(character.charCodeAt(0)) === syllable,
  );
  return untoned.length === 0 ? undefined : { characters: untoned.join(''), end };
}

/** The trail byte of a mark's full-width form, or of the full-width form that it is; {@link NONE} for what is neither. */
export function fullWidthTrail(unit: number): number {
  if (unit > 0x20 && unit < 0x7f) return unit + FULL_WIDTH_TRAIL;
  const pair = pairOfUnit(unit);
  return pair >> 8 === FULL_WIDTH_LEAD ? pair & 0xff : NONE;
}

/** True if `unit` can stand behind a shifted character: it has two bytes, or is a trail byte, or hides one. */
function canFollowShifted(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x40 ? unit < 0x7f : isFoldableMark(unit);
  return unit === EURO || pairOfUnit(unit) !== NONE;
}

/** Behind the mark at most so many ASCII characters stand before one of two bytes, in all runs that were seen. */
const LONGEST_ASCII = 3;

/** True if a character of two bytes, or the end of the text, isn't far. */
function endsAsciiSoon(text: string, from: number): boolean {
  if (from + LONGEST_ASCII >= text.length) return true;
  for (let at = from; at <= from + LONGEST_ASCII; at++) if (text.charCodeAt(at) > 0x7f) return true;
  return false;
}

/** True if a run of shifted characters can begin with the code unit at `at`, as far as a glance tells. */
export function isTrigger(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== QUESTION_MARK) return false;
  if (isFoldableMark(text.charCodeAt(at + 1)) && canFollowShifted(text.charCodeAt(at + 2))) {
    if (endsAsciiSoon(text, at + 2)) return true;
  }
  return brokenGlossAt(text, at) !== undefined;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** A character that can stand before a letter in a word or a formula, or a line end. */
function isWordlike(unit: number): boolean {
  return isLetter(unit) || unit <= 0x20 || (unit >= 0x30 && unit <= 0x39);
}

/**
 * True for a lone ASCII letter between a character and an ideograph, where a trail byte could stand: 54 in the
 * 317,000 characters of the evaluation corpus's training part, of which 1 in 10 is a letter.
 */
export function isLoneLetter(text: string, at: number): boolean {
  const between = at > 0 && isHan(text.charCodeAt(at + 1)) && !isWordlike(text.charCodeAt(at - 1));
  return between && isLetter(text.charCodeAt(at));
}

/** Where a gloss begins that ends at `end`, or `end` if none does. */
export function glossStart(text: string, end: number): number {
  const open = end > 0 ? text.lastIndexOf('(', end - 1) : -1;
  if (open <= 0 || end - open > LONGEST_GLOSS) return end;
  return glossEnd(text, open, text.charCodeAt(open - 1)) === end ? open : end;
}
