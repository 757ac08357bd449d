import type { Settings } from '../options.ts';
import { channelKey } from './evidence.ts';
import { applyHypothesis, type Hypothesis } from './hypotheses.ts';
import type { Line } from './line.ts';
import { PRIOR_WEIGHT } from './survey.ts';
import { isWrittenIn } from './writing.ts';

/** A hypothesis that is believed, and how strongly. */
export interface Decision {
  readonly hypothesis: Hypothesis;
  /** Score over the bar that it had to pass, evidence counted. */
  readonly ratio: number;
  /** Score over that of the best reading that gives another text. */
  readonly margin: number;
}

/**
 * What a hypothesis must score to be believed without other evidence. Calibrated on the calibration part of the
 * development corpus: each value lies above the best score of all healthy lines there in its group (28,000
 * lines), where that costs few repairs.
 */
const BARS = {
  /** Valid UTF-8 comes out: the structure is evidence of its own. */
  utf8: 1.5,
  /** One or two characters of UTF-8. */
  utf8Short: 2.3,
  /** Windows-1252 read as Latin-1 leaves C1 controls, which healthy text has not. */
  c1: 2,
  /** One script's letters for another's. */
  scripts: 2,
  /** The same, up to four characters: a name may be anything. */
  scriptsShort: 2.5,
  /** Letters of a script for others of that script. */
  sameScript: 2.5,
  /** The same, up to four characters. */
  sameScriptShort: 3,
  /** Latin letters for Latin letters: a few letters differ, and rare languages have rare ones. */
  latin: 2.2,
  /** The same, for each character: a rare language has its letter again and again. */
  latinEach: 0.3,
  /** The same for each character beyond two of a kind: a language has its letter again and again, garble has several. */
  latinRepeated: 1.5,
  /** What each unit of a log prior below `commonLogPrior` adds to that: there are many rare channels and many rare languages. */
  latinRare: 0.8,
  commonLogPrior: -6.2,
} as const;

/** Up to so many characters a hypothesis counts as short. */
const SHORT = 4;

/** See {@link BARS}; infinite for what is no channel's doing. */
export function threshold({
  right,
  wrong,
  characters,
  distinct,
  before,
  after,
  logPrior,
}: Hypothesis): number {
  if (right === 'utf-8') return characters <= SHORT ? BARS.utf8Short : BARS.utf8;
  if (right === 'windows-1252' && wrong === 'iso-8859-1') return BARS.c1;
  if (!isWrittenIn(right, after)) return Number.POSITIVE_INFINITY;
  // East Asian encodings have Greek, Cyrillic and box drawing too, but what they make of single-byte text is mostly ideographs.
  if (DOUBLE_BYTE.has(wrong) && !DOUBLE_BYTE.has(right) && 2 * before.cjk < before.total)
    return Number.POSITIVE_INFINITY;
  const isLatin =
    2 * before.latin + 2 * before.typography >= before.total &&
    2 * after.latin + 2 * after.typography >= after.total;
  // Dashes, quotes and signs alone are well-set text, whatever letters they might stand for.
  if (before.typography === before.total && after.cyrillic === 0) return Number.POSITIVE_INFINITY;
  if (isLatin) {
    const repeated = Math.max(0, characters - 2 * distinct);
    return BARS.latin + latinEach(logPrior) * characters + BARS.latinRepeated * repeated;
  }
  const isSame =
    (2 * before.cjk > before.total && 2 * after.cjk > after.total) ||
    (2 * before.cyrillic > before.total && 2 * after.cyrillic > after.total);
  if (isSame) return characters <= SHORT ? BARS.sameScriptShort : BARS.sameScript;
  return characters <= SHORT ? BARS.scriptsShort : BARS.scripts;
}

/** See {@link BARS}. */
function latinEach(logPrior: number): number {
  return BARS.latinEach + BARS.latinRare * Math.max(0, BARS.commonLogPrior - logPrior);
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
const RUNNER_UP_MARGIN = 0.6;
/** How many hypotheses are looked through for the best other text. */
const RIVALS = 6;

/** A line's hypothesis counts as evidence only from this share of its threshold on. */
const LEAST_SUPPORT = 0.4;
/** A hypothesis further below the line's best is no evidence. */
const SUPPORT_WINDOW = 3;

/** What a line says for a hypothesis' channel: 1 when it is decided by itself, at most 2. */
export function supportOf(hypothesis: Hypothesis, best: Hypothesis): number {
  if (best.score - hypothesis.score > SUPPORT_WINDOW) return 0;
  const ratio = hypothesis.score / threshold(hypothesis);
  return ratio < LEAST_SUPPORT ? 0 : Math.min(2, ratio < 1 ? ratio * ratio : ratio);
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

/** Share of the threshold that is left where a layer was undone already and another one was foreseen. */
const UNFINISHED_SHARE = 0.3;

/**
 * The hypothesis to believe, if any.
 *
 * @param weightOf what the rest of the document says for a channel
 * @param isUnfinished the line came out of a layer that showed another one behind it
 */
export function decide(
  line: Line,
  found: readonly Hypothesis[],
  settings: Settings,
  weightOf: (key: string) => number,
  isUnfinished: boolean,
): Decision | undefined {
  void settings;
  const ranked = found.map((hypothesis) => {
    const weight = Math.min(1, weightOf(channelKey(hypothesis.right, hypothesis.wrong)));
    return { hypothesis, weight, score: scoreWith(weight, hypothesis) };
  });
  ranked.sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best) return undefined;
  const bar =
    threshold(best.hypothesis) * (isUnfinished ? UNFINISHED_SHARE : 1) * (1 - MOST_RELIEF * best.weight);
  if (best.score < bar) return undefined;
  const text = applyHypothesis(line, best.hypothesis);
  const rival = ranked
    .slice(1, RIVALS + 1)
    .find(({ hypothesis }) => applyHypothesis(line, hypothesis) !== text);
  const margin = best.score - (rival?.score ?? 0);
  if (margin < RUNNER_UP_MARGIN) return undefined;
  return { hypothesis: best.hypothesis, ratio: best.score / bar, margin };
}

/** Probability that a decision is right. */
export function confidenceOf({ ratio, margin }: Decision): number {
  return 1 / (1 + Math.exp(-(ratio + margin / 2)));
}
