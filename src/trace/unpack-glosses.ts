/**
 * Reader of the packed glosses: of each ideograph in Unicode's order, whether it is simplified to another,
 * and if so its reading. `scripts/packing/glosses.ts` is the writer.
 */
import { cp950Table, gbkTable, jis0208Table } from '../codec/double-byte-tables.ts';
import { LEVELS } from '../codec/unpack.ts';
import { ArithmeticDecoder, type ValueSource } from '../packed/arithmetic-decoder.ts';
import { FINALS, INITIALS, withTone } from './pinyin.ts';

export const FIRST_IDEOGRAPH = 0x4e00;
export const LAST_IDEOGRAPH = 0x9fff;

/** What an ideograph is: the same in both scripts, or traditional, with a reading or without. */
export const NEUTRAL = 0;
export const GLOSSED = 1;
export const OTHER = 2;
const SORT_BITS = 2;

const INITIAL_BITS = 5;
const FINAL_BITS = 6;
const TONE_BITS = 3;

const SORT = 0;
const INITIAL: number = SORT + LEVELS ** 3 * (1 << SORT_BITS);
const FINAL: number = INITIAL + (1 << INITIAL_BITS);
const TONE: number = FINAL + (1 << (INITIAL_BITS + FINAL_BITS));
export const GLOSS_CONTEXTS: number = TONE + (1 << TONE_BITS);

export interface Glosses {
  /** UTF-16 code unit → its default reading, with the tone mark. */
  readonly readings: ReadonlyMap<number, string>;
  /** Code units of the other traditional characters. */
  readonly others: ReadonlySet<number>;
}

function readReading(source: ValueSource): string {
  const initial = source.symbol(INITIAL, INITIAL_BITS);
  const final = source.symbol(FINAL + (initial << FINAL_BITS), FINAL_BITS);
  return withTone(INITIALS[initial]! + FINALS[final]!, source.symbol(TONE, TONE_BITS));
}

/** Which script a character belongs to shows in the standards that have it. */
export function readGlosses(source: ValueSource): Glosses {
  const tables = [gbkTable(), cp950Table(), jis0208Table()];
  const readings = new Map<number, string>();
  const others = new Set<number>();
  for (let unit = FIRST_IDEOGRAPH; unit <= LAST_IDEOGRAPH; unit++) {
    let context = 0;
    for (const { levels } of tables) context = context * LEVELS + levels[unit]!;
    const sort = source.symbol(SORT + (context << SORT_BITS), SORT_BITS);
    if (sort === GLOSSED) readings.set(unit, readReading(source));
    else if (sort === OTHER) others.add(unit);
  }
  return { readings, others };
}

/** The glosses that `packGlosses` of `scripts/packing/glosses.ts` packed. */
export function unpackGlosses(packed: string): Glosses {
  return readGlosses(new ArithmeticDecoder(packed, GLOSS_CONTEXTS));
}
