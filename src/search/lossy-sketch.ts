/**
 * A quick look at a double-byte channel for a line that lost bytes, to tell whether it is worth a lattice: three
 * ways to stand in the bytes, of each only the best, in one pass.
 */

import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { firstShift } from '../codec/packed-bytes.ts';
import { BOUNDARY, plausibility, transition } from '../language/plausibility.ts';
import type { Line } from './line.ts';
import { ASK, pairTable, SINGLES } from './pair-table.ts';

/** What is paid, in logits of plausibility; see `LATTICE_COSTS`, which a look must not exceed by much to miss nothing. */
const COST = {
  /** A character of which bytes are lost. */
  lost: 1.2,
  /** Bytes that vanished without a mark. */
  drop: 2,
  /** A character that the wrong encoding lacks, which stays as it is. */
  kept: 3,
} as const;

const IMPOSSIBLE = Number.NEGATIVE_INFINITY;
/** In a code unit's place: a lost character, which says nothing of the next one. */
const LOST = -1;
const FIRST_TRAIL = 0x40;

class Sketch {
  readonly #right: Encoding;
  readonly #pairs: Uint16Array;
  /** Plausibility of the best way to stand between two characters, and the code unit before. */
  #between = 0;
  #last = BOUNDARY;
  /** The same behind a lead byte, and behind one that is lost. */
  #behindLead = IMPOSSIBLE;
  #lead = 0;
  #lastBeforeLead = BOUNDARY;
  #behindLostLead = IMPOSSIBLE;

  constructor(right: Encoding) {
    this.#right = right;
    this.#pairs = pairTable(right);
  }

  get score(): number {
    return Math.max(this.#between, this.#behindLead, this.#behindLostLead);
  }

  /** A mark: a trail byte, a whole character, or a lead byte, behind a trail byte or not. */
  mark(): void {
    const lost = this.score - COST.lost;
    this.#standBetween(lost, LOST, Math.max(this.#between, lost));
  }

  keep(unit: number): void {
    this.#standBetween(this.score - COST.kept, unit, IMPOSSIBLE);
  }

  #standBetween(score: number, last: number, behindLostLead: number): void {
    this.#between = score;
    this.#last = last;
    this.#behindLead = IMPOSSIBLE;
    this.#behindLostLead = behindLostLead;
  }

  /** A byte, in front of which the trail byte of the character before may have vanished, or its own lead byte. */
  read(byte: number): void {
    const pairsWithLead =
      this.#behindLead === IMPOSSIBLE ? 0 : this.#pairs[((this.#lead & 0x7f) << 8) | byte]!;
    const whole =
      pairsWithLead === 0 ? IMPOSSIBLE : this.#behindLead + this.#step(this.#lastBeforeLead, pairsWithLead);
    const cut = this.#behindLead - COST.drop - COST.lost;
    if (cut > this.#between) {
      this.#between = cut;
      this.#last = LOST;
    }
    const start = this.#between;
    const lastBefore = this.#last;
    const half =
      byte < FIRST_TRAIL ? IMPOSSIBLE : Math.max(this.#behindLostLead, start - COST.drop) - COST.lost;
    const single = byte < 0x80 ? byte : this.#pairs[SINGLES | (byte & 0x7f)]!;
    const alone = single > ASK ? start + this.#step(lastBefore, single) : IMPOSSIBLE;
    this.#behindLostLead = IMPOSSIBLE;
    this.#between = Math.max(whole, half, alone);
    this.#last = this.#between === whole ? pairsWithLead : this.#between === alone ? single : LOST;
    this.#behindLead = this.#right.isLead(byte) ? start : IMPOSSIBLE;
    this.#lead = byte;
    this.#lastBeforeLead = lastBefore;
  }

  #step(last: number, unit: number): number {
    return last === LOST ? 0 : transition(last, unit);
  }
}

/** A channel shows itself in so many characters; more of a line cost time. */
const MOST_CHARACTERS = 240;

/**
 * An estimate of the plausibility that the line wins where `right` reads its bytes, in logits.
 *
 * @param packed the bytes of each distinct character, or `UNENCODABLE`
 * @param marks code points that stand for lost bytes
 */
export function sketchGain(
  { text, offsets, kinds, alphabet, length }: Line,
  packed: readonly number[],
  right: Encoding,
  marks: ReadonlySet<number>,
): number {
  const way = new Sketch(right);
  const end = Math.min(length, MOST_CHARACTERS);
  for (let i = 0; i < end; i++) {
    const kind = kinds[i]!;
    const codePoint = alphabet[kind]!;
    const bytes = packed[kind]!;
    if (marks.has(codePoint)) way.mark();
    else if (bytes === UNENCODABLE) way.keep(codePoint & 0xffff);
    else for (let shift = firstShift(bytes); shift >= 0; shift -= 8) way.read((bytes >>> shift) & 0xff);
  }
  return way.score - plausibility(text, 0, offsets[end]!);
}
