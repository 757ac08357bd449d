import type { Edit, LineEdit } from '../edit.ts';
import type { LossHandling } from '../options.ts';
import type { Layer } from '../report.ts';
import { confidenceOf, type Decision } from './confidence.ts';
import { toEdits } from './edits.ts';
import { hasDip } from './gate.ts';
import { applyHypothesis } from './hypotheses.ts';
import { candidatesOf } from './lattice-candidates.ts';
import { type SettledLoss, settle, settleLosses, tell } from './lattice-edit.ts';
import { LOST_NEIGHBOUR, type Ranking } from './lattice-filling.ts';
import { type Line, MAX_LINE_UNITS, type Stretch } from './line.ts';
import type { ReadingLoss } from './reading.ts';
import type { SelfEvidentRun } from './self-evident.ts';

/** A line, or several in a row, that are to be repaired. */
export interface LineRepair {
  /** Code unit of the document at which it starts. */
  readonly start: number;
  /** The text as it is. */
  readonly whole: string;
  /** Lines that change. */
  readonly lines: number;
  /** The text with its repair, U+FFFD in place of what is lost. */
  readonly restored: string;
  readonly layer: Layer;
  /** Probability, 0 to 1, that the repair is right. */
  readonly confidence: number;
  readonly isLossy: boolean;
}

/** A line that a search found a channel for. */
export class SearchedLine implements LineRepair {
  readonly lines = 1;
  readonly start: number;
  readonly line: Line;
  readonly decision: Decision;

  constructor(start: number, line: Line, decision: Decision) {
    this.start = start;
    this.line = line;
    this.decision = decision;
  }

  get whole(): string {
    return this.line.whole;
  }

  get restored(): string {
    return applyHypothesis(this.line, this.decision.hypothesis);
  }

  get layer(): Layer {
    const { right, wrong } = this.decision.hypothesis;
    return { right, wrong };
  }

  get confidence(): number {
    return confidenceOf(this.decision);
  }

  get isLossy(): boolean {
    return this.decision.hypothesis.reading.losses !== undefined;
  }

  /**
   * Each proven; `undefined` if one can't be.
   *
   * @param ranking by what stands beside what in the document, for what is lost
   */
  edits(ranking: Ranking | undefined, handling: LossHandling): Edit[] | undefined {
    const { hypothesis } = this.decision;
    const settled =
      ranking && this.isLossy
        ? settleLosses(this.line, hypothesis, ranking, this.#handlingAs(handling))
        : undefined;
    return toEdits(this.line, this.start, hypothesis, this.confidence, settled);
  }

  /** What comes out of the first of several layers is no text yet, so that nothing can be filled in. */
  #handlingAs(handling: LossHandling): LossHandling {
    if (handling !== 'evidence') return handling;
    const text = this.restored.replaceAll('\ufffd', '');
    const isGarbled = this.decision.hypothesis.unfinished || hasDip(text, 0, text.length, LEAST_GARBLED_DIP);
    return isGarbled ? 'mark' : handling;
  }
}

/** Text that loses more plausibility in a row is garbled still: on the calibration cases hardly any restored text does. */
const LEAST_GARBLED_DIP = 14;

/**
 * How sure a self-evident line is if a search makes nothing of it, or something else; in the development kit that
 * happens to 1 of 1,392.
 */
const UNSEARCHED_CONFIDENCE = 0.99;

/** Lines in a row that need no search to be restored, only to tell how sure that is. */
export class SelfEvidentLines implements LineRepair {
  readonly start: number;
  readonly whole: string;
  readonly #run: SelfEvidentRun;
  readonly #search: (line: Stretch) => SearchedLine | undefined;

  /** @param search what a search makes of a line; positions are those of `whole` */
  constructor(
    start: number,
    whole: string,
    run: SelfEvidentRun,
    search: (line: Stretch) => SearchedLine | undefined,
  ) {
    this.start = start;
    this.whole = whole;
    this.#run = run;
    this.#search = search;
  }

  get lines(): number {
    return this.#run.lines;
  }

  get restored(): string {
    return this.#run.text;
  }

  get isLossy(): boolean {
    return this.#run.losses.length > 0;
  }

  get layer(): Layer {
    const { right, wrong } = this.#run.channel;
    return { right: right.name, wrong: wrong.name };
  }

  /** That of the first line. */
  get confidence(): number {
    return this.#search({ start: 0, end: endOfLine(this.whole, 0) })?.confidence ?? UNSEARCHED_CONFIDENCE;
  }

  /** @param ranking by what stands beside what in the document, for what is lost */
  edit(ranking: Ranking | undefined, handling: LossHandling): LineEdit {
    const { start, whole } = this;
    const { text, losses } = fillIn(this.#run, ranking, handling);
    const parts = (): readonly Edit[] =>
      [...linePairs(whole, text)].flatMap((pair) => {
        const line = { start: pair.start, end: pair.end };
        const searched = pair.end - pair.start > MAX_LINE_UNITS ? undefined : this.#search(line);
        const edits = searched?.edits(ranking, handling);
        const before = whole.slice(pair.start, pair.end);
        if (
          edits &&
          applyEdits(before, start + pair.start, edits) === text.slice(pair.startAfter, pair.endAfter)
        )
          return edits;
        return [this.#editOf(pair, text, losses)];
      });
    return { start, end: start + whole.length, replacement: text, parts };
  }

  /** A whole line as one edit. */
  #editOf({ start, end, startAfter, endAfter }: LinePair, text: string, filled: readonly FilledLoss[]): Edit {
    const own = filled.filter(({ at }) => at >= startAfter && at <= endAfter);
    return {
      kind: 'decode',
      start: this.start + start,
      end: this.start + end,
      replacement: text.slice(startAfter, endAfter),
      layers: [this.layer],
      confidence: own.reduce((sure, { settled }) => sure * settled.confidence, UNSEARCHED_CONFIDENCE),
      losses: own.map(({ loss, settled, at }) => tell(loss, settled, at - startAfter)),
    };
  }
}

/** A loss with what is written for it. */
interface FilledLoss {
  readonly loss: ReadingLoss;
  readonly settled: SettledLoss;
  /** Code unit of the text with all losses filled in. */
  readonly at: number;
}

/** Any byte of double-byte text can be lost. */
const isPossible = (): boolean => true;

/** A run's text with what the document says for its losses. */
function fillIn(
  { text, losses, channel }: SelfEvidentRun,
  ranking: Ranking | undefined,
  handling: LossHandling,
): { readonly text: string; readonly losses: readonly FilledLoss[] } {
  if (losses.length === 0 || !ranking) return { text, losses: [] };
  const filled: FilledLoss[] = [];
  const known = new Map<string, readonly number[]>();
  const possibleOf = (loss: ReadingLoss): readonly number[] => {
    const key = loss.bytes.join();
    const codePoints = known.get(key) ?? candidatesOf(loss, channel.right, isPossible);
    known.set(key, codePoints);
    return codePoints;
  };
  let done = '';
  let from = 0;
  for (let next = 0; next < losses.length; ) {
    const start = text.lastIndexOf('\n', losses[next]!.at) + 1;
    const end = endOfLine(text, losses[next]!.at);
    const own: ReadingLoss[] = [];
    while (next < losses.length && losses[next]!.at <= end) own.push(losses[next++]!);
    const units: number[] = [];
    for (let i = start; i < end; i++) units.push(text.charCodeAt(i));
    for (const { at } of own) units[at - start] = LOST_NEIGHBOUR;
    const lost = own.map((loss) => ({ at: loss.at - start, codePoints: possibleOf(loss) }));
    settle(lost, units, ranking, handling).forEach((settled, index) => {
      const loss = own[index]!;
      done += text.slice(from, loss.at);
      filled.push({ loss, settled, at: done.length });
      done += settled.text;
      from = loss.at + 1;
    });
  }
  return { text: done + text.slice(from), losses: filled };
}

/** The same line in two texts; positions are code units, end-exclusive. */
interface LinePair {
  readonly start: number;
  readonly end: number;
  readonly startAfter: number;
  readonly endAfter: number;
}

/** The lines in which two texts with as many lines differ. */
function* linePairs(before: string, after: string): Generator<LinePair> {
  for (let start = 0, startAfter = 0; start < before.length; ) {
    const end = endOfLine(before, start);
    const endAfter = endOfLine(after, startAfter);
    if (before.slice(start, end) !== after.slice(startAfter, endAfter))
      yield { start, end, startAfter, endAfter };
    start = end + 1;
    startAfter = endAfter + 1;
  }
}

function endOfLine(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
}

/** A line with edits whose positions count from `start` before it. */
function applyEdits(line: string, start: number, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits) {
    text += line.slice(at, edit.start - start) + edit.replacement;
    at = edit.end - start;
  }
  return text + line.slice(at);
}
