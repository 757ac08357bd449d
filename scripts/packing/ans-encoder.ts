/** Writer of packed small integers; `src/packed/ans-decoder.ts` is the reader and describes the form. */
import {
  ALL_SHARES,
  LAST_DIGIT,
  LEAST_STATE,
  SHARE_BITS,
  SHORT_SHARE,
  STATE_DIGITS,
  type SymbolSource,
  VALUE_OFFSET,
} from '../../src/packed/ans-decoder.ts';
import { DIGIT_BITS } from '../../src/packed/arithmetic-decoder.ts';
import { characterOf } from './arithmetic-encoder.ts';

const DIGITS = 2 ** DIGIT_BITS;

/** Of one value in its context. */
interface Share {
  readonly share: number;
  readonly first: number;
}

/** The shares of the values of a context, at least 1 each, of {@link ALL_SHARES}; in ascending order of the values. */
function sharesOf(values: readonly number[]): Map<number, Share> {
  const counts = new Map<number, number>();
  for (const value of values.toSorted((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const shares = [...counts].map(([value, count]) => {
    return { value, count, share: Math.max(1, Math.floor((count * ALL_SHARES) / values.length)) };
  });
  // What rounding leaves over, or lacks, matters least to the commonest.
  const [commonest] = shares.toSorted((a, b) => b.count - a.count);
  if (commonest) commonest.share += ALL_SHARES - shares.reduce((sum, { share }) => sum + share, 0);
  let first = 0;
  return new Map(
    shares.map(({ value, share }) => {
      first += share;
      return [value, { share, first: first - share }];
    }),
  );
}

/** The digits of a number, the highest first. */
function digitsOf(number: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(number / DIGITS ** (count - 1 - i)) % DIGITS);
}

function digitsOfShare(share: number): number[] {
  if (share < SHORT_SHARE) return [share];
  const digits = digitsOf(share - SHORT_SHARE, 2);
  digits[0]! += SHORT_SHARE;
  return digits[0]! < LAST_DIGIT ? digits : [LAST_DIGIT, ...digitsOf(share - 1, 2)];
}

/** The text from which `read` reads the values, in the order in which it asks for them. */
export function packSymbols(
  values: Iterable<number>,
  contexts: number,
  read: (source: SymbolSource) => void,
): string {
  const left = values[Symbol.iterator]();
  const asked: { readonly value: number; readonly context: number }[] = [];
  const byContext: number[][] = Array.from({ length: contexts }, () => []);
  const next = (context: number): number => {
    const { done, value } = left.next();
    if (done) throw new RangeError('the reader asks for more values than there are');
    byContext[context]!.push(value);
    asked.push({ value, context });
    return value;
  };
  read({
    next,
    fill(list, context) {
      for (let at = 0; at < list.length; at++) list[at] = next(context);
    },
  });
  if (!left.next().done) throw new RangeError('the reader leaves values unread');
  const shares = byContext.map(sharesOf);
  const header = shares.flatMap((own) => {
    const values = [...own.keys()];
    const least = values[0] ?? 0;
    const length = own.size === 0 ? 0 : values.at(-1)! - least + 1;
    return [
      ...digitsOf(least + VALUE_OFFSET, 2),
      ...digitsOf(length, 2),
      ...Array.from({ length }, (_, i) => digitsOfShare(own.get(least + i)?.share ?? 0)).flat(),
    ];
  });
  // What is read first is written last.
  let state = LEAST_STATE;
  const refills: number[] = [];
  for (const { value, context } of asked.reverse()) {
    const { share, first } = shares[context]!.get(value)!;
    while (state >= (LEAST_STATE >> SHARE_BITS) * DIGITS * share) {
      refills.push(state % DIGITS);
      state = Math.floor(state / DIGITS);
    }
    state = Math.floor(state / share) * ALL_SHARES + (state % share) + first;
  }
  return [...header, ...digitsOf(state, STATE_DIGITS), ...refills.reverse()].map(characterOf).join('');
}
