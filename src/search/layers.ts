import type { Settings } from '../options.ts';
import { looksHealthy } from './gate.ts';
import { applyHypothesis, type Hypothesis, hypotheses } from './hypotheses.ts';
import { type Line, toLine } from './line.ts';

/**
 * What each layer beyond the first costs a chain, beside its channel's prior: most text is garbled once.
 * Found by trial on the calibration part of the development corpus.
 */
const LAYER_COST = 2;
/** Hypotheses of a line that are looked behind, beside those that bring out valid UTF-8. */
const LOOKED_BEHIND = 2;
/** A next layer must win this much to be one. */
const LEAST_NEXT_GAIN = 3;

/**
 * Scores hypotheses by where they lead: what a layer brings out may be garbled still, and read worse than
 * the input did, until the next layer is off. Best first.
 */
export function lookAhead(
  line: Line,
  found: readonly Hypothesis[],
  settings: Settings,
  depth: number = settings.maxLayers,
): Hypothesis[] {
  const scored = found.map((hypothesis, rank) => {
    if (depth <= 1 || (rank >= LOOKED_BEHIND && !hypothesis.structural)) return hypothesis;
    const text = applyHypothesis(line, hypothesis);
    if (looksHealthy(text, 0, text.length)) return hypothesis;
    const next = toLine(text);
    if (next.nonAscii === 0) return hypothesis;
    const best = lookAhead(next, hypotheses(next, settings).slice(0, 4), settings, depth - 1)[0];
    if (!best || best.score < LEAST_NEXT_GAIN) return hypothesis;
    return { ...hypothesis, score: hypothesis.score + best.score - LAYER_COST, unfinished: true };
  });
  return scored.sort((a, b) => b.score - a.score);
}
