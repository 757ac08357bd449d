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
}

/** The shares of all values in a context add up to 2 to the power of this. */
export const SHARE_BITS = 12;
export const ALL_SHARES: number = 1 << SHARE_BITS;
/** The state is a number of so many digits, and refilled below {@link LEAST_STATE}. */
export const STATE_DIGITS = 4;
export const LEAST_STATE: number = 1 << ((STATE_DIGITS - 1) * DIGIT_BITS);
/** Added to a value, it makes a positive number of two digits. */
export const VALUE_OFFSET: number = 1 << (2 * DIGIT_BITS - 1);

/** For each context the number of its values, each with its share less 1 (two digits each), then the state and what refills it. */
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
      for (let left = this.number(2); left > 0; left--) {
        const value = this.number(2) - VALUE_OFFSET;
        const end = first + this.number(2) + 1;
        this.kinds.fill(this.values.length, first, end);
        this.values.push(value);
        this.shares.push(end - first);
        this.firsts.push(first & (ALL_SHARES - 1));
        first = end;
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

  next(context: number): number {
    const remainder = this.state & (ALL_SHARES - 1);
    const kind = this.kinds[(context << SHARE_BITS) | remainder]!;
    this.state = this.shares[kind]! * (this.state >>> SHARE_BITS) + remainder - this.firsts[kind]!;
    while (this.state < LEAST_STATE) this.state = (this.state << DIGIT_BITS) | this.number(1);
    return this.values[kind]!;
  }
}
