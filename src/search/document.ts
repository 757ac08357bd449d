import type { Edit, LineEdit } from '../edit.ts';
import type { Settings } from '../options.ts';
import { BarrenLines } from './barren.ts';
import { chooseChannels, type KnownChannel } from './channels.ts';
import { decide, isBeyondDoubt, MOST_SUPPORT, supportOf, threshold } from './decide.ts';
import { SearchedLine, SelfEvidentLines } from './decided-line.ts';
import { channelKey, type Evidence, NO_SUPPORT } from './evidence.ts';
import { isFaint, readsWell } from './faint.ts';
import { hasDip } from './gate.ts';
import { isHealthyButLossy } from './healthy-but-lossy.ts';
import { hintOf, isForeign } from './hints.ts';
import { applyHypothesis, type Hypothesis, hypotheses } from './hypotheses.ts';
import { Neighbours, Ranking } from './lattice-filling.ts';
import { type FruitlessWork, lossyHypotheses } from './lattice-hypotheses.ts';
import { lookAhead } from './layers.ts';
import { isLegacyChannel, readLegacyRun } from './legacy-run.ts';
import { type Line, lineFrom, type Stretch, toLine } from './line.ts';
import { LineMemo } from './line-memo.ts';
import { isLookalike } from './lookalikes.ts';
import { lacksUtf8 } from './may-hold-utf-8.ts';
import { nextSuspect } from './screening.ts';
import {
  mayBeSelfEvident,
  readSelfEvident,
  readSelfEvidentRun,
  type SelfEvidentRun,
} from './self-evident.ts';

export type DecidedLine = SearchedLine | SelfEvidentLines;

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

/**
 * Lines of about so many code units are decided together: each counts as evidence for all of them, and what they
 * prove counts for the lines that follow.
 */
export const EVIDENCE_WINDOW: number = 1 << 16;

/** The edits that undo one layer wherever the text shows one. */
export function decodeEdits(text: string, state: SearchState): (Edit | LineEdit)[] {
  const edits: (Edit | LineEdit)[] = [];
  state.unexplained.length = 0;
  state.spent.strict = 0;
  state.spent.lossy = 0;
  const decided = [...decideLines(text, state)];
  const ranking = decided.some(({ isLossy }) => isLossy)
    ? new Ranking(neighboursIn(text, decided))
    : undefined;
  for (const line of decided) {
    if (line instanceof SelfEvidentLines) edits.push(line.edit(ranking, state.settings.losses));
    else {
      const made = line.edits(ranking, state.settings.losses);
      if (made) edits.push(...made);
    }
  }
  return edits;
}

/** What stands beside what in the document, as far as it is healthy or repaired. */
function neighboursIn(text: string, decided: readonly DecidedLine[]): Neighbours {
  const neighbours = new Neighbours();
  let at = 0;
  for (const { start, whole, restored } of decided) {
    neighbours.add(text.slice(at, start));
    neighbours.add(restored);
    at = start + whole.length;
  }
  neighbours.add(text.slice(at));
  return neighbours;
}

/** The lines that are to be repaired, in order, decided with the evidence of the lines around them. */
export function* decideLines(text: string, state: SearchState): Generator<DecidedLine> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start + EVIDENCE_WINDOW);
    const end = feed < 0 ? text.length : feed;
    yield* decideWindow(text, { start, end }, state);
    start = end + 1;
  }
}

/** What the search found about one line. */
interface Findings {
  readonly line: Line;
  /** Best first. */
  readonly found: readonly Hypothesis[];
  /** What the line says for each channel. */
  readonly support: ReadonlyMap<string, number>;
  /** The keys of the only channels that were tried. */
  readonly only: ReadonlySet<string> | undefined;
}

/**
 * Plausibility that a line must lose in a row to be looked at for other damage than a channel's: of 119 lines of the
 * calibration cases that have such damage none loses less, and half of the healthy lines that are searched do.
 */
const UNEXPLAINED_DIP = 3;

function decideWindow(text: string, { start, end }: Stretch, state: SearchState): DecidedLine[] {
  const { evidence } = state;
  const findings = examineLines(text, { start, end }, state);
  if (evidence.hasWeights) evidence.countLines(countNonAsciiLines(text, { start, end }, findings));
  // Of what is proven, any line may have a part.
  const lines = evidence.proven.size > 0 ? linesOutside(text, { start, end }, findings) : findings.lines;
  return decideEach(text, lines, findings, state);
}

/** Lines of a stretch that have a character above U+007F; in those of runs, every one of them has changed. */
function countNonAsciiLines(text: string, { start, end }: Stretch, { evident }: WindowFindings): number {
  let count = 0;
  let at = start;
  const countUpTo = (limit: number): void => {
    while (at < limit) {
      if (text.charCodeAt(at++) < 0x80) continue;
      count++;
      const feed = text.indexOf('\n', at);
      at = feed < 0 ? end : feed;
    }
  };
  for (const [from, run] of evident) {
    countUpTo(from);
    count += run.lines;
    at = run.end;
  }
  countUpTo(end);
  return count;
}

/** The lines of a stretch, of a run of lines the first. */
function* linesOutside(
  text: string,
  { start, end }: Stretch,
  { evident }: WindowFindings,
): Generator<Stretch> {
  for (let at = start; ; ) {
    const line = lineFrom(text, at, end);
    if (!line) break;
    yield line;
    at = evident.get(line.start)?.end ?? line.end;
  }
}

/** What the search found about the lines of a window, by the code unit at which each starts. */
interface WindowFindings {
  /** The lines that were looked at. */
  readonly lines: readonly Stretch[];
  readonly searched: ReadonlyMap<number, Findings>;
  readonly evident: ReadonlyMap<number, SelfEvidentRun>;
  /** Lines that read badly or show a loss. */
  readonly bad: ReadonlySet<number>;
}

function examineLines(text: string, { start: from, end }: Stretch, state: SearchState): WindowFindings {
  const { evidence, settings } = state;
  const hint = hintOf(settings);
  // What is foreign to the hinted languages may read well.
  const nextLine = hint ? lineFrom : nextSuspect;
  const lines: Stretch[] = [];
  const searched = new Map<number, Findings>();
  const evident = new Map<number, SelfEvidentRun>();
  const bad = new Set<number>();
  const looksForEvident = mayBeSelfEvident(settings);
  let run: SelfEvidentRun | undefined;
  let legacy: KnownChannel | undefined;
  for (let at = from; ; ) {
    const stretch = nextLine(text, at, end);
    if (!stretch) break;
    lines.push(stretch);
    const { start } = stretch;
    at = stretch.end;
    const next: SelfEvidentRun | undefined = readRun(
      text,
      { start, end },
      run?.channel,
      // With more than one channel each line has rivals.
      evidence.proven.size === 1 ? legacy : undefined,
    );
    if (!next) {
      const isHealthy = readsWell(text, stretch);
      const mayPass = isHealthy || (!hint && isFaint(text, stretch));
      if (!isHealthy || hasReplacement(text, stretch)) {
        bad.add(start);
        if (!mayPass || hasReplacement(text, stretch)) {
          if (hasDip(text, start, stretch.end, UNEXPLAINED_DIP)) state.unexplained.push(stretch);
        }
      }
      if (!isHealthy && !hint && isHealthyButLossy(text, stretch)) continue;
      const needsNoLook = mayPass && !isLookalike(text, start, stretch.end);
      if (needsNoLook && !(hint && isForeign(hint, text, start, stretch.end))) continue;
    }
    const reading = next ?? (looksForEvident ? readSelfEvident(text, stretch) : undefined);
    if (reading) {
      run = reading;
      // The lines of a run need no other look.
      at = run.end;
      evidence.add(channelKey(run.channel.right.name, run.channel.wrong.name), MOST_SUPPORT * run.lines);
      evident.set(start, run);
      continue;
    }
    const found = examine(text, stretch, state);
    if (!found) continue;
    evidence.addLine(found.support);
    searched.set(start, found);
    if (looksForEvident) legacy = legacyChannelOf(found) ?? legacy;
  }
  return { lines, searched, evident, bad };
}

/** Lines that a channel restores which was found in the document. */
function readRun(
  text: string,
  stretch: Stretch,
  utf8: KnownChannel | undefined,
  legacy: KnownChannel | undefined,
): SelfEvidentRun | undefined {
  return (
    (utf8 && isOfUtf8(utf8) ? readSelfEvidentRun(text, stretch, utf8) : undefined) ??
    (legacy && readLegacyRun(text, stretch, legacy))
  );
}

const isOfUtf8 = ({ right }: KnownChannel): boolean => right.name === 'utf-8';

/** The channel that a line shows beyond doubt, if it is one that needs no search. */
function legacyChannelOf({ found: [best] }: Findings): KnownChannel | undefined {
  if (!best || best.reading.losses || !isBeyondDoubt(best)) return undefined;
  const { right, reversal } = best.reading;
  const wrong = reversal.encodings.find(({ name }) => name === best.wrong)!;
  const channel = { right, wrong, logPrior: best.logPrior };
  return isLegacyChannel(channel) ? channel : undefined;
}

/** The decisions about lines, with what all of them together say. */
function decideEach(
  text: string,
  lines: Iterable<Stretch>,
  { searched, evident, bad }: WindowFindings,
  state: SearchState,
): DecidedLine[] {
  const { evidence, settings } = state;
  const { proven } = evidence;
  const decided: DecidedLine[] = [];
  for (const stretch of lines) {
    const { start } = stretch;
    const run = evident.get(start);
    if (run) {
      decided.push(toSelfEvidentLines(text, start, run, state));
      continue;
    }
    const own = searched.get(start);
    const strengthOf = (key: string): number => evidence.strengthBeside(own?.support ?? NO_SUPPORT, key);
    // What was found with the same channels is not looked for twice.
    const isWorthAnother =
      proven.size > 0 &&
      own?.only !== proven &&
      // A healthy line has no losses that do not show.
      (bad.has(start) ||
        hasReplacement(text, stretch) ||
        !lacksUtf8(text, stretch, chooseChannels(settings, proven)));
    const again = isWorthAnother ? search(text, stretch, state, proven) : undefined;
    const line = own?.line ?? again?.line;
    if (!line) continue;
    const found = [...(own?.found ?? []), ...(again?.found ?? [])];
    const decision = decide(line, found, settings, strengthOf, state.unfinished.has(line.whole));
    if (!decision) continue;
    if (decision.hypothesis.unfinished) state.unfinished.add(applyHypothesis(line, decision.hypothesis));
    decided.push(new SearchedLine(start, line, decision));
  }
  return decided;
}

function hasReplacement(text: string, { start, end }: Stretch): boolean {
  return text.slice(start, end).includes('\ufffd');
}

function toSelfEvidentLines(
  text: string,
  start: number,
  run: SelfEvidentRun,
  state: SearchState,
): SelfEvidentLines {
  const whole = text.slice(start, run.end);
  return new SelfEvidentLines(start, whole, run, (stretch) => {
    const findings = search(whole, stretch, state);
    const decision = findings && decide(findings.line, findings.found, state.settings, () => 0, false);
    return decision && new SearchedLine(start + stretch.start, findings.line, decision);
  });
}

/** Searches a line: first with what is proven already, and if that leaves no doubt with nothing else. */
function examine(text: string, stretch: Stretch, state: SearchState): Findings | undefined {
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
function search(
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
