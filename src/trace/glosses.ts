/**
 * Pinyin glosses that a converter left: `發(fā)展`, or toneless with a blank, `關(guan) 於(yu) 更好`.
 *
 * A real lesson glosses too, but otherwise: characters that are the same in both scripts, the reading of the
 * context, the first occurrence only. So a document's glosses are removed only together, and only if all of
 * them could have come from the converter.
 */
import type { Range } from '../codec/encoding.ts';
import type { Edit } from '../edit.ts';
import { isHan } from '../language/script.ts';
import { FIRST_TRAIL, NONE, pairOfUnit, unitOfPair } from '../search/gbk-pairs.ts';
import { hasSimplifiedForm, isReadingOf, readingOf } from './gloss-table.ts';
import { hasToneMark, isPinyinLetter, isSyllable, LONGEST_SYLLABLE, normalizeSyllable } from './pinyin.ts';

const OPEN = 0x28;
const CLOSE = 0x29;
const BLANK = 0x20;
const DELETE = 0x7f;

/** Fewer say nothing, unless a gloss that broke a character in two proves the converter. */
const LEAST_GLOSSES = 3;
const LEAST_CHARACTERS = 2;
/** A list of words glosses every character; a page of which all traditional characters are, two in five. */
const UNGLOSSED_PER_GLOSS = 0.5;
/**
 * One bare occurrence of a glossed character is allowed for so many glosses: a title that didn't pass through
 * the converter, or a shifted run that couldn't be restored.
 */
const GLOSSES_PER_BARE = 20;

export interface GlossOptions {
  /**
   * True if something else proves the converter, such as a gloss that broke a character in two: then a single
   * gloss is enough. Default: false.
   */
  readonly proven?: boolean;
  /** Code unit ranges, in order, in which a character without its gloss doesn't speak against the converter. */
  readonly restored?: readonly Range[];
}

export interface GlossRepair {
  /** One edit for each gloss, in order; empty if nothing is to be done. */
  readonly edits: readonly Edit[];
  /** Why glosses were found and left, in one sentence. */
  readonly refusal?: string;
}

/** A syllable in the text that ends in a closing parenthesis. */
export interface ClosedSyllable {
  readonly syllable: string;
  /** Behind the closing parenthesis. */
  readonly end: number;
}

/** The pinyin letters from `start` on if a closing parenthesis follows them; `undefined` otherwise. */
export function closedSyllableAt(text: string, start: number): ClosedSyllable | undefined {
  const last = start + LONGEST_SYLLABLE;
  for (let at = start; at <= last; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSE) {
      if (at === start) return undefined;
      const syllable = normalizeSyllable(text.slice(start, at));
      return isSyllable(syllable) ? { syllable, end: at + 1 } : undefined;
    }
    if (!isPinyinLetter(unit)) return undefined;
  }
  return undefined;
}

/** Where a gloss that fits the character ends, if one opens at `open`; `undefined` otherwise. */
export function glossEnd(text: string, open: number, unit: number): number | undefined {
  if (text.charCodeAt(open) !== OPEN) return undefined;
  const closed = closedSyllableAt(text, open + 1);
  return closed && isReadingOf(unit, closed.syllable) ? closed.end : undefined;
}

interface Gloss {
  readonly unit: number;
  readonly open: number;
  readonly end: number;
}

interface GlossSurvey {
  readonly glosses: readonly Gloss[];
  /** True if the readings are written without their tones. */
  readonly toneless: boolean;
  /** Glosses of characters that are the same in both scripts. */
  readonly ofNeutral: number;
  /** Glosses with another reading than the default one. */
  readonly inContext: number;
}

/**
 * The character that a gloss opening at `open` stands behind. Where that is an ASCII letter, the converter took
 * it for the second byte of a character whose first byte ends the character before: 玩I(jiàn)P.
 */
function glossedUnit(text: string, open: number): number {
  const unit = open > 0 ? text.charCodeAt(open - 1) : NONE;
  if (unit < FIRST_TRAIL || unit >= DELETE || open < 2) return unit;
  return unitOfPair(pairOfUnit(text.charCodeAt(open - 2)) & 0xff, unit);
}

function surveyGlosses(text: string): GlossSurvey {
  const glosses: Gloss[] = [];
  const strangers: { readonly unit: number; readonly toned: boolean; readonly spaced: boolean }[] = [];
  let tones = 0;
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const unit = glossedUnit(text, open);
    if (!isHan(unit)) continue;
    const closed = closedSyllableAt(text, open + 1);
    if (!closed) continue;
    const toned = hasToneMark(closed.syllable);
    if (isReadingOf(unit, closed.syllable)) {
      glosses.push({ unit, open, end: closed.end });
      // 們(men) has no tone to show either way.
      if (toned) tones++;
      else if (readingOf(unit) !== closed.syllable) tones--;
    } else if (isHan(text.charCodeAt(open - 1))) {
      strangers.push({ unit, toned, spaced: text.charCodeAt(closed.end) === BLANK });
    }
  }
  const toneless = tones < 0;
  const rivals = strangers.filter(({ toned, spaced }) => (toneless ? toned || spaced : toned));
  const inContext = rivals.filter(({ unit }) => hasSimplifiedForm(unit)).length;
  return { glosses, toneless, ofNeutral: rivals.length - inContext, inContext };
}

/** True if so many ideographs stand between the glosses that this is no list of words with their readings. */
function isRunningText(text: string, glosses: number): boolean {
  let missing = Math.ceil(glosses * (1 + UNGLOSSED_PER_GLOSS));
  for (let at = 0; at < text.length && missing > 0; at++) if (isHan(text.charCodeAt(at))) missing--;
  return missing === 0;
}

/** How often the glossed characters stand without a gloss outside of `restored`. */
function countBare(text: string, glosses: readonly Gloss[], restored: readonly Range[]): number {
  const glossed = new Uint8Array(0x10000);
  for (const { unit } of glosses) glossed[unit] = 1;
  let bare = 0;
  let gloss = 0;
  let range = 0;
  for (let at = 0; at < text.length; at++) {
    if (glossed[text.charCodeAt(at)] === 0) continue;
    while (gloss < glosses.length && glosses[gloss]!.open <= at) gloss++;
    if (glosses[gloss]?.open === at + 1) continue;
    while (range < restored.length && restored[range]!.end <= at) range++;
    const within = restored[range];
    if (!within || at < within.start) bare++;
  }
  return bare;
}

/**
 * The glosses of a document, and whether they are a converter's. Linear in the length of the text; a text
 * without an opening parenthesis costs one scan.
 */
export function stripGlosses(text: string, options: GlossOptions = {}): GlossRepair {
  const { glosses, toneless, ofNeutral, inContext } = surveyGlosses(text);
  if (glosses.length === 0) return { edits: [] };
  const refuse = (refusal: string): GlossRepair => ({ edits: [], refusal });

  if (ofNeutral > 0)
    return refuse('characters that are the same in both scripts are glossed too, as in a lesson');
  if (inContext > 0) return refuse('some readings depend on the context, as in a lesson');
  const characters = new Set(glosses.map(({ unit }) => unit)).size;
  if (!options.proven && (glosses.length < LEAST_GLOSSES || characters < LEAST_CHARACTERS)) {
    return refuse('too few glosses to tell a converter from a lesson');
  }
  if (!options.proven && !isRunningText(text, glosses.length)) {
    return refuse('hardly a character stands without a gloss, as in a list of words');
  }
  const bare = countBare(text, glosses, options.restored ?? []);
  if (bare * GLOSSES_PER_BARE > glosses.length) {
    return refuse('glossed characters stand without their gloss elsewhere, as in a lesson');
  }
  const spaced = glosses.filter(({ end }) => end === text.length || /\s/.test(text.charAt(end))).length;
  if (toneless && spaced * 4 < glosses.length * 3)
    return refuse('glosses without tones and without blanks behind them');

  const confidence = confidenceOf(glosses.length + (options.proven ? LEAST_GLOSSES : 0), bare);
  const edits = glosses.map(({ open, end }): Edit => {
    const blank = toneless && text.charCodeAt(end) === BLANK ? 1 : 0;
    return {
      kind: 'gloss',
      start: open,
      end: end + blank,
      replacement: '',
      layers: [],
      confidence,
      losses: [],
    };
  });
  return { edits };
}

/**
 * Not calibrated against a count of lessons, of which none was found that passes the rule: the estimate of
 * "one more like the ones before" (rule of succession), each bare occurrence counted as a failure.
 */
function confidenceOf(glosses: number, bare: number): number {
  return (glosses + 1) / (glosses + 2 + bare);
}
