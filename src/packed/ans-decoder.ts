/**
 * Reader of packed small integers by asymmetric numeral systems (Duda 2009, the variant rANS): a look-up and a
 * multiplication each, in a context that the reader of a table chooses. It takes a little more room than the arithmetic
 * decoder, which learns as it goes, but before a compiler has seen to it a tenth of the time.
 * `scripts/packing/ans-encoder.ts` is the writer.
 */
import { BACKSLASH, DIGIT_BITS, FIRST_DIGIT } from './arithmetic-decoder.ts';

/** What tables are read from, one value after another. */
export interface SymbolSource {
  next(context: number): number;
  /** Reads as many as a list has room for. */
  fill(list: Int8Array, context: number): void;
}

/** The shares of all values in a context add up to 2 to the power of this. */
export const SHARE_BITS = 12;
export const ALL_SHARES: number = 1 << SHARE_BITS;
/** The state is a number of so many digits, and refilled below {@link LEAST_STATE}. */
export const STATE_DIGITS = 4;
export const LEAST_STATE: number = 1 << ((STATE_DIGITS - 1) * DIGIT_BITS);
/** Added to a value, it makes a positive number of two digits. */
export const VALUE_OFFSET: number = 1 << (2 * DIGIT_BITS - 1);
/** A share below this is one digit; with the digits from there on, but the last, begins one of two, with the last one of three, less 1. */
export const SHORT_SHARE = 48;
export const LAST_DIGIT: number = (1 << DIGIT_BITS) - 1;

/**
 * For each context the least of its values and the number of those from there on to the highest (two digits each), the
 * share of each of them, which may be 0; then the state and what refills it.
 */
export class AnsDecoder implements SymbolSource {
  private readonly packed: string;
  private position = 0;
  /** By context and remainder of the state, the number of what it stands for: of its value, share and first remainder. */
  private readonly kinds: Uint16Array;
  private readonly values: number[] = [];
  private readonly shares: number[] = [];
  private readonly firsts: number[] = [];
  private state: number;

  /** `contexts` are the number of contexts that will be used. */
  constructor(packed: string, contexts: number) {
    this.packed = packed;
    this.kinds = new Uint16Array(contexts << SHARE_BITS);
    for (let context = 0; context < contexts; context++) {
      let first = context << SHARE_BITS;
      const least = this.number(2) - VALUE_OFFSET;
      const end = least + this.number(2);
      for (let value = least; value < end; value++) {
        const share = this.share();
        this.kinds.fill(this.values.length, first, first + share);
        this.values.push(value);
        this.shares.push(share);
        this.firsts.push(first & (ALL_SHARES - 1));
        first += share;
      }
    }
    this.state = this.number(STATE_DIGITS);
  }

  /** The number that the next digits make; behind the end there are only zeros, which are what `|` makes of NaN. */
  private number(digits: number): number {
    let number = 0;
    for (let i = 0; i < digits; i++) {
      const unit = this.packed.charCodeAt(this.position++);
      number = (number << DIGIT_BITS) | (unit - (unit < BACKSLASH ? FIRST_DIGIT : FIRST_DIGIT + 1));
    }
    return number;
  }

  private share(): number {
    const digit = this.number(1);
    if (digit < SHORT_SHARE) return digit;
    if (digit === LAST_DIGIT) return this.number(2) + 1;
    return SHORT_SHARE + (((digit - SHORT_SHARE) << DIGIT_BITS) | this.number(1));
  }

  /** All in one loop, with nothing looked up twice: a long list is read before a compiler has seen to it. */
  fill(list: Int8Array, context: number): void {
    const { packed, kinds, values, shares, firsts } = this;
    const row = context << SHARE_BITS;
    let { state, position } = this;
    for (let at = 0; at < list.length; at++) {
      const remainder = state & (ALL_SHARES - 1);
      const kind = kinds[row | remainder]!;
      list[at] = values[kind]!;
      state = shares[kind]! * (state >>> SHARE_BITS) + remainder - firsts[kind]!;
      while (state < LEAST_STATE) {
        const unit = packed.charCodeAt(position++);
        state = (state << DIGIT_BITS) | (unit - (unit < BACKSLASH ? FIRST_DIGIT : FIRST_DIGIT + 1));
      }
    }
    this.state = state;
    this.position = position;
  }

  next(context: number): number {
    const remainder = this.state & (ALL_SHARES - 1);
    const kind = this.kinds[(context << SHARE_BITS) | remainder]!;
    this.state = this.shares[kind]! * (this.state >>> SHARE_BITS) + remainder - this.firsts[kind]!;
    while (this.state < LEAST_STATE) this.state = (this.state << DIGIT_BITS) | this.number(1);
    return this.values[kind]!;
  }
}
