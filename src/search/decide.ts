import { isLegible } from '../channel/catalogue.ts';
import { isLatinText, languagesOf, letterFit } from '../language/latin.ts';
import type { Settings } from '../options.ts';
import { confidenceOf, type Decision, rarityOf } from './confidence.ts';
import { channelKey } from './evidence.ts';
import { deepestDip } from './gate.ts';
import { hintedBar } from './hints.ts';
import { applyHypothesis, type Hypothesis } from './hypotheses.ts';
import type { Line } from './line.ts';
import { PRIOR_WEIGHT } from './survey.ts';
import { isWrittenIn } from './writing.ts';

/**
 * What a hypothesis must score to be believed without other evidence. Calibrated on the calibration part of the
 * development corpus (28,000 healthy lines in 48 languages) and on lists of stubborn healthy text: each value lies above
 * what healthy text of its group reaches, where that costs few repairs. `Each` is for every character that changes.
 */
const BARS = {
  /** Valid UTF-8 comes out: the structure is evidence of its own. */
  utf8: 1.5,
  /** Up to four characters. */
  utf8Short: 2.3,
  /** Up to four East Asian characters without a Latin letter on the line: a rare name can be valid UTF-8. */
  utf8Name: 4.5,
  /** Up to eight characters, and what comes out is of a script that few people write. */
  utf8Rare: 11,
  /** A lead byte and a plain space, which is taken for the no-break space that A0 was. */
  utf8Space: 4,
  /** Added where bytes are lost, of UTF-8 and of others: with enough of them missing, chance makes text of anything. */
  lossyUtf8: 2,
  lossy: 3.5,
  /** One byte can be lost there, and one letter in fifty is it: U+FFFD is a sign that it was. */
  lossyLegible: 0.5,
  lossyLegibleMarked: -2.5,
  /** Windows-1252 read as Latin-1 leaves C1 controls, which healthy text has not. */
  c1: 2,
  /** One script's letters for another's. */
  scripts: 2.2,
  scriptsShort: 2.6,
  scriptsEach: 0.25,
  /** East Asian text for other East Asian text. */
  eastAsian: 2,
  eastAsianShort: 2.5,
  eastAsianPair: 3.8,
  eastAsianEach: 0.12,
  /** Cyrillic for Cyrillic: of 4,000 healthy lines two score more than 0, acronyms both. */
  cyrillic: 0.3,
  cyrillicEach: 0.1,
  /** For each Cyrillic letter that turns into something else. */
  letterLost: 1.5,
  /** For each different letter of Serbian, Macedonian or Ukrainian that would be a mistake: of 90 words of theirs the worst wins 6.6. */
  rareCyrillic: 3,
  /** Cyrillic capitals alone: acronyms turn into what looks like words. */
  capitalsEach: 0.8,
  /** Single-byte text read as East Asian: it is rare, and what comes out can be anything. */
  singleAsDouble: 4,
  singleAsDoubleEach: 1.6,
  /** Hardly anything but signs turns into text: ornaments are made of them. */
  signs: 7,
  signsEach: 0.8,
  /** Half-width kana alone: tills and old terminals write it. */
  halfWidthKana: 9,
  /** Latin letters for Latin letters: a few letters differ, and rare languages have rare ones. */
  latin: 3,
  latinEach: 0.3,
  /** For each unit of a log prior below `commonLogPrior`: there are many rare channels and many rare languages. */
  latinRareEach: 1.4,
  commonLogPrior: -6.2,
  /** Where nothing is known of the language. */
  unknownLanguage: 4,
  /** Vietnamese without a letter that Western pages lack. */
  unlikeVietnamese: 4,
  /** For each Latin character beyond two of a kind: a language has its letter again and again, garble has several. */
  latinRepeated: 1.5,
} as const;

/** Up to so many characters a hypothesis counts as short. */
const SHORT = 4;
const FEW = 8;
/** Share of capitals in what is all capitals. */
const CAPITALS = 0.8;
/** Share of signs in an ornament. */
const MOSTLY = 0.7;

/** See {@link BARS}; infinite for what is no channel's doing. */
export function threshold(hypothesis: Hypothesis): number {
  const isLossy = hypothesis.reading.losses !== undefined;
  if (isLossy && isRepetition(hypothesis)) return Number.POSITIVE_INFINITY;
  const bar = ownBar(hypothesis) + hypothesis.listEvidence;
  return hintedBar(bar + (isLossy ? lossyBar(hypothesis) : 0), hypothesis);
}

/** What losses add to the bar. */
function lossyBar({ right, wrong, reading }: Hypothesis): number {
  if (right === 'utf-8') return BARS.lossyUtf8;
  if (!isLegible(right, wrong)) return BARS.lossy;
  return reading.policy?.mark === '\ufffd' ? BARS.lossyLegibleMarked : BARS.lossyLegible;
}

/** The bar without a hint. */
function ownBar(hypothesis: Hypothesis): number {
  const { right, wrong, characters, before } = hypothesis;
  if (right === 'utf-8') return utf8Bar(hypothesis);
  if (right === 'windows-1252' && wrong === 'iso-8859-1') return BARS.c1;
  // Fonts have icons there.
  if (before.privateUse === before.total) return Number.POSITIVE_INFINITY;
  if (!isWrittenIn(right, hypothesis.after) || !isMadeOfWords(hypothesis) || isRepetition(hypothesis))
    return Number.POSITIVE_INFINITY;
  const bar = legacyBar(hypothesis);
  const signs = before.signs + before.typography;
  if (
    !isLatinForLatin(hypothesis) &&
    hypothesis.after.cyrillic === 0 &&
    (signs === before.total || (characters >= FEW && signs >= MOSTLY * before.total))
  ) {
    return Math.max(bar, BARS.signs + BARS.signsEach * characters);
  }
  if (before.halfWidthKana === before.total) return Math.max(bar, BARS.halfWidthKana);
  return bar;
}

/** One character so often is no word. */
const FEWEST_REPEATED = 3;

/** A few characters again and again are no text: laughter, ornaments, a song. */
function isRepetition(hypothesis: Hypothesis): boolean {
  const { right, wrong, characters, distinctAfter, reading } = hypothesis;
  if (isLatinForLatin(hypothesis)) return false;
  // Where two pages agree in most letters, those that differ come again and again.
  if (isLegible(right, wrong) && 2 * characters <= reading.length) return false;
  // Lead bytes come again in healthy garble too: what counts is what comes out.
  const distinct = Math.max(hypothesis.distinct, distinctAfter);
  if (characters <= SHORT) return distinct === 1 && characters >= FEWEST_REPEATED;
  return (distinct <= SHORT && characters >= 2 * distinct) || (distinct <= FEW && characters >= 4 * distinct);
}

function utf8Bar({ wrong, characters, before, besideLatin, reading }: Hypothesis): number {
  if (characters <= FEW && isLetterOfRareScript(reading.output)) return BARS.utf8Rare;
  if (characters > SHORT) return BARS.utf8;
  if (characters === 1 && !DOUBLE_BYTE.has(wrong)) return BARS.utf8Space;
  const isName = DOUBLE_BYTE.has(wrong) && before.cjk === characters && !besideLatin;
  return isName ? BARS.utf8Name : BARS.utf8Short;
}

/** Syriac, Thaana, N'Ko, Samaritan, Mandaic: two-byte UTF-8 that Latin letters and signs make by accident. */
function isLetterOfRareScript(output: Uint16Array): boolean {
  return output.some(isOfRareScript);
}

export function isOfRareScript(unit: number): boolean {
  return unit >= 0x700 && unit <= 0x8ff;
}

/**
 * True if what changes stands in words: letters that stand alone are a list of letters. Other scripts than Latin and
 * the East Asian ones must have two in a row somewhere.
 */
function isMadeOfWords({ right, characters, connected, adjacent, before, after }: Hypothesis): boolean {
  // Dashes, quotes and signs alone are well-set text, whatever letters they might stand for.
  if (before.typography === before.total && after.cyrillic === 0) return false;
  const isList = 2 * connected < characters - before.typography;
  const isInPairs = DOUBLE_BYTE.has(right) && 2 * after.halfWidthKana <= after.total;
  if (isList && !isInPairs && before.cyrillic === 0) return false;
  const letters = after.cyrillic + after.greek + after.hebrew + after.arabic + after.thai;
  const isIntoOtherScript = 2 * letters > after.total && before.cyrillic === 0 && before.cjk === 0;
  return !isIntoOtherScript || 2 * adjacent >= characters;
}

function isLatinForLatin({ right, before, after }: Hypothesis): boolean {
  if (DOUBLE_BYTE.has(right)) return false;
  return (
    2 * (before.latin + before.typography + before.signs) >= before.total &&
    2 * (after.latin + after.typography) >= after.total
  );
}

function legacyBar(hypothesis: Hypothesis): number {
  const { right, wrong, characters, distinct, before, after, logPrior, swappedCase, reading } = hypothesis;
  if (DOUBLE_BYTE.has(wrong) && !DOUBLE_BYTE.has(right)) {
    // East Asian encodings have Greek, Cyrillic and box drawing too, but what they make of single-byte text is mostly ideographs.
    if (2 * before.cjk < before.total || before.cjkSymbols === before.total) return Number.POSITIVE_INFINITY;
    return BARS.singleAsDouble + BARS.singleAsDoubleEach * characters;
  }
  if (DOUBLE_BYTE.has(wrong) && 2 * before.cyrillic > before.total) {
    return BARS.singleAsDouble + BARS.singleAsDoubleEach * characters;
  }
  if (isLatinForLatin(hypothesis)) {
    const repeated = Math.max(0, characters - 2 * distinct);
    const rarity = Math.max(0, BARS.commonLogPrior - logPrior);
    const oddity = VIETNAMESE.has(right) && !reading.output.some(isBeyondLatin1) ? BARS.unlikeVietnamese : 0;
    return (
      oddity +
      BARS.unknownLanguage * hypothesis.unknownLanguage +
      BARS.latin +
      (BARS.latinEach + BARS.latinRareEach * rarity) * characters +
      BARS.latinRepeated * repeated
    );
  }
  const isCjk = 2 * before.cjk > before.total && 2 * after.cjk > after.total;
  if (isCjk && characters <= 2) return BARS.eastAsianPair;
  if (isCjk)
    return (characters <= SHORT ? BARS.eastAsianShort : BARS.eastAsian) + BARS.eastAsianEach * characters;
  // Most letters stay as they are here, so that a sign in a word may be all that changes.
  const wasCyrillic = 2 * before.cyrillic > before.total || isLegible(right, wrong);
  if (wasCyrillic && 2 * after.cyrillic > after.total) {
    const each =
      before.cyrillicCapitals >= CAPITALS * before.total && characters > 1 && swappedCase === 0
        ? BARS.capitalsEach
        : BARS.cyrillicEach;
    const lost = Math.max(0, before.cyrillic - after.cyrillic);
    return (
      BARS.cyrillic + each * characters + BARS.letterLost * lost + BARS.rareCyrillic * hypothesis.rareCyrillic
    );
  }
  return (characters <= SHORT ? BARS.scriptsShort : BARS.scripts) + BARS.scriptsEach * characters;
}

const VIETNAMESE: ReadonlySet<string> = new Set(['windows-1258', 'viscii', 'tcvn']);

function isBeyondLatin1(unit: number): boolean {
  return unit > 0xff;
}

const DOUBLE_BYTE: ReadonlySet<string> = new Set([
  'gbk',
  'gb18030',
  'big5',
  'cp950',
  'shift_jis',
  'euc-jp',
  'euc-kr',
]);

/** Score that the best reading must have over any other text, so that a toss-up stays as it is. */
const RUNNER_UP_MARGIN = 0.7;
/** The same where valid UTF-8 comes out: two single-byte pages as wrong ones often differ in one letter. */
const UTF_8_RUNNER_UP_MARGIN = 0.2;
/** The same where a hint brought the bar down, so that the bar no longer keeps toss-ups out. */
const HINTED_RUNNER_UP_MARGIN = 1.2;

function leastMargin({ right, hint }: Hypothesis): number {
  if (right === 'utf-8') return UTF_8_RUNNER_UP_MARGIN;
  return hint ? HINTED_RUNNER_UP_MARGIN : RUNNER_UP_MARGIN;
}

/** How many hypotheses are looked through for the best other text. */
const RIVALS = 6;

/** A line's hypothesis counts as evidence only from this share of its threshold on. */
const LEAST_SUPPORT = 0.4;
/** A hypothesis further below the line's best is no evidence. */
const SUPPORT_WINDOW = 3;

/** What one line says for a channel at most. */
export const MOST_SUPPORT = 2;

/** What a line says for a hypothesis' channel: 1 when it is decided by itself, at most {@link MOST_SUPPORT}. */
export function supportOf(hypothesis: Hypothesis, best: Hypothesis): number {
  if (best.score - hypothesis.score > SUPPORT_WINDOW) return 0;
  const ratio = hypothesis.score / threshold(hypothesis);
  return ratio < LEAST_SUPPORT ? 0 : Math.min(MOST_SUPPORT, ratio < 1 ? ratio * ratio : ratio);
}

/** A hypothesis with this many times the score that it needs has no rival to fear. */
const BEYOND_DOUBT = 3;

/** True for a reading so good that no other channel needs a look. */
export function isBeyondDoubt(hypothesis: Hypothesis): boolean {
  return hypothesis.score >= BEYOND_DOUBT * threshold(hypothesis);
}

/** Share of the threshold that evidence of weight 1 takes away. */
const MOST_RELIEF = 0.75;
/** Score that a channel of weight 1 has over one never seen, beside its prior, which no longer counts against it. */
const EVIDENCE_BONUS = 1;

/** A hypothesis' score when the rest of the document says `weight`, at most 1, for its channel. */
function scoreWith(weight: number, { score, logPrior }: Hypothesis): number {
  return score + weight * (EVIDENCE_BONUS - PRIOR_WEIGHT * logPrior);
}

/** True for two readings of one channel of which one has losses: they agree in what was garbled. */
function isOtherReading(a: Hypothesis, b: Hypothesis): boolean {
  if (!a.reading.losses && !b.reading.losses) return false;
  return channelKey(a.right, a.wrong) === channelKey(b.right, b.wrong);
}

/** Share of the threshold that is left where a layer was undone already and another one was foreseen. */
const UNFINISHED_SHARE = 0.3;

/** U+FFFD encoded as UTF-8, EF BF BD, a few in a row, as the East Asian encodings read it. */
const REPLACEMENTS = ['锟斤拷', '鐃緒申', '嚙踝蕭', '占쏙옙', '�ｿｽ'];

/** True if one encoding's form of them becomes another's: what they stood for was lost before, and no encoding brings it back. */
export function makesReplacements(before: string, after: string): boolean {
  return REPLACEMENTS.some((form) => after.includes(form) && !before.includes(form));
}

/**
 * The hypothesis to believe, if any.
 *
 * @param strengthOf how strongly the rest of the document speaks for a channel, 0 to 1
 * @param isUnfinished the line came out of a layer that showed another one behind it
 */
export function decide(
  line: Line,
  found: readonly Hypothesis[],
  settings: Settings,
  strengthOf: (key: string) => number,
  isUnfinished: boolean,
): Decision | undefined {
  const ranked = found
    .map((hypothesis) => {
      const weight = strengthOf(channelKey(hypothesis.right, hypothesis.wrong));
      const bar = threshold(hypothesis) * (isUnfinished ? UNFINISHED_SHARE : 1) * (1 - MOST_RELIEF * weight);
      return { hypothesis, weight, bar, score: scoreWith(weight, hypothesis) };
    })
    // With losses more can be read into a text, so that what is not believed is no rival either.
    .filter(({ hypothesis, bar, score }) => !hypothesis.reading.losses || score >= bar);
  ranked.sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best || best.score < best.bar) return undefined;
  const text = applyHypothesis(line, best.hypothesis);
  if (makesReplacements(line.whole, text)) return undefined;
  if (best.score < best.bar + homoglyphBar(best.hypothesis, text)) return undefined;
  const rival = ranked
    .slice(1, RIVALS + 1)
    .find(
      ({ hypothesis }) =>
        !isOtherReading(hypothesis, best.hypothesis) && applyHypothesis(line, hypothesis) !== text,
    );
  const margin = best.score - (rival?.score ?? 0);
  if (margin < leastMargin(best.hypothesis)) return undefined;
  const { unfinished, structural } = best.hypothesis;
  const residue = unfinished || structural ? 0 : residueOf(text);
  const isProne = !structural && !best.hypothesis.reading.losses;
  const rarity = isProne ? (1 - best.weight) * rarityOf(best.hypothesis, text) : 0;
  const decision: Decision = { hypothesis: best.hypothesis, margin, residue, rarity };
  return confidenceOf(decision) < settings.minConfidence ? undefined : decision;
}

/**
 * What is added to the bar where single Cyrillic letters that look like Latin ones, which get into Latin words by a
 * slip of the keyboard layout, would become letters that the language of the text has not.
 */
function homoglyphBar({ homoglyphs, characters }: Hypothesis, text: string): number {
  if (homoglyphs < characters || !isLatinText(text)) return 0;
  return -letterFit(text, languagesOf(text));
}

/** See {@link Decision}. A mark for lost bytes reads badly whatever stands around it. */
function residueOf(text: string): number {
  return Math.max(...text.split('\ufffd').map((part) => deepestDip(part)));
}
