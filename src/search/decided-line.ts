import type { Edit, LineEdit } from '../edit.ts';
import type { LossHandling } from '../options.ts';
import type { Layer } from '../report.ts';
import { confidenceOf, type Decision } from './decide.ts';
import { toEdits } from './edits.ts';
import { applyHypothesis } from './hypotheses.ts';
import { settleLosses } from './lattice-edit.ts';
import type { Neighbours } from './lattice-filling.ts';
import { type Line, MAX_LINE_UNITS, type Stretch } from './line.ts';
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
   * @param neighbours what stands beside what in the document, for what is lost
   */
  edits(neighbours: Neighbours | undefined, handling: LossHandling): Edit[] | undefined {
    const { hypothesis } = this.decision;
    const settled =
      neighbours && this.isLossy ? settleLosses(this.line, hypothesis, neighbours, handling) : undefined;
    return toEdits(this.line, this.start, hypothesis, this.confidence, settled);
  }
}

/**
 * How sure a self-evident line is if a search makes nothing of it, or something else; in the development kit that
 * happens to 1 of 1,392.
 */
const UNSEARCHED_CONFIDENCE = 0.99;

/** Lines in a row that need no search to be restored, only to tell how sure that is. */
export class SelfEvidentLines implements LineRepair {
  readonly isLossy = false;
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

  get layer(): Layer {
    const { right, wrong } = this.#run.channel;
    return { right: right.name, wrong: wrong.name };
  }

  /** That of the first line. */
  get confidence(): number {
    const [edit] = this.#editsOf(this.#linePairs().next().value!);
    return edit!.confidence;
  }

  get edit(): LineEdit {
    const { start, whole, restored } = this;
    return {
      start,
      end: start + whole.length,
      replacement: restored,
      parts: () => [...this.#linePairs()].flatMap((pair) => this.#editsOf(pair)),
    };
  }

  /** Each line that changes, before and after. */
  *#linePairs(): Generator<LinePair> {
    const { whole, restored } = this;
    for (let start = 0, at = 0; start < whole.length; ) {
      const end = endOfLine(whole, start);
      const endAfter = endOfLine(restored, at);
      const after = restored.slice(at, endAfter);
      if (whole.slice(start, end) !== after) yield { start, end, after };
      start = end + 1;
      at = endAfter + 1;
    }
  }

  #editsOf({ start, end, after }: LinePair): readonly Edit[] {
    const searched = end - start > MAX_LINE_UNITS ? undefined : this.#search({ start, end });
    const edits = searched?.restored === after ? searched.edits(undefined, 'mark') : undefined;
    if (edits) return edits;
    return [
      {
        kind: 'decode',
        start: this.start + start,
        end: this.start + end,
        replacement: after,
        layers: [this.layer],
        confidence: UNSEARCHED_CONFIDENCE,
        losses: [],
      },
    ];
  }
}

interface LinePair {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

function endOfLine(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
}
