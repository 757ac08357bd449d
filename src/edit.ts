import type { Layer, StepKind } from './report.ts';

/** A loss inside an edit's replacement; positions are code units of the replacement, 0-based, end-exclusive. */
export interface EditLoss {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly bytes: readonly string[];
  readonly evidence?: string;
  readonly candidates: readonly string[];
  readonly probabilities?: readonly number[];
}

/** One change that a pass wants to make to the text that it was given. */
export interface Edit {
  readonly kind: StepKind;
  /** Code units of the pass's input, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly layers: readonly Layer[];
  readonly confidence: number;
  readonly losses: readonly EditLoss[];
  /**
   * Where the edit can be cut in two, in ascending pairs: code units from `start`, and the code units of the
   * replacement that correspond. Without it the edit is one piece.
   */
  readonly cuts?: readonly (readonly [number, number])[];
}

/** The change of a whole line by one channel that loses nothing, for when nobody asks for its parts. */
export interface LineEdit {
  /** Code units of the pass's input, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The edits that come to the same. */
  readonly parts: () => readonly Edit[];
}
