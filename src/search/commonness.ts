/**
 * How common a character is in the text of an East Asian language, on the scale of {@link frequencyStep}: for
 * searches that move through text of one encoding, where the plausibility of single steps says too little.
 */
import { CLASS_COUNT, CLASS_NAMES, classOf } from '../language/script.ts';
import { frequencyStep } from './han-statistics.ts';
import { FREQUENCY_STEPS } from './unpack-han-statistics.ts';

export type EastAsianLanguage = 'chinese' | 'japanese' | 'korean';

/** In the middle of the scale: what says nothing. */
export const MIDDLE_STEP = 3;

/** The classes that are commoner than {@link RARE_STEP}, by eye; ideographs of Chinese text are counted ones. */
const STEPS: Readonly<Record<EastAsianLanguage, Readonly<Record<string, number>>>> = {
  chinese: {
    'ideographic mark': 6,
    'full-width sentence mark': 6,
    'ideographic quote': 5,
    'double quote': 5,
    'full-width bracket': 5,
    'ideographic bracket': 4,
    ellipsis: 3,
    dash: 3,
    'single quote': 2,
    'ideographic space': 2,
    'middle dot': 2,
  },
  japanese: {
    hiragana: 6,
    'small hiragana': 6,
    katakana: 5,
    'small katakana': 5,
    'prolonged sound': 6,
    'ideographic mark': 6,
    'kana middle dot': 4,
    'ideographic quote': 5,
    'full-width sentence mark': 4,
    'full-width bracket': 4,
    'ideographic bracket': 2,
    'ideographic space': 3,
    'full-width symbol': 2,
    'iteration mark': 2,
    'rare katakana': 2,
    'han shared by all': 5,
    'han simplified or japanese': 4,
    'han traditional or japanese': 5,
    'han japanese': 5,
    'han second level shared': 1,
    'han second level jis': 1,
    'half-width kana': 1,
  },
  korean: {
    'hangul common': 5,
    'hangul rare': 2,
    'middle dot': 2,
    'han shared by all': 1,
    'han traditional or japanese': 1,
  },
};
const RARE_STEP = 0;

/** What makes a Hangul syllable rarer, in steps, by the number of its part; see {@link syllableStep}. */
const RARER_INITIALS: Readonly<Record<number, number>> = { 1: 1, 4: 1, 8: 2, 10: 1, 13: 2, 15: 0.5 };
const RARER_VOWELS: Readonly<Record<number, number>> = {
  2: 1,
  3: 3,
  7: 1,
  10: 2,
  14: 1,
  15: 3,
  16: 0.5,
  17: 1,
  19: 0.5,
};
const PLAIN_FINALS: readonly number[] = [0, 1, 4, 8, 16, 17, 19, 20, 21];
const RARE_FINAL = 2;

/** A syllable is rare if its parts are: doubled initials, long vowels, finals other than the nine usual ones. */
export function syllableStep(unit: number): number {
  const index = unit - 0xac00;
  const final = index % 28;
  const vowel = Math.floor(index / 28) % 21;
  const initial = Math.floor(index / 588);
  const rarer = (RARER_INITIALS[initial] ?? 0) + (RARER_VOWELS[vowel] ?? 0);
  return Math.max(0, FREQUENCY_STEPS - rarer - (PLAIN_FINALS.includes(final) ? 0 : RARE_FINAL));
}

function isIdeograph(name: string): boolean {
  return name.startsWith('han ') && name !== 'han surrogate';
}

const tables = new Map<EastAsianLanguage, Float32Array>();

/** Steps of all code units in a language. */
export function commonnessIn(language: EastAsianLanguage): Float32Array {
  const known = tables.get(language);
  if (known) return known;
  const steps = STEPS[language];
  const byClass = Float32Array.from(
    { length: CLASS_COUNT },
    (_, index) => steps[CLASS_NAMES[index]!] ?? RARE_STEP,
  );
  const counted = CLASS_NAMES.map((name) => language === 'chinese' && isIdeograph(name));
  const table = Float32Array.from({ length: 0x10000 }, (_, unit) => {
    if (unit < 0x80) return MIDDLE_STEP;
    const index = classOf(unit);
    if (counted[index]) return frequencyStep(unit);
    const step = byClass[index]!;
    return language === 'korean' && unit >= 0xac00 && unit <= 0xd7a3 && step > 0
      ? Math.min(step, syllableStep(unit))
      : step;
  });
  tables.set(language, table);
  return table;
}
