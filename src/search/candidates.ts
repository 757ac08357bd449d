import type { Settings } from '../options.ts';
import type { Candidate, Diagnosis, Layer } from '../report.ts';
import { confidenceOf } from './decide.ts';
import { decideLines, newSearch } from './document.ts';
import { channelKey, Evidence } from './evidence.ts';
import { applyHypothesis, type Hypothesis, hypotheses } from './hypotheses.ts';
import { splitLines, toLine } from './line.ts';

/** A reading of the whole text after some layers. */
interface Node {
  readonly text: string;
  /** The first layer was made first. */
  readonly layers: readonly Layer[];
  /** Plausibility won over the input, priors counted. */
  readonly score: number;
}

/** Readings that are looked into for a further layer, at each depth. */
const BEAM = 6;
/** Channels of a line that are taken up. */
const BRANCHES = 8;
/** Most readings that are answered. */
const MOST_CANDIDATES = 10;

/**
 * The readings of a text, likeliest first, the text itself among them. A reading applies one chain of
 * layers wherever the text allows it.
 */
export function rankReadings(text: string, settings: Settings): Candidate[] {
  const root: Node = { text, layers: [], score: 0 };
  const nodes = new Map<string, Node>([[text, root]]);
  let front: Node[] = [root];
  for (let depth = 0; depth < settings.maxLayers && front.length > 0; depth++) {
    const next: Node[] = [];
    for (const node of front) {
      for (const child of branch(node, settings)) {
        const known = nodes.get(child.text);
        if (known && known.score >= child.score) continue;
        nodes.set(child.text, child);
        next.push(child);
      }
    }
    front = next.sort((a, b) => b.score - a.score).slice(0, BEAM);
  }
  const ranked = [...nodes.values()].sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
  if (!ranked.includes(root)) ranked[ranked.length - 1] = root;
  const likelihoods = ranked.map((node) =>
    Math.exp(node.score - ranked[0]!.score + (node === root ? INPUT_LOG_PRIOR : 0)),
  );
  const total = likelihoods.reduce((sum, value) => sum + value, 0);
  return ranked
    .map(({ text, layers }, i) => ({ text, layers, confidence: likelihoods[i]! / total }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** How much likelier an input is healthy than garbled by a given channel, before it is read; natural logarithm. */
const INPUT_LOG_PRIOR = 3;

/** What each channel makes of a text, applied to every line that it gains by. */
function branch(node: Node, settings: Settings): Node[] {
  const byChannel = new Map<string, { layer: Layer; score: number; lines: Map<number, string> }>();
  const stretches = [...splitLines(node.text)];
  for (const { start, end } of stretches) {
    const line = toLine(node.text.slice(start, end));
    if (line.nonAscii === 0) continue;
    for (const hypothesis of hypotheses(line, settings).slice(0, BRANCHES)) {
      const { right, wrong } = hypothesis;
      const key = channelKey(right, wrong);
      let entry = byChannel.get(key);
      if (!entry) {
        entry = { layer: { right, wrong }, score: 0, lines: new Map() };
        byChannel.set(key, entry);
      }
      if (entry.lines.has(start)) continue;
      entry.lines.set(start, applyHypothesis(line, hypothesis));
      entry.score += gainBesidePrior(hypothesis, entry.score === 0);
    }
  }
  return [...byChannel.values()].map(({ layer, score, lines }) => ({
    text: rebuild(node.text, stretches, lines),
    layers: [layer, ...node.layers],
    score: node.score + score,
  }));
}

/** A channel's prior counts once, however many lines it explains. */
function gainBesidePrior(hypothesis: Hypothesis, first: boolean): number {
  return first ? hypothesis.score : hypothesis.gain;
}

function rebuild(
  text: string,
  stretches: readonly { start: number; end: number }[],
  lines: ReadonlyMap<number, string>,
): string {
  let result = '';
  let at = 0;
  for (const { start, end } of stretches) {
    const line = lines.get(start);
    if (line === undefined) continue;
    result += text.slice(at, start) + line;
    at = end;
  }
  return result + text.slice(at);
}

/** Tells what the main path would undo first, and how sure it is, without making the repair. */
export function diagnose(text: string, settings: Settings): Diagnosis {
  const decided = [...decideLines(text, newSearch(settings, new Evidence()))];
  if (decided.length === 0) return { garbled: false, confidence: 1, layers: [], repairable: false };
  const layers = new Map<string, { layer: Layer; lines: number }>();
  let confidence = 0;
  for (const { decision } of decided) {
    const { right, wrong } = decision.hypothesis;
    const entry = layers.get(channelKey(right, wrong)) ?? { layer: { right, wrong }, lines: 0 };
    entry.lines++;
    layers.set(channelKey(right, wrong), entry);
    confidence = Math.max(confidence, confidenceOf(decision));
  }
  const ranked = [...layers.values()].sort((a, b) => b.lines - a.lines).map(({ layer }) => [layer]);
  return { garbled: true, confidence, layers: ranked, repairable: true };
}
