/** What the ways through the lattice pay. */
import type { LossPolicy } from './lattice-holes.ts';
import type { Sequences } from './lattice-sequence.ts';

/**
 * What a path pays, in logits of plausibility. Found by trial on the calibration cases and their healthy lines.
 */
export const LATTICE_COSTS = {
  /** A mark that stands for bytes of the text. */
  hole: 0.2,
  /** For each unit of the logarithm of how few of the bytes that may stand there can be lost alone. */
  rarity: 0.6,
  /** Bytes that vanished without a mark. */
  drop: 3,
  /** The same for text that loses bytes all the time, and what it costs that it does. */
  denseDrop: 0.8,
  dense: 6,
  /** The same where double-byte text comes out: single bytes vanish there, no pairs. */
  denseDropOfPair: 1.6,
  denseOfPairs: 4,
  denseGuessOfPair: 1.6,
  /** The same where only a few single bytes can vanish: each always does, so that only the first tells much. */
  dropOfFew: 1.5,
  denseDropOfFew: 0.2,
  denseOfFew: 4,
  /** Private use characters that vanished where other losses left a mark. */
  dropBesideMarks: 4,
  /** A character of which bytes are lost. */
  lost: 1.2,
  /** The same where few characters are possible and one of them is read. */
  guess: 1.2,
  denseGuess: 0.3,
  /** A mark of which nothing can be said. */
  opaque: 1.5,
  /** An unknown lead byte of another length than the usual one. */
  unusualLength: 1,
  /** A character cut by the start or the end of the line. */
  cut: 2.5,
  /** A plain space for the no-break space that A0 was. */
  space: 0.5,
  /** The same where bytes vanish: the space is likelier one behind a byte that did. */
  spaceBesideDrops: 2.5,
  /** From kept to reversed text or back, see segment.ts. */
  border: 3,
  tightBorder: 7,
} as const;

/** What a path pays under one policy. */
export interface PolicyCosts {
  readonly drop: number;
  /** The same for the first byte of a character: nothing shows that it was there. */
  readonly dropOfLead: number;
  readonly guess: number;
  readonly space: number;
  /** Once, for the policy itself. */
  readonly policy: number;
}

/** True where single bytes vanish all the time of which pairs are made. */
export function dropsOfPairs({ isDense }: LossPolicy, { encoding }: Sequences): boolean {
  return isDense === true && encoding.maxBytes > 1 && encoding.name !== 'utf-8';
}

/** @param isSingleByte true if the wrong encoding is */
export function costsOf(policy: LossPolicy, sequences: Sequences, isSingleByte: boolean): PolicyCosts {
  const { drop, denseDrop, dense, dropOfFew, denseDropOfFew, denseOfFew } = LATTICE_COSTS;
  const { denseDropOfPair, denseGuessOfPair, denseOfPairs } = LATTICE_COSTS;
  const { dropBesideMarks, guess, denseGuess, space, spaceBesideDrops } = LATTICE_COSTS;
  const costs = { drop, dropOfLead: drop, guess, space, policy: 0 };
  if (policy.mark !== '') return { ...costs, drop: dropBesideMarks, dropOfLead: dropBesideMarks };
  if (isSingleByte) {
    const ofFew = { ...costs, drop: dropOfFew, dropOfLead: dropOfFew, space: spaceBesideDrops };
    return policy.isDense ? { ...ofFew, drop: denseDropOfFew, guess: denseGuess, policy: denseOfFew } : ofFew;
  }
  if (!policy.isDense) return costs;
  if (!dropsOfPairs(policy, sequences))
    return { ...costs, drop: denseDrop, dropOfLead: denseDrop, policy: dense };
  return {
    ...costs,
    drop: denseDropOfPair,
    dropOfLead: denseDropOfPair,
    guess: denseGuessOfPair,
    policy: denseOfPairs,
  };
}
