import { contextPlausibility } from '../language/context.ts';
import { plausibility } from '../language/plausibility.ts';
import type { Settings } from '../options.ts';
import { exp } from '../portable-math.ts';
import type { Candidate, Layer } from '../report.ts';
import { channelsOf, chooseChannels } from './channels.ts';
import { channelKey } from './evidence.ts';
import { hintOf, weighHint } from './hints.ts';
import { applyHypothesis, type Hypothesis, hypotheses } from './hypotheses.ts';
import { type Line, type Stretch, splitLines, toLine } from './line.ts';
import { ReadingBuffer } from './reading.ts';
import { reverse } from './reversal.ts';
import { PRIOR_WEIGHT } from './survey.ts';

/** A reading of a text after some layers. */
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
/** The same for a text that is too long to be looked at whole: each reading costs a pass over it. */
const MOST_LONG_CANDIDATES = 4;
/** What each layer beyond the first costs a chain, beside its channel's prior; as in layers.ts. */
const LAYER_COST = 2;
/** Lines that are looked at: a channel shows itself in a few. */
const MOST_LINES = 8;
/** Code units of a longer line that are looked at. */
const MOST_UNITS = 400;
/** Up to so many lines every channel is tried, whatever it promises: short text may read badly when it is right. */
const FEW_LINES = 2;
/** Channels that are kept of those that promise nothing. */
const MOST_UNLIKELY = 12;
/** How much likelier an input is healthy than garbled by a given channel, before it is read; natural logarithm. */
const INPUT_LOG_PRIOR = 3;
/** A text that is left as it is, is at least this likely the right one. */
const LEAST_HEALTHY_CONFIDENCE = 0.5;

/** What the main path makes of the text; its confidence if it changed something. */
export interface Answer {
  readonly text: string;
  readonly layers: readonly Layer[];
  readonly confidence: number;
}

/**
 * The readings of a text, likeliest first, each text once, the text itself among them; the confidences add up
 * to 1. A reading applies one chain of layers wherever the text allows it. A long text is judged by its worst
 * lines, and the work is linear.
 *
 * @param answer comes first
 */
export function rankReadings(text: string, settings: Settings, answer: Answer): Candidate[] {
  const isLeft = answer.text === text;
  const sample = sampleOf(text);
  const others: Node[] = isLeft ? [] : [{ text, layers: [], score: INPUT_LOG_PRIOR }];
  const seen = new Set([answer.text, text]);
  const most = sample === text ? MOST_CANDIDATES : MOST_LONG_CANDIDATES;
  for (const node of searchChains(sample, settings)) {
    if (others.length >= most - 1) break;
    const read = sample === text ? node.text : undoLayers(text, node.layers, settings);
    if (seen.has(read)) continue;
    seen.add(read);
    others.push({ ...node, text: read });
  }
  others.sort((a, b) => b.score - a.score);
  const weights = others.map(({ score }) => exp(score - INPUT_LOG_PRIOR));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [{ ...answer, confidence: 1 }];
  const own = isLeft ? Math.max(LEAST_HEALTHY_CONFIDENCE, 1 / (1 + total)) : answer.confidence;
  const largest = Math.max(...weights) / total;
  // The answer comes first, so that no other may claim more.
  const confidence = Math.max(own, largest / (1 + largest));
  return [
    { ...answer, confidence },
    ...others.map(({ text: read, layers }, i) => ({
      text: read,
      layers,
      confidence: ((1 - confidence) * weights[i]!) / total,
    })),
  ];
}

/** The text itself if it is short, else its worst lines, or what is worst of them, in order. */
function sampleOf(text: string): string {
  if (text.length <= MOST_UNITS && !text.includes('\n')) return text;
  const lines: { start: number; end: number; badness: number }[] = [];
  for (const stretch of splitLines(text)) {
    const start = firstForeign(text, stretch);
    if (start < 0) continue;
    const end = Math.min(stretch.end, start + MOST_UNITS);
    lines.push({ start, end, badness: -plausibility(text, start, end) / (end - start) });
  }
  if (lines.length <= MOST_LINES && text.length <= MOST_UNITS) return text;
  lines.sort((a, b) => b.badness - a.badness);
  return lines
    .slice(0, MOST_LINES)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}

/** Where the word with the first character above U+007F begins, at most a few characters before; -1 without one. */
function firstForeign(text: string, { start, end }: Stretch): number {
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) <= 0x7f) continue;
    let from = i;
    while (from > start && i - from < WORD_MARGIN && text.charCodeAt(from - 1) > 0x20) from--;
    return from;
  }
  return -1;
}

/** Longer words are cut. */
const WORD_MARGIN = 24;

/** Code points that no character has, and halves of surrogate pairs. */
const NO_TEXT = /[\p{Cn}\p{Cs}]/u;

/** Chains of layers and what they make of a short text, best first; a beam over the layers. */
function searchChains(text: string, settings: Settings): Node[] {
  const nodes = new Map<string, Node>();
  let front: Node[] = [{ text, layers: [], score: 0 }];
  for (let depth = 0; depth < settings.maxLayers && front.length > 0; depth++) {
    const next: Node[] = [];
    for (const node of front) {
      // What was garbled twice went through UTF-8 last; elsewhere chance makes chains of anything.
      if (node.layers.length > 0 && node.layers[0]!.right !== 'utf-8') continue;
      for (const child of branch(node, settings, depth === 0)) {
        const known = nodes.get(child.text);
        if (child.text === text || (known && known.score >= child.score)) continue;
        if (NO_TEXT.test(child.text) && !NO_TEXT.test(node.text)) continue;
        nodes.set(child.text, child);
        next.push(child);
      }
    }
    front = next.sort((a, b) => b.score - a.score).slice(0, BEAM);
  }
  return [...nodes.values()].sort((a, b) => b.score - a.score);
}

/** What a channel makes of a text. */
interface Branch {
  readonly layer: Layer;
  score: number;
  readonly lines: Map<number, string>;
}

/** What each channel makes of a text, applied to every line that it gains by. */
function branch(node: Node, settings: Settings, isFirst: boolean): Node[] {
  const branches = new Map<string, Branch>();
  const stretches = [...splitLines(node.text)];
  const isFew = stretches.length <= FEW_LINES;
  for (const { start, end } of stretches) {
    const line = toLine(node.text.slice(start, end));
    if (line.nonAscii === 0) continue;
    const context = contextPlausibility(line.text);
    for (const hypothesis of hypotheses(line, settings).slice(0, BRANCHES)) {
      const text = applyHypothesis(line, hypothesis);
      const won = contextPlausibility(toLine(text).text) - context;
      add(branches, hypothesis, hypothesis.gain + won, hypothesis.logPrior, start, text);
    }
    if (!isFirst || !isFew) continue;
    for (const { right, wrong, gain, logPrior, text } of unlikelyReadings(line, settings)) {
      add(branches, { right, wrong }, gain, logPrior, start, text);
    }
  }
  return [...branches.values()].map(({ layer, score, lines }) => ({
    text: rebuild(node.text, stretches, lines),
    layers: [layer, ...node.layers],
    score: node.score + score - (isFirst ? 0 : LAYER_COST),
  }));
}

/** A channel's prior counts once, however many lines it explains. */
function add(
  branches: Map<string, Branch>,
  { right, wrong }: Layer,
  gain: number,
  logPrior: number,
  start: number,
  text: string,
): void {
  const key = `${right}>${wrong}`;
  let branch = branches.get(key);
  if (!branch) {
    branch = { layer: { right, wrong }, score: PRIOR_WEIGHT * logPrior, lines: new Map() };
    branches.set(key, branch);
  }
  if (branch.lines.has(start)) return;
  branch.lines.set(start, text);
  branch.score += gain;
}

const buffer: ReadingBuffer = new ReadingBuffer();

/**
 * Readings of all of a line, best first, those included that read worse than the line does: of a word or two the
 * plausibility knows little, and people who choose know more.
 */
function unlikelyReadings(
  line: Line,
  settings: Settings,
): (Layer & { gain: number; logPrior: number; text: string })[] {
  const choice = chooseChannels(settings);
  const hint = hintOf(settings);
  const own = plausibility(line.text) + contextPlausibility(line.text);
  const found = new Map<string, Layer & { gain: number; logPrior: number; text: string }>();
  for (const reversal of reverse(line, choice.wrongs)) {
    for (const { right, wrong, logPrior } of channelsOf(reversal, choice)) {
      if (!buffer.read(line, reversal, right) || buffer.covered < line.nonAscii) continue;
      const ranges = [{ start: 0, end: buffer.length }];
      const text = applyHypothesis(line, { reading: buffer.keep(right, reversal), ranges });
      const known = found.get(text);
      if (known && known.logPrior >= logPrior) continue;
      const hinted = hint ? weighHint(hint, line, buffer, ranges, right.name).gain : 0;
      const gain = known?.gain ?? plausibility(text) + contextPlausibility(text) - own + hinted;
      found.set(text, { right: right.name, wrong: wrong.name, gain, logPrior, text });
    }
  }
  const score = (reading: { gain: number; logPrior: number }): number =>
    reading.gain + PRIOR_WEIGHT * reading.logPrior;
  return [...found.values()].sort((a, b) => score(b) - score(a)).slice(0, MOST_UNLIKELY);
}

/** Undoes a chain of layers, the last first, on every line that gains by it. */
function undoLayers(text: string, layers: readonly Layer[], settings: Settings): string {
  let current = text;
  for (const { right, wrong } of [...layers].reverse()) {
    const only = new Set([channelKey(right, wrong)]);
    const stretches = [...splitLines(current)];
    const lines = new Map<number, string>();
    for (const { start, end } of stretches) {
      const line = toLine(current.slice(start, end));
      if (line.nonAscii === 0) continue;
      const best: Hypothesis | undefined = hypotheses(line, settings, only)[0];
      if (best) lines.set(start, applyHypothesis(line, best));
    }
    current = rebuild(current, stretches, lines);
  }
  return current;
}

function rebuild(text: string, stretches: readonly Stretch[], lines: ReadonlyMap<number, string>): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    const line = lines.get(start);
    if (line === undefined) continue;
    parts.push(text.slice(at, start), line);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
