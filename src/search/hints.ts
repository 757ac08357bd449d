/**
 * What the caller's languages say about a reading. A hint moves scores and bars and rules nothing out: text in
 * another language stays as it is if it reads well, and valid UTF-8 wins whatever it says.
 */

import { isOwnLetter, type Language, languageOf } from '../language/languages.ts';
import { isC1, isPrivateUse } from '../language/script.ts';
import { isTypography } from '../language/typography.ts';
import type { Settings } from '../options.ts';
import { type ChannelChoice, channelsOf, letterTable } from './channels.ts';
import type { Line } from './line.ts';
import { type Reading, ReadingBuffer } from './reading.ts';
import { type Reversal, reverse } from './reversal.ts';
import type { AtomRange, Atoms } from './segment.ts';
import type { Prospect } from './survey.ts';

/** What the hinted languages make of a reading. */
export interface HintVerdict {
  /** Logits to add to the plausibility that the reading wins. */
  readonly gain: number;
  /**
   * - `fits`: all that comes out, or nearly, is letters of a hinted language, or marks that any language has.
   * - `idle`: what goes in fits as well.
   * - `partly`: what comes out fits, but not what stays as it is.
   * - `misfits`: letters come out that no hinted language has.
   */
  readonly verdict: 'fits' | 'idle' | 'partly' | 'misfits';
}

/**
 * What a code unit above U+007F says for a text in the hinted languages, in logits. Set by trial on the
 * calibration part of the development corpus, together with {@link HINT_BARS}.
 */
const FIT = {
  own: 1.2,
  foreign: -1.5,
  /** Signs that no alphabet has; a few stand in any text. */
  sign: -0.6,
  /** C1 controls, private use, U+FFFD. */
  noText: -4,
  /** Dashes, quotes and the like. */
  typography: 0,
} as const;

/** Bounds of what the letters of one reading can add or take away; the plausibility must have its say. */
const MOST_GAIN = 6;
const MOST_LOSS = -3;
/** The same where other parts of the line stay foreign. */
const MOST_PARTIAL_GAIN = 1;

/** What a right encoding that the hinted languages were written in adds, and what any other takes away. */
const USUAL_ENCODING = 2.5;
const UNUSUAL_ENCODING = -2;

/** Share of the letters and signs that must be a hinted language's own: names are foreign now and then. */
const FITTING_SHARE = 0.9;

/** A fit is kept in a byte, in tenths. */
const FITS_PER_LOGIT = 10;
const UNKNOWN = 127;

/** The hinted languages as the search asks for them. */
export class LanguageHint {
  readonly #languages: readonly Language[];
  readonly #encodings: ReadonlySet<string>;
  /** By code unit, see {@link FITS_PER_LOGIT}; {@link UNKNOWN} until asked for. */
  readonly #fits: Int8Array = new Int8Array(0x10000).fill(UNKNOWN);

  constructor(tags: readonly string[]) {
    this.#languages = tags.map(languageOf).filter((language) => language !== undefined);
    this.#encodings = new Set(this.#languages.flatMap(({ encodings }) => encodings));
  }

  /** See {@link FIT}; 0 for ASCII. */
  weightOf(unit: number): number {
    if (unit < 0x80) return 0;
    let fit = this.#fits[unit]!;
    if (fit === UNKNOWN) {
      fit = Math.round(this.#measure(unit) * FITS_PER_LOGIT);
      this.#fits[unit] = fit;
    }
    return fit / FITS_PER_LOGIT;
  }

  #measure(unit: number): number {
    if (this.#languages.some((language) => isOwnLetter(language, unit))) return FIT.own;
    if (isTypography(unit)) return FIT.typography;
    if (isC1(unit) || isPrivateUse(unit) || unit === 0xfffd) return FIT.noText;
    if (/[\p{L}\p{M}]/u.test(String.fromCharCode(unit))) return FIT.foreign;
    return isEastAsianMark(unit) ? FIT.typography : FIT.sign;
  }

  /** True for a letter that no hinted language has. */
  isForeign(unit: number): boolean {
    return this.weightOf(unit) === FIT.foreign;
  }

  /** True for an encoding (canonical name) in which a hinted language was written before UTF-8. */
  uses(encoding: string): boolean {
    return this.#encodings.has(encoding);
  }
}

/** CJK punctuation and the full-width forms; surrogates, of which half a pair says nothing. */
function isEastAsianMark(unit: number): boolean {
  return (
    (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xffef) || (unit & 0xf800) === 0xd800
  );
}

const hints = new WeakMap<readonly string[], LanguageHint>();

/** The hint that the options give, if any. */
export function hintOf({ languages }: Pick<Settings, 'languages'>): LanguageHint | undefined {
  if (languages.length === 0) return undefined;
  let hint = hints.get(languages);
  if (!hint) {
    hint = new LanguageHint(languages);
    hints.set(languages, hint);
  }
  return hint;
}

/**
 * True if a stretch of text (code units, end-exclusive) holds something that no hinted language has: then it
 * is worth a search however well it reads.
 */
export function isForeign(hint: LanguageHint, text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (hint.weightOf(text.charCodeAt(i)) < 0) return true;
  return false;
}

/** Weighs a reading's atoms; what reads the same either way says nothing of the channel. */
export function weighHint(
  hint: LanguageHint,
  line: Line,
  { from, to, outputFrom, output }: Atoms,
  ranges: readonly AtomRange[],
  right: string,
): HintVerdict {
  let before = 0;
  let after = 0;
  let odd = 0;
  let fitting = 0;
  let telling = 0;
  let isWell = true;
  let foreignBefore = 0;
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) {
      const inputStart = line.offsets[from[k]!]!;
      const inputEnd = line.offsets[to[k]!]!;
      const first = line.text.charCodeAt(inputStart);
      const outputStart = outputFrom[k]!;
      const outputEnd = outputFrom[k + 1]!;
      const isSame =
        inputEnd === inputStart + 1 && outputEnd === outputStart + 1 && output[outputStart] === first;
      for (let i = inputStart; i < inputEnd; i++) {
        const unit = line.text.charCodeAt(i);
        if (hint.isForeign(unit)) foreignBefore++;
        if (isSame) continue;
        const weight = hint.weightOf(unit);
        before += weight;
        if (weight < 0) isWell = false;
      }
      for (let i = outputStart; i < outputEnd; i++) {
        const weight = hint.weightOf(output[i]!);
        if (weight !== 0) telling++;
        if (weight > 0) fitting++;
        if (isSame) continue;
        if (weight < 0) odd += weight;
        else after += weight;
      }
    }
  }
  const fits = fitting >= FITTING_SHARE * telling;
  // What stays foreign outside of the ranges speaks against a hint that explains the rest.
  const foreign = countForeign(hint, line.text) - foreignBefore;
  const isPartial = foreign > (1 - FITTING_SHARE) * (foreign + telling);
  const most = isPartial ? MOST_PARTIAL_GAIN : MOST_GAIN;
  const letters = Math.max(MOST_LOSS, Math.min(most, after - before) + odd);
  const encoding = right === 'utf-8' ? 0 : hint.uses(right) ? USUAL_ENCODING : UNUSUAL_ENCODING;
  const verdict = !fits ? 'misfits' : isWell && before > 0 ? 'idle' : isPartial ? 'partly' : 'fits';
  return { gain: letters + encoding, verdict };
}

/** Letters that no hinted language has; signs are not counted. */
function countForeign(hint: LanguageHint, text: string): number {
  let foreign = 0;
  for (let i = 0; i < text.length; i++) if (hint.isForeign(text.charCodeAt(i))) foreign++;
  return foreign;
}

/** What a hint makes of the bar that a hypothesis must pass. Calibrated with {@link FIT}. */
const HINT_BARS = {
  /** The bar of what fits, at most. */
  fits: 1.5,
  /** The same for what would be believed by no bar: letters that stand alone, quotes that would be letters. */
  fitsOddly: 3,
  /** What is added to the bar of what fits no hinted language. */
  misfits: 2,
  /** What is added to the bar where the input fits already. */
  idle: 1.5,
  partly: 0,
} as const;

/** What is asked of a hypothesis here. */
interface HintedReading {
  readonly hint?: HintVerdict;
  readonly right: string;
  readonly reading: Reading;
}

/** The bar of a hypothesis when a hint is given; `bar` is the bar without it. */
export function hintedBar(bar: number, { hint, right, reading }: HintedReading): number {
  if (!hint) return bar;
  const wrongBytes = reading.reversal.encodings[0]!.maxBytes;
  // What East Asian encodings make of single-byte text is seldom met, and can be anything.
  if (wrongBytes > 1 && reading.right.maxBytes === 1) return bar;
  if (hint.verdict === 'fits')
    return bar === Number.POSITIVE_INFINITY ? HINT_BARS.fitsOddly : Math.min(bar, HINT_BARS.fits);
  return right === 'utf-8' ? bar : bar + HINT_BARS[hint.verdict];
}

const buffer: ReadingBuffer = new ReadingBuffer();

/** Prospects of a hint that are looked at closely. */
const MOST_HINTED = 24;

/**
 * The channels whose right encoding the hinted languages use and by which a line gains more letters of theirs,
 * those that gain most first.
 */
export function hintedProspects(hint: LanguageHint, line: Line, choice: ChannelChoice): Prospect[] {
  const prospects: Prospect[] = [];
  for (const reversal of reverse(line, choice.wrongs)) {
    for (const channel of channelsOf(reversal, choice)) {
      if (!hint.uses(channel.right.name)) continue;
      const won =
        channel.right.maxBytes === 1
          ? lettersWon(hint, line, reversal, letterTable(channel.right))
          : read(hint, line, reversal, channel.right);
      if (won > 0) prospects.push({ channel, reversal, score: won + channel.logPrior, structural: false });
    }
  }
  return prospects.sort((a, b) => b.score - a.score).slice(0, MOST_HINTED);
}

function read(
  hint: LanguageHint,
  line: Line,
  reversal: Reversal,
  right: Prospect['channel']['right'],
): number {
  if (!buffer.read(line, reversal, right)) return 0;
  return weighHint(hint, line, buffer, [{ start: 0, end: buffer.length }], right.name).gain - USUAL_ENCODING;
}

/** {@link weighHint}'s letters where each byte is one. */
function lettersWon(
  hint: LanguageHint,
  line: Line,
  { bytes, starts, has, packed }: Reversal,
  table: Int32Array,
): number {
  let won = 0;
  for (const [kind, first] of line.firsts.entries()) {
    if (!has[kind] || packed[kind]! < 0x80) continue;
    let after = 0;
    for (let at = starts[first]!; at < starts[first + 1]!; at++) {
      const letter = table[bytes[at]!]!;
      after += letter < 0 ? FIT.noText : hint.weightOf(letter);
    }
    won += line.counts[kind]! * (after - hint.weightOf(line.alphabet[kind]! & 0xffff));
  }
  return won;
}
