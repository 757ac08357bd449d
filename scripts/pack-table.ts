/** Writer of the packed tables; `src/codec/unpack.ts` is the reader and describes the form. */
import {
  BASE,
  DIFFERENCE,
  HOLES,
  ONE_DIGIT,
  RUN,
  SHORTEST_RUN,
  THREE_DIGITS,
  TWO_DIGITS,
} from '../src/codec/unpack.ts';

function digit(value: number): string {
  let charCode = value + 0x20;
  if (charCode >= 0x27) charCode++;
  if (charCode >= 0x5c) charCode++;
  return String.fromCharCode(charCode);
}

const TWO_DIGIT_LIMIT = ONE_DIGIT + (TWO_DIGITS - ONE_DIGIT) * BASE;
const THREE_DIGIT_LIMIT = (THREE_DIGITS - TWO_DIGITS) * BASE * BASE;
const FOUR_DIGIT_LIMIT = (BASE - THREE_DIGITS) * BASE * BASE * BASE;

function packNumber(value: number): string {
  if (value < ONE_DIGIT) return digit(value);
  if (value < TWO_DIGIT_LIMIT) {
    const rest = value - ONE_DIGIT;
    return digit(ONE_DIGIT + Math.floor(rest / BASE)) + digit(rest % BASE);
  }
  const low = digit(Math.floor(value / BASE) % BASE) + digit(value % BASE);
  const high = Math.floor(value / (BASE * BASE));
  if (value < THREE_DIGIT_LIMIT) return digit(TWO_DIGITS + high) + low;
  if (value >= FOUR_DIGIT_LIMIT) throw new RangeError(`${value} is too large to pack`);
  return digit(THREE_DIGITS + Math.floor(high / BASE)) + digit(high % BASE) + low;
}

/** The packed form of a list of code points, where 0 means unassigned; a code point is below 400,000. */
export function pack(codePoints: readonly number[]): string {
  let packed = '';
  let next = 0;
  for (let i = 0; i < codePoints.length; ) {
    let count = 1;
    if (codePoints[i] === 0) {
      while (codePoints[i + count] === 0) count++;
      packed += packNumber(HOLES) + packNumber(count - 1);
      i += count;
      continue;
    }
    const first = codePoints[i]!;
    if (first === next) {
      while (codePoints[i + count] === next + count) count++;
      if (count >= SHORTEST_RUN) {
        packed += packNumber(RUN) + packNumber(count - SHORTEST_RUN);
        next += count;
        i += count;
        continue;
      }
    }
    const difference = first - next;
    packed += packNumber(DIFFERENCE + (difference < 0 ? -2 * difference - 1 : 2 * difference));
    next = first + 1;
    i++;
  }
  return packed;
}
