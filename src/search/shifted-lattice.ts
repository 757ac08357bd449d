/**
 * The search behind byte-shifted runs, in text of one double-byte encoding that was read as that encoding. A
 * byte was lost, and from there on each character that is seen is the last byte of one that was meant and the
 * first byte of the next, until an ASCII byte ends it. A line is read from left to right in two states: in step,
 * where characters are what was meant, and shifted, where the last byte of the character before is still pending
 * and pairs with the first byte of the one that is seen next. The plausibility of a text looks at two units
 * only, so that a few states at each character are enough to find the best reading (Viterbi, exact).
 */
import { NONE } from './double-byte-pairs.ts';
import type { ShiftedLine } from './shifted-line.ts';
import { lastUnitOf, REPLACEMENT_CHARACTER, type Scale, scoreOf, scoreOfEnd } from './shifted-score.ts';

const QUESTION_MARK = 0x3f;
const FIRST_HIGH = 0x80;

/**
 * What the events of the channel cost, in logits. Found by trial on the calibration part of the development
 * corpus.
 */
const COST = {
  /** A byte was lost, and the text falls out of step. */
  enter: 6,
  /** The same behind U+FFFD, and behind a question mark. */
  enterMarked: 1,
  enterQuestioned: 4,
  /** A byte is left over before ASCII, or at the end of the line, and a mark stands for it. */
  exitMarked: 0,
  /** The same without a mark. */
  exitDropped: 1,
  /** What either costs more in front of another character. */
  exitInside: 4,
  /** A mark stands in a shifted stretch for a pair that the decoder lacks. */
  dropMarked: 1,
  /** Such a pair was dropped without a mark. */
  drop: 9,
};

/**
 * How a piece of a reading came about.
 *
 * - `keep`: a character as it stands
 * - `enter`: of this character only the first byte belongs to what was meant here, all that is left of one
 *   character; the last one is pending
 * - `pair`: the pending byte and the first byte are what was meant
 * - `exit`: the pending byte is all that is left of a character; takes up nothing, or a mark
 * - `drop`: between the pending byte and the first one a pair is missing; takes up the character, and a mark if
 *   one stands in front of it
 */
export type PieceKind = 'keep' | 'enter' | 'pair' | 'exit' | 'drop';

const KINDS: readonly PieceKind[] = ['keep', 'enter', 'pair', 'exit', 'drop'];
const KEEP = 0;
const ENTER = 1;
const PAIR = 2;
const EXIT = 3;
const DROP = 4;

/** In step, the last character as it stands. */
const KEPT = 0;
/** In step, behind a shifted stretch. */
const BACK = 1;
/** Out of step, the last character unknown. */
const SHIFTED_UNKNOWN = 2;
/** Out of step, the last character restored. */
const SHIFTED = 3;
const STATES = 4;

/** One piece of a reading: characters of the line, end-exclusive. */
export interface Piece {
  readonly kind: PieceKind;
  readonly from: number;
  readonly to: number;
}

/** True for a character that stands where a decoder could make nothing of the bytes. */
export function isMark(codePoint: number): boolean {
  return codePoint === REPLACEMENT_CHARACTER || codePoint === QUESTION_MARK;
}

/** What the nodes of a lattice hold. */
interface Room {
  readonly scores: Float64Array;
  readonly units: Int32Array;
  readonly origins: Int32Array;
  readonly kinds: Uint8Array;
}

function roomFor(nodes: number): Room {
  return {
    scores: new Float64Array(nodes),
    units: new Int32Array(nodes),
    origins: new Int32Array(nodes),
    kinds: new Uint8Array(nodes),
  };
}

/** Every lattice takes the same: only one is searched at a time. */
let room: Room = roomFor(0);

/** Made for one search. */
export class ShiftedLattice {
  readonly #line: ShiftedLine;
  readonly #scale: Scale;
  readonly #scores: Float64Array;
  /** The last unit of the output in each state. */
  readonly #units: Int32Array;
  readonly #origins: Int32Array;
  readonly #kinds: Uint8Array;

  constructor(line: ShiftedLine, scale: Scale) {
    this.#line = line;
    this.#scale = scale;
    const nodes = (line.length + 1) * STATES;
    if (room.scores.length < nodes) room = roomFor(2 * nodes);
    this.#scores = room.scores.fill(Number.NEGATIVE_INFINITY, 0, nodes);
    this.#units = room.units.fill(0, 0, nodes);
    this.#origins = room.origins.fill(-1, 0, nodes);
    this.#kinds = room.kinds;
  }

  /** The pieces of the best reading, in order. */
  search(): Piece[] {
    const { length } = this.#line;
    this.#scores[KEPT] = 0;
    for (let at = 0; at <= length; at++) {
      // Out of step first: an exit leads to a state of the same place.
      for (const state of [SHIFTED_UNKNOWN, SHIFTED]) {
        const node = at * STATES + state;
        if (this.#scores[node]! > Number.NEGATIVE_INFINITY) this.#shifted(node, at);
      }
      if (at === length) break;
      for (const state of [KEPT, BACK]) {
        const node = at * STATES + state;
        if (this.#scores[node]! > Number.NEGATIVE_INFINITY) this.#inStep(node, at);
      }
    }
    return this.#pieces();
  }

  #move(node: number, to: number, state: number, gain: number, unit: number, kind: number): void {
    const target = to * STATES + state;
    const score = this.#scores[node]! + gain;
    if (score <= this.#scores[target]!) return;
    this.#scores[target] = score;
    this.#units[target] = unit;
    this.#origins[target] = node;
    this.#kinds[target] = kind;
  }

  #inStep(node: number, at: number): void {
    const character = this.#line.characters[at]!;
    const gain = scoreOf(this.#units[node]!, character, this.#scale.seen);
    this.#move(node, at + 1, KEPT, gain, lastUnitOf(character), KEEP);
    this.#enter(node, at, COST.enter);
    if (character === REPLACEMENT_CHARACTER) this.#enter(node, at + 1, COST.enterMarked);
    if (character === QUESTION_MARK) this.#enter(node, at + 1, COST.enterQuestioned);
  }

  #enter(node: number, at: number, cost: number): void {
    if (at >= this.#line.length || !this.#line.endsInLead(at)) return;
    this.#move(node, at + 1, SHIFTED_UNKNOWN, -cost, REPLACEMENT_CHARACTER, ENTER);
  }

  #shifted(node: number, at: number): void {
    const { characters, length } = this.#line;
    // Where a mark stands, it stands for the byte that is left over.
    if (at === length || !isMark(characters[at]!)) this.#exit(node, at, COST.exitDropped);
    if (at === length) return;
    this.#pair(node, at);
    this.#drop(node, at, COST.drop);
    if (!isMark(characters[at]!)) return;
    this.#exit(node, at + 1, COST.exitMarked);
    this.#drop(node, at + 1, COST.dropMarked);
  }

  /** Back in step in front of character `at`. */
  #exit(node: number, at: number, cost: number): void {
    const { characters, firsts, length, pairs } = this.#line;
    const pending = this.#line.pendingAt(Math.floor(node / STATES));
    const isEnd = at === length;
    if (!pairs.canOrphan(pending, isEnd ? 0 : firsts[at]!)) return;
    const isInside = !isEnd && characters[at]! >= FIRST_HIGH;
    const all = cost + (isInside ? COST.exitInside : 0);
    this.#move(node, at, BACK, -all, REPLACEMENT_CHARACTER, EXIT);
  }

  #pair(node: number, at: number): void {
    const line = this.#line;
    const restored = line.shiftedAt(at);
    if (restored === NONE) return;
    const gain = scoreOf(this.#units[node]!, restored, this.#scale.meant);
    const unit = lastUnitOf(restored);
    if (line.seconds[at] === 0) {
      this.#move(node, at + 1, BACK, gain, unit, PAIR);
    } else if (line.endsInLead(at)) {
      this.#move(node, at + 1, SHIFTED, gain, unit, PAIR);
    } else {
      const tail = line.tailAt(at);
      if (tail === NONE) return;
      const both = gain + scoreOf(unit, tail, this.#scale.meant);
      this.#move(node, at + 1, BACK, both, lastUnitOf(tail), PAIR);
    }
  }

  #drop(node: number, at: number, cost: number): void {
    const { firsts, length } = this.#line;
    if (at >= length || firsts[at] === 0 || !this.#line.endsInLead(at)) return;
    this.#move(node, at + 1, SHIFTED_UNKNOWN, -cost, REPLACEMENT_CHARACTER, DROP);
  }

  #pieces(): Piece[] {
    const pieces: Piece[] = [];
    const end = this.#line.length * STATES;
    const endOf = (node: number): number => this.#scores[node]! + scoreOfEnd(this.#units[node]!);
    let node = end + (endOf(end + BACK) > endOf(end + KEPT) ? BACK : KEPT);
    for (let origin = this.#origins[node]!; origin >= 0; origin = this.#origins[node]!) {
      const from = Math.floor(origin / STATES);
      pieces.push({ kind: KINDS[this.#kinds[node]!]!, from, to: Math.floor(node / STATES) });
      node = origin;
    }
    return pieces.reverse();
  }
}
