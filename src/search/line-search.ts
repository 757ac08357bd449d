/** The search of a line by itself, and what a search knows and spends on its way through a text. */
import type { Settings } from '../options.ts';
import { BarrenLines } from './barren.ts';
import { isBeyondDoubt, supportOf, threshold } from './decide.ts';
import { channelKey, type Evidence } from './evidence.ts';
import { type Hypothesis, hypotheses } from './hypotheses.ts';
import { type FruitlessWork, lossyHypotheses } from './lattice-hypotheses.ts';
import { lookAhead } from './layers.ts';
import { type Line, type Stretch, toLine } from './line.ts';
import { LineMemo } from './line-memo.ts';

/** What a search knows and learns on its way through texts that belong together. */
export interface SearchState {
  readonly settings: Settings;
  readonly evidence: Evidence;
  /** Lines that were searched in vain. */
  readonly barren: BarrenLines;
  /** Lines without a layer that loses no byte; there may be one that does. */
  readonly layerless: BarrenLines;
  readonly memo: LineMemo<Findings | undefined>;
  /** What the searches of a pass over a block spent in vain. */
  readonly spent: FruitlessWork;
  /** Lines that came out of a layer and are known to have another one. */
  readonly unfinished: Set<string>;
  /** The lines of the last pass that read badly; of interest where no channel explains any. */
  readonly unexplained: Stretch[];
}

export function newSearch(
  settings: Settings,
  evidence: Evidence,
  barren: BarrenLines = new BarrenLines(),
): SearchState {
  return {
    settings,
    evidence,
    barren,
    layerless: new BarrenLines(),
    memo: new LineMemo(),
    spent: { strict: 0, lossy: 0 },
    unfinished: new Set(),
    unexplained: [],
  };
}

/** What the search found about one line. */
export interface Findings {
  readonly line: Line;
  /** Best first. */
  readonly found: readonly Hypothesis[];
  /** What the line says for each channel. */
  readonly support: ReadonlyMap<string, number>;
  /** The keys of the only channels that were tried. */
  readonly only: ReadonlySet<string> | undefined;
}

/** Searches a line: first with what is proven already, and if that leaves no doubt with nothing else. */
export function examine(text: string, stretch: Stretch, state: SearchState): Findings | undefined {
  const { evidence, barren, spent } = state;
  const key = text.slice(stretch.start, stretch.end);
  const spentBefore = barren.spentOn(key);
  if (spentBefore !== undefined) {
    // What is left without a search must not depend on what is remembered.
    spent.strict += key.length;
    spent.lossy += spentBefore;
    return undefined;
  }
  const proven = evidence.proven;
  if (proven.size > 0) {
    const found = search(text, stretch, state, proven);
    const best = found?.found[0];
    if (found && best && isBeyondDoubt(best)) return found;
  }
  if (spent.strict > MOST_SPENT_STRICT) return undefined;
  const { lossy } = spent;
  const found = search(text, stretch, state);
  if (!found) barren.add(key, spent.lossy - lossy);
  // What is weak may be decided together with other lines, as long as these prove a channel.
  if (!found || (proven.size === 0 && !isDecisive(found.found))) spent.strict += key.length;
  return found;
}

const isDecisive = (found: readonly Hypothesis[]): boolean =>
  found.some((hypothesis) => hypothesis.score >= threshold(hypothesis));

/**
 * So many code units of a block are searched in vain before lines are left without a search: of a flood of garbage
 * all would be. Of a block of healthy Chinese terms, which are searched the most, 1,000 are.
 */
const MOST_SPENT_STRICT: number = 1 << 14;
/** The same for readings with losses, in characters times channels, which take a hundred times as long. */
const MOST_SPENT_LOSSY: number = 1 << 13;

/** Hypotheses of a line that are kept. */
const MOST_KEPT = 6;

/** The search of a line, of which a document that repeats itself needs only one. */
export function search(
  text: string,
  { start, end }: Stretch,
  state: SearchState,
  only?: ReadonlySet<string>,
): Findings | undefined {
  const line = text.slice(start, end);
  return state.memo.get(line, only, () => searchLine(toLine(line), state, only));
}

function searchLine(
  line: Line,
  { settings, layerless, spent }: SearchState,
  only: ReadonlySet<string> | undefined,
): Findings | undefined {
  if (line.nonAscii === 0) return undefined;
  const possible = hypotheses(line, settings, only).filter(
    (hypothesis) => threshold(hypothesis) < Number.POSITIVE_INFINITY,
  );
  const strict = lookAhead(line, possible, settings, layerless);
  const { lossy } = spent;
  const found = lossy > MOST_SPENT_LOSSY ? strict : withLosses(line, strict, settings, only, spent);
  if (isDecisive(found)) spent.lossy = lossy;
  const best = found[0];
  if (!best) return undefined;
  const kept = found.slice(0, MOST_KEPT);
  const support = new Map<string, number>();
  for (const hypothesis of kept) {
    const key = channelKey(hypothesis.right, hypothesis.wrong);
    const weight = supportOf(hypothesis, best);
    if (weight > (support.get(key) ?? 0)) support.set(key, weight);
  }
  return { line, found: kept, support, only };
}

/** Adds the readings with losses, best first. */
function withLosses(
  line: Line,
  strict: readonly Hypothesis[],
  settings: Settings,
  only: ReadonlySet<string> | undefined,
  spent: FruitlessWork,
): Hypothesis[] {
  const lossy = lossyHypotheses(line, strict, settings, only, spent).filter(
    (hypothesis) => threshold(hypothesis) < Number.POSITIVE_INFINITY,
  );
  return [...strict, ...lossy].sort((a, b) => b.score - a.score);
}
