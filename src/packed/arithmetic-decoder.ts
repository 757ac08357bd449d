/**
 * Reader of the packed data: an adaptive binary arithmetic decoder. Every bit is read
 * in a context, a small number that the reader of a table chooses; each context learns as it goes how likely a 1
 * is. `scripts/packing/arithmetic-encoder.ts` is the writer.
 *
 * The range coder is that of LZMA (Igor Pavlov, public domain) with digits of 6 bits in place of bytes: gzip
 * codes a text of 64 equally frequent characters in 6 bits each, so nothing is lost by writing it as text.
 */

/** What tables are read from, one value after another. */
export interface ValueSource {
  /** 0 or 1. */
  bit(context: number): number;
  /** 0 to 2^`bits` − 1, for values that are alike in nothing; takes 2^`bits` contexts from `context` on. */
  symbol(context: number, bits: number): number;
  /** 0 or more, small ones cheaper; takes {@link NUMBER_CONTEXTS} contexts from `context` on. */
  number(context: number): number;
  /** Any integer, 0 the cheapest; takes {@link SIGNED_CONTEXTS} contexts from `context` on. */
  signed(context: number): number;
}

/** A number is below 2 to the power of this, less 1. */
export const NUMBER_BITS = 20;
/** So many bits behind the highest are learnt together with the number's length; the rest are taken as even. */
export const LEARNT_BITS = 3;
export const NUMBER_CONTEXTS: number = NUMBER_BITS + (NUMBER_BITS << LEARNT_BITS);
/** Whether it is 0, its sign, and a number for either sign. */
export const SIGNED_CONTEXTS: number = 2 + 2 * NUMBER_CONTEXTS;

export const DIGIT_BITS = 6;
/** The digits are the characters from here on, without the backslash, which a string literal would escape. */
export const FIRST_DIGIT = 0x3e;
export const BACKSLASH = 0x5c;
/** The range stays below this, so that all arithmetic is on small integers, and is refilled below {@link LEAST_RANGE}. */
export const RANGE_END: number = 1 << 30;
export const LEAST_RANGE: number = RANGE_END >> DIGIT_BITS;
export const RANGE_DIGITS = 5;
/** No bit counts as less likely than this, whatever its context has seen. */
export const LEAST_PROBABILITY: number = 2 ** -16;
/**
 * A context weighs what it saw evenly up to so many bits, then forgets. Found by trial (100 to 1,000): the
 * generated data is smallest by less than 0.1 % either way.
 */
export const MEMORY = 500;
/**
 * By how much of its error a probability moves, by the number of bits seen: the estimate of Krichevsky and
 * Trofimov, a little bolder, for the first bit counts for two thirds.
 */
export const RATES: Float64Array = /* @__PURE__ */ Float64Array.from(
  { length: MEMORY + 1 },
  (_, seen) => 1 / (seen + 1.5),
);

export class ArithmeticDecoder implements ValueSource {
  private readonly packed: string;
  /** For each context, how likely a 1 is, and how many bits it has seen. */
  private readonly ones: Float64Array;
  private readonly seen: Uint16Array;
  private position = 0;
  private range: number = RANGE_END - 1;
  private code = 0;

  /** `contexts` are the number of contexts that will be used. */
  constructor(packed: string, contexts: number) {
    this.packed = packed;
    this.ones = new Float64Array(contexts).fill(0.5);
    this.seen = new Uint16Array(contexts);
    for (let digit = 0; digit < RANGE_DIGITS; digit++) this.code = this.appendDigit();
  }

  /** Behind the end there are only zeros, which are what `|` makes of NaN. */
  private appendDigit(): number {
    const unit = this.packed.charCodeAt(this.position++);
    return (this.code << DIGIT_BITS) | (unit - (unit < BACKSLASH ? FIRST_DIGIT : FIRST_DIGIT + 1));
  }

  /** All in one function: most tables are read before a compiler has seen to it. */
  bit(context: number): number {
    const one = this.ones[context]!;
    const seen = this.seen[context]!;
    const split = (this.range * (one * (1 - 2 * LEAST_PROBABILITY) + LEAST_PROBABILITY)) | 0;
    const bit = this.code < split ? 1 : 0;
    if (bit === 1) {
      this.range = split;
    } else {
      this.range -= split;
      this.code -= split;
    }
    this.ones[context] = one + (bit - one) * RATES[seen]!;
    if (seen < MEMORY) this.seen[context] = seen + 1;
    if (this.range < LEAST_RANGE) this.refill();
    return bit;
  }

  private evenBit(): number {
    this.range >>>= 1;
    const bit = this.code < this.range ? 0 : 1;
    if (bit !== 0) this.code -= this.range;
    if (this.range < LEAST_RANGE) this.refill();
    return bit;
  }

  private refill(): void {
    do {
      this.range <<= DIGIT_BITS;
      this.code = this.appendDigit();
    } while (this.range < LEAST_RANGE);
  }

  symbol(context: number, bits: number): number {
    let node = 1;
    for (let i = 0; i < bits; i++) node = node * 2 + this.bit(context + node);
    return node - (1 << bits);
  }

  number(context: number): number {
    let length = 0;
    while (this.bit(context + length) !== 0) length++;
    const learnt = context + NUMBER_BITS + (length << LEARNT_BITS);
    let value = 1;
    for (let i = 0; i < length; i++) {
      value = value * 2 + (i < LEARNT_BITS ? this.bit(learnt + value) : this.evenBit());
    }
    return value - 1;
  }

  signed(context: number): number {
    if (this.bit(context) === 0) return 0;
    if (this.bit(context + 1) === 0) return this.number(context + 2) + 1;
    return -1 - this.number(context + 2 + NUMBER_CONTEXTS);
  }
}
