import type { Settings } from '../options.ts';
import { channelKey } from './evidence.ts';
import { applyHypothesis, type Hypothesis } from './hypotheses.ts';
import type { Line } from './line.ts';

/** A hypothesis that is believed, and how strongly. */
export interface Decision {
  readonly hypothesis: Hypothesis;
  /** Score over the bar that it had to pass, evidence counted. */
  readonly ratio: number;
  /** Score over that of the best reading that gives another text. */
  readonly margin: number;
}

/** What a hypothesis must score to be believed without other evidence. */
export function threshold(hypothesis: Hypothesis): number {
  const n = hypothesis.characters;
  if (hypothesis.right === 'windows-1252' && hypothesis.wrong === 'iso-8859-1') return 3;
  if (hypothesis.right === 'utf-8') return 4 + (n <= 2 ? 1 : 0);
  return Math.max(7 + (n <= 4 ? 3 : 0), 0.5 * n);
}

/** Score that the best reading must have over any other text, so that a toss-up stays as it is. */
const RUNNER_UP_MARGIN = 1;
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

/** Share of the threshold that evidence can take away, and how fast it does. */
const MOST_RELIEF = 0.75;
const RELIEF_PER_WEIGHT = 0.35;
/** Score that a channel seen elsewhere has over one never seen. */
const EVIDENCE_BONUS = 3;

/** The hypothesis to believe, if any: `weightOf` tells what the rest of the document says for a channel. */
export function decide(line: Line, found: readonly Hypothesis[], settings: Settings, weightOf: (key: string) => number): Decision | undefined {
  void settings;
  let best: Hypothesis | undefined;
  let bestScore = 0;
  let bestWeight = 0;
  const ranked = found.map((hypothesis) => {
    const weight = weightOf(channelKey(hypothesis.right, hypothesis.wrong));
    const score = hypothesis.score + EVIDENCE_BONUS * Math.min(1, weight / 2);
    if (score > bestScore) {
      best = hypothesis;
      bestScore = score;
      bestWeight = weight;
    }
    return { hypothesis, score };
  });
  if (!best) return undefined;
  const bar = threshold(best) * (1 - Math.min(MOST_RELIEF, RELIEF_PER_WEIGHT * bestWeight));
  if (bestScore < bar) return undefined;
  const text = applyHypothesis(line, best);
  ranked.sort((a, b) => b.score - a.score);
  const rival = ranked.slice(1, RIVALS + 1).find(({ hypothesis }) => applyHypothesis(line, hypothesis) !== text);
  const margin = bestScore - (rival?.score ?? 0);
  if (margin < RUNNER_UP_MARGIN) return undefined;
  return { hypothesis: best, ratio: bestScore / bar, margin };
}

/** Probability that a decision is right. */
export function confidenceOf({ ratio, margin }: Decision): number {
  return 1 / (1 + Math.exp(-(ratio + margin / 2)));
}
