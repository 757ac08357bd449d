/** The ways through the lattice: steps that remember where they come from, and what each costs. */
import { LATTICE_COSTS } from './lattice-costs.ts';
import {
  byteOf,
  countOf,
  EMPTY,
  FINISHED,
  isUnknown,
  LOST,
  lengthOf,
  UNKNOWN_BYTE,
} from './lattice-sequence.ts';
import type { LossCause } from './reading.ts';

/** The place of a step that ends within a character of the line. */
export const INSIDE = -1;
/** In a code point's place: the step writes nothing. */
export const NOTHING = -1;

/** One step of a path. */
export class LatticeStep {
  constructor(
    readonly before: LatticeStep | undefined,
    /** The character of the line behind this step; {@link INSIDE} where the step ends within one. */
    readonly at: number,
    readonly sequence: number,
    readonly isKept: boolean,
    /** The last code unit written; `BOUNDARY` at the start, {@link LOST} behind a lost character. */
    readonly last: number,
    readonly score: number,
    /** A code point, {@link LOST}, a guessed code point and {@link GUESSED}, or {@link NOTHING}. */
    readonly written: number,
    /** Why the character is lost; set together with `written`. */
    readonly cause: LossCause | undefined,
    /** Of a lost character, what was there of it before the last byte, and the last byte; see {@link lostBytes}. */
    readonly lostSequence: number,
    readonly lostByte: number,
  ) {}

  /** The bytes of a lost character, 0x100 for an unknown one; empty where not even their number is known. */
  lostBytes(): number[] {
    const { lostSequence, lostByte, cause } = this;
    if (cause === 'opaque') return [];
    const bytes = Array.from({ length: countOf(lostSequence) }, (_, index) => byteOf(lostSequence, index));
    if (lostByte !== NOTHING) bytes.push(lostByte);
    while (bytes.length < lengthOf(lostSequence)) bytes.push(UNKNOWN_BYTE);
    return bytes.map((byte) => (isUnknown(byte) ? UNKNOWN_BYTE : byte));
  }
}

/** What the search found: the steps of the best path that write something or end a character. */
export interface LatticePath {
  /** Plausibility of the text that results, costs paid. */
  readonly score: number;
  readonly steps: readonly LatticeStep[];
}

/** A step that writes nothing. */
export function move(before: LatticeStep, at: number, sequence: number, score: number): LatticeStep {
  return new LatticeStep(before, at, sequence, false, before.last, score, NOTHING, undefined, EMPTY, NOTHING);
}

/** A lost character ends: `sequence` of it, and `byte` behind that, were there. */
export function lose(
  state: LatticeStep,
  at: number,
  sequence: number,
  byte: number,
  cause: LossCause,
  cost: number,
): LatticeStep {
  const score = state.score - cost - LATTICE_COSTS.lost;
  return new LatticeStep(state, at, EMPTY, false, LOST, score, LOST, cause, sequence, byte);
}

/** One unknown byte, which led to `sequence`. */
export function unknown(
  state: LatticeStep,
  at: number,
  sequence: number,
  cause: LossCause,
  cost: number,
): LatticeStep {
  if (sequence >= FINISHED) return lose(state, at, state.sequence, UNKNOWN_BYTE, cause, cost);
  return move(state, at, sequence, state.score - cost);
}

/** The reversed state that begins where a kept one ends. */
export function reverseFrom(state: LatticeStep, border: number): LatticeStep {
  return move(state, state.at, EMPTY, state.score - border);
}
