/** What bytes a wrong decoder can have lost in one place. */
import type { DecoderBehaviour } from '../channel/channel.ts';
import { type ErrorTable, errorTable } from '../channel/error-table.ts';
import type { Encoding } from '../codec/encoding.ts';
import type { ByteSet } from './lattice-sequence.ts';

/** What stands for lost bytes in the text. */
export type LossMark = '\ufffd' | '?' | '\u30fb' | '';

/** One decoder's way of losing bytes. */
export interface LossPolicy {
  readonly decoder: DecoderBehaviour;
  /** What it writes in their place; empty where they vanish. */
  readonly mark: LossMark;
  /** True where bytes are taken to vanish all the time: each costs little, but that they do costs much. */
  readonly isDense?: boolean;
}

/** The byte behind a hole: known, {@link NEXT_UNKNOWN}, or {@link NEXT_IS_END}. */
export const NEXT_UNKNOWN = -1;
export const NEXT_IS_END = -2;

const SOFT_HYPHEN = 0xad;
const NO_BREAK_SPACE = 0xa0;

/** With more bytes that can be missing, each is not worth a look of its own. */
const MOST_GUESSES = 20;

/** Tells which bytes can be missing in one place, under one policy. */
export class Holes {
  /** True if an error swallows the ASCII byte behind it. */
  readonly swallowsAscii: boolean;
  /** Length in bytes of the longest error. */
  readonly longest: number;
  readonly #table: ErrorTable;
  readonly #isDropped: boolean;
  /** For a single-byte wrong encoding the bytes that can be missing; `undefined` for any other. */
  readonly #singles: Uint8Array | undefined;
  readonly #known = new Map<ByteSet, Map<ByteSet | number, boolean>>();
  readonly #guesses = new Map<ByteSet, readonly number[]>();
  readonly #shares = new Map<ByteSet, Map<number, number>>();
  readonly #droppable = new Map<ByteSet, Map<ByteSet, boolean>>();

  constructor(wrong: Encoding, { decoder, mark }: LossPolicy) {
    this.#table = errorTable(wrong, decoder);
    this.#isDropped = mark === '';
    this.swallowsAscii = wrong.maxBytes > 1 && (decoder === 'php' || decoder === 'windows');
    this.longest = wrong.maxBytes === 1 ? 1 : wrong.name === 'euc-jp' ? 3 : 2;
    this.#singles = wrong.maxBytes === 1 ? singlesOf(wrong, mark === '') : undefined;
  }

  /** True if a single-byte decoder can lose the byte; true for every byte of any other. */
  canLoseByte(byte: number): boolean {
    return !this.#singles || this.#singles[byte] === 1;
  }

  /** The few bytes of a set that can be missing before `next`; `undefined` where they are many. */
  guesses(bytes: ByteSet, next: number): readonly number[] | undefined {
    if (this.#singles) {
      let few = this.#guesses.get(bytes);
      if (!few) {
        few = bytes.filter((byte) => this.#singles![byte] === 1);
        this.#guesses.set(bytes, few);
      }
      return few.length <= MOST_GUESSES ? few : undefined;
    }
    const few = bytes.filter((byte) => this.#canLose(byte, next));
    return few.length <= MOST_GUESSES ? few : undefined;
  }

  #canLose(byte: number, next: number): boolean {
    if (next === NEXT_UNKNOWN) return true;
    if (next === NEXT_IS_END) return this.#table.atEnd[byte] === 1;
    return this.#table.lengths[(byte << 8) | next] === 1;
  }

  /**
   * True if a byte, followed by one of `nexts`, can be lost alone.
   *
   * @param isDropped as a character that many programs drop, where an error leaves a mark
   */
  losesOne(byte: number, nexts: readonly number[], isDropped: boolean): boolean {
    if (this.#singles) return this.#singles[byte] === 1;
    if (this.#table.droppedAlone[byte] === 1 && (isDropped || this.#isDropped)) return true;
    return !isDropped && nexts.some((next) => this.#canLose(byte, next));
  }

  /** True if two bytes can be lost together; see {@link losesOne}. */
  losesTwo(first: number, second: number, isDropped: boolean): boolean {
    const { lengths, privateUse } = this.#table;
    const pair = (first << 8) | second;
    if (privateUse[pair] === 1 && (isDropped || this.#isDropped)) return true;
    return !isDropped && lengths[pair] === 2;
  }

  /** True if one of the bytes is a control or private use character by itself, which many programs drop. */
  canDropOne(bytes: ByteSet): boolean {
    return !this.#singles && bytes.some((byte) => this.#table.droppedAlone[byte] === 1);
  }

  /** True if one of the bytes, followed by `next`, can be lost alone. */
  canLoseOne(bytes: ByteSet, next: number): boolean {
    return this.shareOfOne(bytes, next) > 0;
  }

  /** Share of the bytes that, followed by `next`, can be lost alone. */
  shareOfOne(bytes: ByteSet, next: number): number {
    if (this.#singles) return this.#share(bytes, NEXT_UNKNOWN, (byte) => this.#singles![byte] === 1);
    if (next === NEXT_UNKNOWN) return 1;
    return this.#share(bytes, next, (byte) => this.#canLose(byte, next));
  }

  #share(bytes: ByteSet, next: number, isPossible: (byte: number) => boolean): number {
    let shares = this.#shares.get(bytes);
    if (!shares) {
      shares = new Map();
      this.#shares.set(bytes, shares);
    }
    let share = shares.get(next);
    if (share === undefined) {
      share = bytes.filter(isPossible).length / bytes.length;
      shares.set(next, share);
    }
    return share;
  }

  /** True if one of `first` and one of `second` behind it can be lost together. */
  canLoseTwo(first: ByteSet, second: ByteSet): boolean {
    if (this.#singles) return false;
    return this.#remember(first, second, () => {
      return first.some((one) => second.some((two) => this.losesTwo(one, two, false)));
    });
  }

  /** True if one of `first` and one of `second` can be a private use character, which many programs drop. */
  canDropPair(first: ByteSet, second: ByteSet): boolean {
    if (this.#singles) return false;
    return this.#rememberDropped(first, second);
  }

  #rememberDropped(first: ByteSet, second: ByteSet): boolean {
    let answers = this.#droppable.get(first);
    if (!answers) {
      answers = new Map();
      this.#droppable.set(first, answers);
    }
    let answer = answers.get(second);
    if (answer === undefined) {
      answer = first.some((one) => second.some((two) => this.losesTwo(one, two, true)));
      answers.set(second, answer);
    }
    return answer;
  }

  /** True if one of the bytes can swallow an ASCII byte that is none of its character. */
  canSwallow(bytes: ByteSet): boolean {
    if (!this.swallowsAscii) return false;
    return this.#remember(bytes, SWALLOWED, () =>
      bytes.some((byte) => this.#table.lengths[(byte << 8) | LINE_FEED] === 2),
    );
  }

  #remember(first: ByteSet, second: ByteSet | number, compute: () => boolean): boolean {
    let answers = this.#known.get(first);
    if (!answers) {
      answers = new Map();
      this.#known.set(first, answers);
    }
    let answer = answers.get(second);
    if (answer === undefined) {
      answer = compute();
      answers.set(second, answer);
    }
    return answer;
  }
}

const LINE_FEED = 0x0a;
const SWALLOWED = -3;

/** A byte from here on leads a character of UTF-8. */
const FIRST_LEAD = 0xc0;

/**
 * Bytes that a single-byte page has no character for, or one that is dropped: C1 controls, the soft hyphen, the
 * no-break space. Where the latter is a lead byte, of letters that are hardly ever written, it is not looked for.
 */
function singlesOf(wrong: Encoding, isDropped: boolean): Uint8Array {
  const singles = new Uint8Array(0x100);
  for (let byte = 0x80; byte < 0x100; byte++) {
    const step = wrong.decodeAt(Uint8Array.of(byte), 0);
    const codePoint = step >> 3;
    if (step < 0 || (codePoint >= 0x80 && codePoint <= 0x9f)) singles[byte] = 1;
    const isSpace = codePoint === NO_BREAK_SPACE && byte < FIRST_LEAD;
    if (isDropped && (codePoint === SOFT_HYPHEN || isSpace)) singles[byte] = 1;
  }
  return singles;
}

const known = new Map<string, Holes>();

export function holesOf(wrong: Encoding, policy: LossPolicy): Holes {
  const key = `${wrong.name} ${policy.decoder} ${policy.mark}`;
  let holes = known.get(key);
  if (!holes) {
    holes = new Holes(wrong, policy);
    known.set(key, holes);
  }
  return holes;
}
