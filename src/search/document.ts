import type { Edit, LineEdit } from '../edit.ts';
import { chooseChannels, type KnownChannel } from './channels.ts';
import { decide, isBeyondDoubt, MOST_SUPPORT } from './decide.ts';
import { SearchedLine, SelfEvidentLines } from './decided-line.ts';
import { channelKey, NO_SUPPORT } from './evidence.ts';
import { hasReplacement, isFaint, readsWell } from './faint.ts';
import { hasDip } from './gate.ts';
import { isHealthyButLossy } from './healthy-but-lossy.ts';
import { hintOf, isForeign } from './hints.ts';
import { applyHypothesis } from './hypotheses.ts';
import { Neighbours, Ranking } from './lattice-filling.ts';
import { isLegacyChannel, readLegacyRun } from './legacy-run.ts';
import { lineFrom, type Stretch } from './line.ts';
import { examine, type Findings, type SearchState, search } from './line-search.ts';
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
      const isMarked = hasReplacement(text, stretch);
      if (!isHealthy || isMarked) bad.add(start);
      if ((!mayPass || isMarked) && hasDip(text, start, stretch.end, UNEXPLAINED_DIP))
        state.unexplained.push(stretch);
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
