import type { Edit, LineEdit } from '../edit.ts';
import type { LossHandling } from '../options.ts';
import type { Layer } from '../report.ts';
import { confidenceOf, type Decision } from './decide.ts';
import { toEdits } from './edits.ts';
import { applyHypothesis } from './hypotheses.ts';
import { settleLosses } from './lattice-edit.ts';
import type { Neighbours } from './lattice-filling.ts';
import type { Line } from './line.ts';
import type { SelfEvidentReading } from './self-evident.ts';

/** A line that is to be repaired. */
export interface LineRepair {
  /** Code unit of the document at which the line starts. */
  readonly start: number;
  /** The line as it is. */
  readonly whole: string;
  /** The line with its repair, U+FFFD in place of what is lost. */
  readonly restored: string;
  readonly layer: Layer;
  /** Probability, 0 to 1, that the repair is right. */
  readonly confidence: number;
  readonly isLossy: boolean;
}

/** A line that a search found a channel for. */
export class SearchedLine implements LineRepair {
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

/** A line that needs no search to be restored, only to tell how sure that is. */
export class SelfEvidentLine implements LineRepair {
  readonly isLossy = false;
  readonly start: number;
  readonly whole: string;
  readonly #reading: SelfEvidentReading;
  readonly #search: () => SearchedLine | undefined;

  constructor(
    start: number,
    whole: string,
    reading: SelfEvidentReading,
    search: () => SearchedLine | undefined,
  ) {
    this.start = start;
    this.whole = whole;
    this.#reading = reading;
    this.#search = search;
  }

  get restored(): string {
    return this.#reading.text;
  }

  get layer(): Layer {
    const { right, wrong } = this.#reading.channel;
    return { right: right.name, wrong: wrong.name };
  }

  get confidence(): number {
    return this.#searched()?.confidence ?? UNSEARCHED_CONFIDENCE;
  }

  get edit(): LineEdit {
    const { start, whole, restored } = this;
    return { start, end: start + whole.length, replacement: restored, parts: () => this.#edits() };
  }

  #searched(): SearchedLine | undefined {
    const searched = this.#search();
    return searched?.restored === this.restored ? searched : undefined;
  }

  #edits(): readonly Edit[] {
    const searched = this.#searched();
    const edits =
      searched && toEdits(searched.line, this.start, searched.decision.hypothesis, searched.confidence);
    if (edits) return edits;
    return [
      {
        kind: 'decode',
        start: this.start,
        end: this.start + this.whole.length,
        replacement: this.restored,
        layers: [this.layer],
        confidence: UNSEARCHED_CONFIDENCE,
        losses: [],
      },
    ];
  }
}
