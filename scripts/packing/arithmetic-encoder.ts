/** Writer of packed data; `src/packed/arithmetic-decoder.ts` is the reader and describes the form. */
import {
  BACKSLASH,
  DIGIT_BITS,
  FIRST_DIGIT,
  LEARNT_BITS,
  LEAST_PROBABILITY,
  LEAST_RANGE,
  MEMORY,
  NUMBER_BITS,
  NUMBER_CONTEXTS,
  RANGE_DIGITS,
  RANGE_END,
  RATES,
  type ValueSource,
} from '../../src/packed/arithmetic-decoder.ts';

const DIGITS = 2 ** DIGIT_BITS;

/** The character that stands for a digit. */
export function characterOf(digit: number): string {
  const unit = FIRST_DIGIT + digit;
  return String.fromCharCode(unit < BACKSLASH ? unit : unit + 1);
}

/**
 * Answers with the values that it is given, in turn, and writes each in the context it was asked for. So what
 * reads a table decides how it is written too.
 */
class ArithmeticEncoder implements ValueSource {
  private readonly values: Iterator<number>;
  private readonly ones: Float64Array;
  private readonly seen: Uint16Array;
  private readonly digits: number[] = [];
  private low = 0;
  private range: number = RANGE_END - 1;

  constructor(values: Iterable<number>, contexts: number) {
    this.values = values[Symbol.iterator]();
    this.ones = new Float64Array(contexts).fill(0.5);
    this.seen = new Uint16Array(contexts);
  }

  private next(): number {
    const next = this.values.next();
    if (next.done) throw new RangeError('the reader asks for more values than there are');
    return next.value;
  }

  private writeBit(context: number, bit: number): void {
    const one = this.ones[context]!;
    const seen = this.seen[context]!;
    const split = (this.range * (one * (1 - 2 * LEAST_PROBABILITY) + LEAST_PROBABILITY)) | 0;
    if (bit === 0) this.low += split;
    this.range = bit === 0 ? this.range - split : split;
    this.ones[context] = one + (bit - one) * RATES[seen]!;
    if (seen < MEMORY) this.seen[context] = seen + 1;
    this.shift();
  }

  private writeEvenBit(bit: number): void {
    this.range >>>= 1;
    if (bit !== 0) this.low += this.range;
    this.shift();
  }

  private shift(): void {
    while (this.range < LEAST_RANGE) {
      this.range *= DIGITS;
      this.writeDigit();
    }
  }

  /** Moves the highest digit from `low` to the digits, with a carry through those that are written. */
  private writeDigit(): void {
    if (this.low >= RANGE_END) {
      this.low -= RANGE_END;
      let at = this.digits.length - 1;
      while (this.digits[at] === DIGITS - 1) this.digits[at--] = 0;
      this.digits[at]!++;
    }
    this.digits.push(Math.floor(this.low / LEAST_RANGE));
    this.low = (this.low % LEAST_RANGE) * DIGITS;
  }

  bit(context: number): number {
    const bit = this.next();
    if (bit !== 0 && bit !== 1) throw new RangeError(`${bit} is not a bit`);
    this.writeBit(context, bit);
    return bit;
  }

  symbol(context: number, bits: number): number {
    const symbol = this.next();
    if (!(symbol >= 0 && symbol < 2 ** bits)) throw new RangeError(`${symbol} has more than ${bits} bits`);
    let node = 1;
    for (let i = bits - 1; i >= 0; i--) {
      const bit = (symbol >> i) & 1;
      this.writeBit(context + node, bit);
      node = node * 2 + bit;
    }
    return symbol;
  }

  private writeNumber(context: number, number: number): void {
    const value = number + 1;
    const length = 31 - Math.clz32(value);
    if (!(number >= 0) || length >= NUMBER_BITS) throw new RangeError(`${number} is too large to pack`);
    for (let i = 0; i < length; i++) this.writeBit(context + i, 1);
    this.writeBit(context + length, 0);
    const learnt = context + NUMBER_BITS + (length << LEARNT_BITS);
    for (let i = 0; i < length; i++) {
      const bit = (value >> (length - 1 - i)) & 1;
      if (i < LEARNT_BITS) this.writeBit(learnt + (value >> (length - i)), bit);
      else this.writeEvenBit(bit);
    }
  }

  number(context: number): number {
    const number = this.next();
    this.writeNumber(context, number);
    return number;
  }

  signed(context: number): number {
    const value = this.next();
    this.writeBit(context, value === 0 ? 0 : 1);
    if (value === 0) return value;
    this.writeBit(context + 1, value < 0 ? 1 : 0);
    this.writeNumber(context + (value < 0 ? 2 + NUMBER_CONTEXTS : 2), Math.abs(value) - 1);
    return value;
  }

  /** All that was written, as text for a single-quoted string. */
  finish(): string {
    if (!this.values.next().done) throw new RangeError('the reader leaves values unread');
    // Of the numbers in the range, the one with most zeros at its end, which can be left out.
    const top = this.low + this.range - 1;
    let unit = 1;
    while (unit < RANGE_END && top - (top % (unit * 2)) >= this.low) unit *= 2;
    this.low = top - (top % unit);
    for (let digit = 0; digit < RANGE_DIGITS; digit++) this.writeDigit();
    let end = this.digits.length;
    while (end > 0 && this.digits[end - 1] === 0) end--;
    return this.digits.slice(0, end).map(characterOf).join('');
  }
}

/** The text from which `read` reads the values, in the order in which it asks for them. */
export function packValues(
  values: Iterable<number>,
  contexts: number,
  read: (source: ValueSource) => void,
): string {
  const encoder = new ArithmeticEncoder(values, contexts);
  read(encoder);
  return encoder.finish();
}
