/**
 * Reads the bytes behind a line in the right encoding where bytes are lost: a Viterbi search over the line's
 * characters. Each is known bytes, or a mark that stands for lost ones, and between two of them bytes may have
 * vanished. A state is what is there of the character that is being built, and the character before it; the best
 * way to each state is kept, and few states, so that the work is linear in the line.
 */

import { UNENCODABLE } from '../codec/encoding.ts';
import { firstShift } from '../codec/packed-bytes.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import { isPrivateUse } from '../language/script.ts';
import { log } from '../portable-math.ts';
import { pairGain } from './bigram-gain.ts';
import { costsOf, dropsOfPairs, LATTICE_COSTS, type PolicyCosts } from './lattice-costs.ts';
import { type Holes, type LossPolicy, NEXT_IS_END, NEXT_UNKNOWN } from './lattice-holes.ts';
import {
  INSIDE,
  type LatticePath,
  LatticeStep,
  lose,
  move,
  NOTHING,
  reverseFrom,
  unknown,
} from './lattice-path.ts';
import {
  type ByteSet,
  byteOf,
  EMPTY,
  FINISHED,
  GUESSED,
  IMPOSSIBLE,
  isUnknown,
  LOST,
  lengthOf,
  type Sequences,
  UNKNOWN_BYTE,
} from './lattice-sequence.ts';
import type { Line } from './line.ts';
import { isRareLetter } from './no-break-space.ts';
import { isText, type LossCause } from './reading.ts';

/** States kept at each character. */
const MOST_STATES = 20;
/** A state that is so much worse than the best is given up. */
const GIVE_UP = 14;
/** Holes without a mark in one place; fewer where the bytes that can be missing are tried one by one. */
const MOST_DROPS = 3;
const MOST_GUESSED_DROPS = 2;

const NO_BREAK_SPACE = 0xa0;
const REPLACEMENT_CHARACTER = 0xfffd;
const SPACE = 0x20;
const QUESTION_MARK = 0x3f;

export interface LatticeSetting {
  readonly line: Line;
  /** The bytes of each distinct character of the line, or `UNENCODABLE`. */
  readonly packed: readonly number[];
  /** The same with other bytes where the wrong encoding's decoders have two byte sequences for one character. */
  readonly others: readonly number[] | undefined;
  readonly sequences: Sequences;
  readonly holes: Holes;
  readonly policy: LossPolicy;
  /** What each character that is whole is worth for its structure. */
  readonly bonus: number;
  /** True if U+FFFD may come out: of text read as East Asian it is 锟斤拷, which holds nothing. */
  readonly takesReplacements: boolean;
  /** True if a space may be the A0 that was a no-break space. */
  readonly spaceMayBeA0: boolean;
}

/** Plausibility of a unit behind another; what is lost says nothing. */
function step(last: number, unit: number): number {
  return last === LOST ? 0 : transition(last, unit);
}

class Search {
  readonly #setting: LatticeSetting;
  readonly #isSingleByte: boolean;
  readonly #isUtf8: boolean;
  readonly #mark: number;
  readonly #costs: PolicyCosts;
  readonly #takesReplacements: boolean;
  readonly #mostDrops: number;
  readonly #dropsSingly: boolean;
  readonly #weighsPairs: boolean;
  /** False where private use characters are left, so that nothing drops them. */
  readonly #dropsPrivateUse: boolean;
  #states: LatticeStep[] = [];
  #next: LatticeStep[] = [];
  #best = Number.NEGATIVE_INFINITY;

  constructor(setting: LatticeSetting) {
    const { sequences, policy } = setting;
    this.#setting = setting;
    this.#isSingleByte = sequences.encoding.maxBytes === 1;
    this.#isUtf8 = sequences.encoding.name === 'utf-8';
    this.#mark = policy.mark === '' ? NOTHING : policy.mark.charCodeAt(0);
    this.#takesReplacements = setting.takesReplacements;
    this.#dropsSingly = dropsOfPairs(policy, sequences);
    const isOfFew = setting.holes.longest === 1;
    this.#mostDrops = isOfFew ? MOST_GUESSED_DROPS : this.#dropsSingly ? 1 : MOST_DROPS;
    this.#weighsPairs = !this.#isUtf8 && !this.#isSingleByte && !isOfFew;
    this.#dropsPrivateUse = !setting.line.alphabet.some(isPrivateUse);
    this.#costs = costsOf(policy, sequences, isOfFew);
  }

  #step(last: number, unit: number): number {
    return this.#weighsPairs && last !== LOST
      ? transition(last, unit) + pairGain(last, unit)
      : step(last, unit);
  }

  run(): LatticePath | undefined {
    const { line } = this.#setting;
    this.#begin();
    for (let i = 0; i < line.length; i++) {
      this.#next = [];
      this.#best = Number.NEGATIVE_INFINITY;
      this.#advance(i);
      if (this.#next.length === 0) return undefined;
      this.#states = this.#prune();
    }
    return this.#finish();
  }

  #begin(): void {
    const { sequences } = this.#setting;
    const start = (isKept: boolean): LatticeStep =>
      new LatticeStep(undefined, 0, EMPTY, isKept, BOUNDARY, 0, NOTHING, undefined, EMPTY, NOTHING);
    const reversed = start(false);
    this.#states = [reversed, start(true)];
    if (!this.#isUtf8) return;
    // The first character may be cut.
    for (let kind = 0; kind < 2; kind++) {
      const sequence = sequences.feedUnknown(EMPTY, kind);
      this.#states.push(move(reversed, 0, sequence, -LATTICE_COSTS.cut));
      if (lengthOf(sequence) < 3) continue;
      this.#states.push(move(reversed, 0, sequences.feedUnknown(sequence, 0), -LATTICE_COSTS.cut));
    }
  }

  #prune(): LatticeStep[] {
    const states = this.#next.filter(({ score }) => score > this.#best - GIVE_UP);
    states.sort((a, b) => b.score - a.score);
    if (states.length > MOST_STATES) states.length = MOST_STATES;
    return states;
  }

  #isHopeless(score: number): boolean {
    return score < this.#best - GIVE_UP;
  }

  /** Adds a state behind the current character, if no better one is like it. */
  #add(node: LatticeStep): void {
    if (this.#isHopeless(node.score)) return;
    if (node.score > this.#best) this.#best = node.score;
    const next = this.#next;
    for (let i = 0; i < next.length; i++) {
      const other = next[i]!;
      if (other.sequence === node.sequence && other.last === node.last && other.isKept === node.isKept) {
        if (node.score > other.score) next[i] = node;
        return;
      }
    }
    next.push(node);
  }

  /** The first byte of character `i`, as far as it is known. */
  #firstByteOf(i: number): number {
    const { line, packed } = this.#setting;
    if (i >= line.length) return NEXT_IS_END;
    const kind = line.kinds[i]!;
    if (line.alphabet[kind]! === this.#mark) return NEXT_UNKNOWN;
    const bytes = packed[kind]!;
    if (bytes === UNENCODABLE) return NEXT_UNKNOWN;
    return bytes >>> firstShift(bytes);
  }

  #advance(i: number): void {
    const { line, packed, others, spaceMayBeA0 } = this.#setting;
    const kind = line.kinds[i]!;
    const codePoint = line.alphabet[kind]!;
    const bytes = packed[kind]!;
    const first = line.text.charCodeAt(line.offsets[i]!);
    const isTight = i > 0 && first > 0x7f && line.text.charCodeAt(line.offsets[i]! - 1) > 0x7f;
    const border = isTight ? LATTICE_COSTS.tightBorder : LATTICE_COSTS.border;
    const isMark = codePoint === this.#mark;
    const isKnown = bytes !== UNENCODABLE && codePoint !== REPLACEMENT_CHARACTER;
    const reversed: LatticeStep[] = [];
    for (const state of this.#states) {
      if (state.isKept) {
        this.#keep(state, i, 0);
        if (isKnown || isMark) reversed.push(reverseFrom(state, border));
        continue;
      }
      if (state.sequence === EMPTY) this.#keep(state, i, border);
      else if (!isKnown && !isMark) this.#cut(state, i, border);
      if (isKnown || isMark) reversed.push(state);
    }
    for (const state of reversed) {
      if (isMark) this.#readMark(state, i);
      if (!isKnown) continue;
      this.#readBytes(state, i, bytes);
      if (others && others[kind] !== bytes) this.#readBytes(state, i, others[kind]!);
      if (codePoint === SPACE && spaceMayBeA0 && state.sequence !== EMPTY) {
        this.#readNoBreakSpace(state, i);
      }
    }
    if (!isKnown) return;
    const here = this.#firstByteOf(i);
    for (const state of reversed) this.#readDropped(state, i, here, this.#mostDrops, bytes);
  }

  /** A plain space as the A0 that was a no-break space. */
  #readNoBreakSpace(state: LatticeStep, i: number): void {
    const fed = this.#isUtf8 ? this.#setting.sequences.feed(state.sequence, NO_BREAK_SPACE) : IMPOSSIBLE;
    if (fed >= FINISHED && isRareLetter(fed - FINISHED)) return;
    this.#readBytes(state, i, NO_BREAK_SPACE, this.#costs.space);
  }

  /** Leaves character `i` as it is. */
  #keep(state: LatticeStep, i: number, border: number): void {
    const { text, offsets } = this.#setting.line;
    let { last, score } = state;
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      const unit = text.charCodeAt(at);
      score += this.#step(last, unit);
      last = unit;
    }
    this.#add(
      new LatticeStep(state, i + 1, EMPTY, true, last, score - border, NOTHING, undefined, EMPTY, NOTHING),
    );
  }

  /** Ends a character that is not whole and leaves what stands behind it. */
  #cut(state: LatticeStep, i: number, border: number): void {
    this.#keep(
      lose(state, i, state.sequence, NOTHING, 'cut', LATTICE_COSTS.cut + LATTICE_COSTS.drop),
      i,
      border,
    );
  }

  /** Bytes that vanished in front of character `i`, whose bytes are `bytes`, the first of them `here`. */
  #readDropped(state: LatticeStep, i: number, here: number, left: number, bytes: number): void {
    const { sequences, holes, policy } = this.#setting;
    const { sequence } = state;
    // What was lost in front of a question mark became one.
    if (this.#mark === NOTHING && bytes === QUESTION_MARK) return;
    // Between two characters of UTF-8 nothing shows that one is missing, unless what follows begins none.
    if (sequence === EMPTY && (this.#isUtf8 ? here < 0x80 || here > 0xbf : this.#isSingleByte)) return;
    const drop = sequence === EMPTY ? this.#costs.dropOfLead : this.#costs.drop;
    if (this.#isHopeless(state.score - drop)) return;
    const leavesMarks = this.#mark !== NOTHING;
    const kinds = sequence === EMPTY ? sequences.leadKinds : 1;
    for (let kind = 0; kind < kinds; kind++) {
      const one = sequences.bytesAt(sequence, kind);
      const cost = drop + (kind > 0 ? LATTICE_COSTS.unusualLength : 0);
      const after = sequences.feedUnknown(sequence, kind);
      if (!leavesMarks) {
        const guesses =
          holes.longest === 1 || (policy.isDense && sequence === EMPTY)
            ? holes.guesses(one, here)
            : undefined;
        const nodes = guesses
          ? this.#guess(state, i, guesses, 'dropped', cost)
          : [unknown(state, i, after, 'dropped', cost)];
        for (const node of nodes) {
          if (holes.canLoseOne(one, here)) this.#readBytes(node, i, bytes);
          if (left > 1) this.#readDropped(node, i, here, left - 1, bytes);
        }
      } else if (holes.canDropOne(one)) this.#readBytes(unknown(state, i, after, 'dropped', cost), i, bytes);
      if (this.#dropsSingly) continue;
      this.#readDroppedPair(unknown(state, INSIDE, after, 'dropped', cost), one, i, here, left, bytes);
    }
  }

  /** A pair of bytes that vanished in front of character `i`; `half` is behind its first one, which is one of `one`. */
  #readDroppedPair(
    half: LatticeStep,
    one: ByteSet,
    i: number,
    here: number,
    left: number,
    bytes: number,
  ): void {
    const { sequences, holes } = this.#setting;
    const isMarked = this.#mark !== NOTHING;
    if (isMarked && !this.#dropsPrivateUse) return;
    const canLose = !isMarked ? holes.canLoseTwo : holes.canDropPair;
    const kinds = half.sequence === EMPTY ? sequences.leadKinds : 1;
    for (let kind = 0; kind < kinds; kind++) {
      if (!canLose.call(holes, one, sequences.bytesAt(half.sequence, kind))) continue;
      const extra = kind > 0 ? LATTICE_COSTS.unusualLength : 0;
      const node = unknown(half, i, sequences.feedUnknown(half.sequence, kind), 'dropped', extra);
      this.#readBytes(node, i, bytes);
      if (left > 1) this.#readDropped(node, i, here, left - 1, bytes);
    }
  }

  #readMark(state: LatticeStep, i: number): void {
    const { sequences, holes } = this.#setting;
    const { sequence } = state;
    const next = this.#firstByteOf(i + 1);
    const kinds = sequence === EMPTY ? sequences.leadKinds : 1;
    // Between two single-byte pages a mark is one byte and one character.
    const isCounted = this.#isSingleByte && holes.longest === 1;
    if (sequence === EMPTY && this.#mark === REPLACEMENT_CHARACTER && !isCounted) {
      const score = state.score - LATTICE_COSTS.opaque;
      this.#add(new LatticeStep(state, i + 1, EMPTY, false, LOST, score, LOST, 'opaque', EMPTY, NOTHING));
    }
    for (let kind = 0; kind < kinds; kind++) {
      const one = sequences.bytesAt(sequence, kind);
      const cost = LATTICE_COSTS.hole + (kind > 0 ? LATTICE_COSTS.unusualLength : 0);
      if (this.#isHopeless(state.score - cost)) return;
      const after = sequences.feedUnknown(sequence, kind);
      const guesses = holes.guesses(one, next);
      if (guesses) {
        for (const node of this.#guess(state, i + 1, guesses, 'mark', cost)) this.#add(node);
        if (this.#setting.holes.longest === 1) continue;
      }
      const share = holes.shareOfOne(one, next);
      if (share > 0) {
        const rarity = -LATTICE_COSTS.rarity * log(share);
        this.#add(unknown(state, i + 1, after, 'mark', cost + rarity));
      }
      if (after >= FINISHED && holes.canSwallow(one)) {
        const node = unknown(state, INSIDE, after, 'mark', cost);
        this.#add(lose(node, i + 1, EMPTY, UNKNOWN_BYTE, 'swallowed', 0));
      }
      if (holes.longest > 1) this.#readSecond(unknown(state, INSIDE, after, 'mark', cost), i, one);
    }
  }

  /** One missing byte that can only be one of a few: a step for each that makes sense. */
  #guess(
    state: LatticeStep,
    at: number,
    bytes: readonly number[],
    cause: LossCause,
    cost: number,
  ): LatticeStep[] {
    const { sequences } = this.#setting;
    const score = state.score - cost - (bytes.length > 1 ? this.#costs.guess : 0);
    const steps: LatticeStep[] = [];
    if (this.#isHopeless(score)) return steps;
    for (const byte of bytes) {
      const fed = sequences.feedGuess(state.sequence, byte);
      if (fed === IMPOSSIBLE) continue;
      if (fed < FINISHED) steps.push(move(state, at, fed, score));
      else if (fed !== FINISHED + LOST) this.#pushGuessed(steps, state, at, fed, byte, cause, score);
    }
    return steps;
  }

  #pushGuessed(
    steps: LatticeStep[],
    state: LatticeStep,
    at: number,
    fed: number,
    byte: number,
    cause: LossCause,
    score: number,
  ): void {
    const codePoint = fed - FINISHED - GUESSED;
    if (!isText(codePoint)) return;
    steps.push(this.#write(state, at, codePoint, score, cause, UNKNOWN_BYTE | byte));
  }

  /** The second byte of a mark that stands for two; `one` is what the first may be. */
  #readSecond(half: LatticeStep, i: number, one: ByteSet): void {
    const { sequences, holes } = this.#setting;
    const kinds = half.sequence === EMPTY ? sequences.leadKinds : 1;
    for (let kind = 0; kind < kinds; kind++) {
      if (!holes.canLoseTwo(one, sequences.bytesAt(half.sequence, kind))) continue;
      const extra = kind > 0 ? LATTICE_COSTS.unusualLength : 0;
      this.#add(unknown(half, i + 1, sequences.feedUnknown(half.sequence, kind), 'mark', extra));
    }
  }

  #readBytes(state: LatticeStep, i: number, bytes: number, cost = 0): void {
    const { sequences } = this.#setting;
    let node = state;
    let score = state.score - cost;
    for (let shift = firstShift(bytes); shift >= 0; shift -= 8) {
      if (this.#isHopeless(score)) return;
      const byte = (bytes >>> shift) & 0xff;
      const fed = sequences.feed(node.sequence, byte);
      if (fed === IMPOSSIBLE) return;
      const at = shift === 0 ? i + 1 : INSIDE;
      if (fed < FINISHED) node = move(node, at, fed, score);
      else if (fed === FINISHED + LOST)
        node = lose(node, at, node.sequence, byte, 'mark', node.score - score);
      else if (fed >= FINISHED + GUESSED) {
        if (!isText(fed - FINISHED - GUESSED)) return;
        node = this.#write(node, at, fed - FINISHED - GUESSED, score, 'mark', byte);
      } else {
        const codePoint = fed - FINISHED;
        if (!isText(codePoint) || (codePoint === REPLACEMENT_CHARACTER && !this.#takesReplacements)) return;
        node = this.#write(node, at, codePoint, score);
      }
      score = node.score;
    }
    this.#add(node);
  }

  /**
   * A character that ends here.
   *
   * @param cause set, together with the last byte, where another one was guessed
   */
  #write(
    state: LatticeStep,
    at: number,
    codePoint: number,
    before: number,
    cause?: LossCause,
    byte = NOTHING,
  ): LatticeStep {
    let { last } = state;
    const isGuess = cause !== undefined;
    let score =
      codePoint > 0x7f && (!isGuess || this.#isLikely(state.sequence))
        ? before + this.#setting.bonus
        : before;
    if (codePoint > 0xffff) {
      const high = 0xd7c0 + (codePoint >> 10);
      score += this.#step(last, high);
      last = high;
    }
    const unit = codePoint > 0xffff ? 0xdc00 | (codePoint & 0x3ff) : codePoint;
    score += this.#step(last, unit);
    if (!isGuess)
      return new LatticeStep(state, at, EMPTY, false, unit, score, codePoint, undefined, EMPTY, NOTHING);
    const written = GUESSED + codePoint;
    return new LatticeStep(state, at, EMPTY, false, unit, score, written, cause, state.sequence, byte);
  }

  /** True for a guess that is no bold one: behind a known lead byte one of few bytes that always vanish did. */
  #isLikely(sequence: number): boolean {
    return this.#mark === NOTHING && !isUnknown(byteOf(sequence, 0));
  }

  #finish(): LatticePath | undefined {
    const { length } = this.#setting.line;
    let best: LatticeStep | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const state of this.#states) {
      const isWhole = state.sequence === EMPTY;
      const end = isWhole ? state : lose(state, length, state.sequence, NOTHING, 'cut', LATTICE_COSTS.cut);
      const score = end.score + (end.last === LOST ? 0 : transition(end.last, BOUNDARY));
      if (score <= bestScore) continue;
      best = end;
      bestScore = score;
    }
    if (!best) return undefined;
    const steps: LatticeStep[] = [];
    for (let node: LatticeStep | undefined = best; node; node = node.before) steps.push(node);
    const score = bestScore - this.#costs.policy - (this.#weighsPairs ? pairsGain(steps) : 0);
    return { score, steps: steps.reverse() };
  }
}

/** What pairs gave a path: the plausibility that it is compared by has none of it. */
function pairsGain(steps: readonly LatticeStep[]): number {
  let gain = 0;
  for (const { before, last, isKept, written } of steps) {
    if (!before || before.last === LOST) continue;
    if (isKept || (written !== NOTHING && written !== LOST)) gain += pairGain(before.last, last);
  }
  return gain;
}

/** The best way to read the line with losses; `undefined` if there is none. */
export function searchLattice(setting: LatticeSetting): LatticePath | undefined {
  return new Search(setting).run();
}
