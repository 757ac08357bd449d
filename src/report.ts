/**
 * The plain-JSON vocabulary of every report. Positions are UTF-16 code units of the *input*, 0-based,
 * end-exclusive, unless a comment says otherwise.
 */

import type { DecoderBehaviour } from './channel/channel.ts';

/** One passage of text through a channel: bytes of `right` were read as `wrong`. Names are canonical encoding names. */
export interface Layer {
  readonly right: string;
  readonly wrong: string;
  /** Which decoder's ways with odd bytes the span shows; absent for the WHATWG ways, those of browsers. */
  readonly decoder?: DecoderBehaviour;
}

/**
 * - `decode`: a span was read in a wrong encoding; `layers` undoes it.
 * - `unescape`: the same where some of the span's characters were escaped (`donâ\x80\x99t`, `Ã&copy;`); `layers` gives
 *   the span with its escapes read.
 * - `gloss`: a pinyin gloss left by a converter was removed.
 * - `realign`: bytes were lost inside a double-byte text and what follows was paired one byte off.
 */
export type StepKind = 'decode' | 'unescape' | 'gloss' | 'realign';

/** A place where bytes are gone. */
export interface Loss {
  /** Where in the *output* the mark (U+FFFD) or the filled character stands. */
  readonly start: number;
  readonly end: number;
  /** What happened to the bytes, in one sentence. */
  readonly reason: string;
  /** Bytes of the place as they are known, each two hex digits or `??`, e.g. `["be", "??"]`. */
  readonly bytes: readonly string[];
  /** Set when the place was filled: from where the answer comes. A place without it is marked with U+FFFD. */
  readonly evidence?: string;
  /** Characters that the known bytes allow, likeliest first, at most 64; empty when nothing limits them. */
  readonly candidates: readonly string[];
  /** Probability, 0 to 1, of each candidate among all that the known bytes allow; absent where it is not known. */
  readonly probabilities?: readonly number[];
}

/** One replayable edit: `input.slice(start, end)` becomes `replacement`. Steps are in order and never overlap. */
export interface Step {
  readonly kind: StepKind;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The first layer was made first: garbling `replacement` through them in this order gives the span back. */
  readonly layers: readonly Layer[];
  /** Calibrated probability, 0 to 1, that the replacement is right. */
  readonly confidence: number;
  readonly losses: readonly Loss[];
}

/** A reading of the whole text. */
export interface Candidate {
  readonly text: string;
  /** Empty for the input itself, and where no layer was undone but traces were. */
  readonly layers: readonly Layer[];
  readonly confidence: number;
}

export interface Explanation {
  readonly text: string;
  readonly changed: boolean;
  /** Probability that `text` is right: the least of its steps' confidences, or that the input is healthy. */
  readonly confidence: number;
  readonly steps: readonly Step[];
  /** The losses of all steps, in order of the output. */
  readonly losses: readonly Loss[];
  /** Other readings worth showing, likeliest first. */
  readonly alternatives: readonly Candidate[];
}

export interface Diagnosis {
  readonly garbled: boolean;
  readonly confidence: number;
  /** The channels that were seen, likeliest first. */
  readonly layers: readonly (readonly Layer[])[];
  /** True when something can be restored. */
  readonly repairable: boolean;
  /** Why it is called garbled where no channel can be undone, in one sentence. */
  readonly reason?: string;
}
