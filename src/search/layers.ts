import type { Settings } from '../options.ts';
import type { BarrenLines } from './barren.ts';
import { hasDip } from './gate.ts';
import { applyHypothesis, type Hypothesis, hypotheses } from './hypotheses.ts';
import { type Line, toLine } from './line.ts';

/**
 * What each layer beyond the first costs a chain, beside its channel's prior: most text is garbled once.
 * Found by trial on the calibration part of the development corpus.
 */
const LAYER_COST = 2;
/** Text that loses less plausibility in a row than this has no further layer that could be told from chance. */
const GARBLED_DIP = 3;
/** Hypotheses about a next layer that are looked behind in turn. */
const MOST_BEHIND = 4;
/** A next layer must win this much to be one. */
const LEAST_NEXT_GAIN = 3;

/**
 * Scores hypotheses by where they lead: what a layer brings out may be garbled still, and read worse than
 * the input did, until the next layer is off. Only valid UTF-8 is looked behind: what was garbled twice went
 * through UTF-8 last, and where it did not, chance makes chains of anything. Best first.
 *
 * @param layerless lines known to have no layer; those that are found here are added
 */
export function lookAhead(
  line: Line,
  found: readonly Hypothesis[],
  settings: Settings,
  layerless: BarrenLines,
  depth: number = settings.maxLayers,
): Hypothesis[] {
  if (depth <= 1) return [...found];
  const scored = found.map((hypothesis) => {
    if (!hypothesis.structural) return hypothesis;
    const text = applyHypothesis(line, hypothesis);
    if (layerless.has(text) || !hasDip(text, 0, text.length, GARBLED_DIP)) return hypothesis;
    const next = toLine(text);
    if (next.nonAscii === 0) return hypothesis;
    const layers = hypotheses(next, settings).slice(0, MOST_BEHIND);
    if (layers.length === 0) layerless.add(text);
    const best = lookAhead(next, layers, settings, layerless, depth - 1)[0];
    if (!best || best.score < LEAST_NEXT_GAIN) return hypothesis;
    return { ...hypothesis, score: hypothesis.score + best.score - LAYER_COST, unfinished: true };
  });
  return scored.sort((a, b) => b.score - a.score);
}
