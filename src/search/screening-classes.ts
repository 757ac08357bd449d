/**
 * Classes of code units for the screening: those of language/script.ts, with letters and steps of commonness parted
 * where garbled text shows itself in them, and with others taken together.
 */
import { CLASS_NAMES, classOf } from '../language/script.ts';
import { syllableStep } from './commonness.ts';
import { frequencyStep } from './han-statistics.ts';
import { FREQUENCY_STEPS } from './unpack-han-statistics.ts';

/** The number of no class. */
export const NO_CLASS = 0;
/** The class that only the line feed has; it stands for the ends of a text too. */
export const LINE_FEED_CLASS = 1;

/** Classes that count as the first of their row. */
const TAKEN_TOGETHER: readonly (readonly string[])[] = [
  [
    'other script',
    ...['armenian lower', 'armenian upper', 'armenian mark', 'other right-to-left', 'lao letter', 'lao mark'],
    ...[
      'devanagari letter',
      'devanagari sign',
      'bengali letter',
      'bengali sign',
      'tamil letter',
      'tamil sign',
    ],
    ...['indic letter', 'indic sign', 'tibetan', 'myanmar letter', 'myanmar sign', 'georgian', 'ethiopic'],
    ...['khmer letter', 'khmer sign'],
  ],
  [
    'symbol',
    ...['dingbat', 'braille', 'technical', 'enclosed', 'roman numeral', 'kangxi radical', 'bopomofo'],
    ...['vertical form', 'variation selector'],
  ],
  ['superscript digit', 'superscript', 'fraction'],
  ['legal sign', 'broken bar'],
  ['ideographic bracket', 'ideographic symbol'],
  ['modifier letter', 'phonetic'],
  ['latin extended lower', 'latin extended upper'],
  ['circumflex consonant lower', 'circumflex consonant upper'],
  ['ring lower', 'ring upper'],
  ['double acute lower', 'double acute upper'],
  ['arabic extended', 'persian letter', 'urdu letter'],
  ['arabic mark', 'arabic digit', 'arabic punctuation', 'arabic presentation'],
  ['hebrew letter', 'hebrew final', 'hebrew point'],
  ['half-width mark', 'half-width small kana', 'half-width sound mark', 'half-width symbol'],
  ['full-width lower', 'full-width upper', 'full-width digit'],
  ['general punctuation', 'dagger', 'bullet', 'per mille'],
  ['letterlike', 'numero'],
  ['mathematical surrogate', 'private use surrogate', 'han surrogate'],
  ['box double', 'block'],
  ['arrow', 'mathematical', 'geometric'],
  ['hangul rare', 'jamo'],
  ['rare katakana', 'rare hiragana', 'kana sound mark'],
  ['greek symbol', 'greek extended'],
  ['latin additional lower', 'latin additional upper'],
  ['degree', 'micro'],
  ['invisible', 'special', 'byte order mark', 'typographic space'],
];

const CYRILLIC_VOWELS: readonly string[] = ['оеаи', 'уыя', 'эюё'];
const CYRILLIC_CONSONANTS: readonly string[] = ['нтсрвлкм', 'дпбгзчй', 'жшхцщф'];
const CYRILLIC_SIGNS: readonly string[] = ['ь', 'ъ'];

/** Classes of letters that are parted: each one, or by how common they are. Capitals go with their small letters. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  'ascii vowel lower': [...'aeiouy'],
  'ascii consonant lower': [...'bcdfghjklmnpqrstvwxz'],
  'acute vowel lower': [...'áéíóúý'],
  'grave vowel lower': [...'àèìòù'],
  'circumflex vowel lower': [...'âêîôû'],
  'diaeresis vowel lower': [...'äëïöüÿ'],
  'tilde lower': [...'ãñõ'],
  'nordic lower': [...'åæø'],
  'icelandic lower': [...'ðþ'],
  'cyrillic vowel lower': CYRILLIC_VOWELS,
  'cyrillic vowel upper': CYRILLIC_VOWELS,
  'cyrillic consonant lower': CYRILLIC_CONSONANTS,
  'cyrillic consonant upper': CYRILLIC_CONSONANTS,
  'cyrillic sign lower': CYRILLIC_SIGNS,
  'cyrillic sign upper': CYRILLIC_SIGNS,
};

/** Ideographs of a first level: what is common in one language is rare in another. */
const FIRST_LEVEL = /^han (?:shared by all|chinese|simplified|traditional)/;
const IDEOGRAPHS = /^han (?!surrogate)/;
/** Where ideographs are parted by how common they are in Chinese, in steps of han-statistics.ts. */
const FIRST_LEVEL_PARTS: readonly number[] = [0, 1, 1, 2, 2, 3, 4];
/** Hangul syllables of this step and rarer ones are one class. */
const RAREST_SYLLABLE_STEP = 2;

interface Parts {
  readonly count: number;
  readonly partOf: (unit: number) => number;
}

const ONE_PART: Parts = { count: 1, partOf: () => 0 };

function partsOf(name: string): Parts {
  const letters = LETTERS[name];
  if (letters !== undefined) {
    return {
      count: letters.length,
      partOf: (unit) => {
        const letter = String.fromCharCode(unit).toLowerCase();
        return letters.findIndex((group) => group.includes(letter));
      },
    };
  }
  if (name === 'hangul common') {
    return {
      count: FREQUENCY_STEPS - RAREST_SYLLABLE_STEP + 1,
      partOf: (unit) => Math.max(0, Math.floor(syllableStep(unit)) - RAREST_SYLLABLE_STEP),
    };
  }
  if (FIRST_LEVEL.test(name)) {
    return {
      count: FIRST_LEVEL_PARTS.at(-1)! + 1,
      partOf: (unit) => FIRST_LEVEL_PARTS[frequencyStep(unit)]!,
    };
  }
  if (IDEOGRAPHS.test(name)) return { count: 2, partOf: (unit) => (frequencyStep(unit) > 1 ? 1 : 0) };
  return ONE_PART;
}

interface Numbering {
  /** The first number of a class of language/script.ts, by its number there. */
  readonly firsts: readonly number[];
  readonly parts: readonly Parts[];
  /** One more than the last number. */
  readonly end: number;
}

function number(): Numbering {
  const standIns = new Map(
    TAKEN_TOGETHER.flatMap(([first, ...others]) => others.map((name) => [name, first!])),
  );
  const firsts: number[] = [];
  const parts: Parts[] = [];
  let end = LINE_FEED_CLASS + 1;
  for (const name of CLASS_NAMES) {
    const own = partsOf(name);
    parts.push(own);
    firsts.push(end);
    if (!standIns.has(name)) end += own.count;
  }
  for (const [name, standIn] of standIns)
    firsts[CLASS_NAMES.indexOf(name)] = firsts[CLASS_NAMES.indexOf(standIn)]!;
  return { firsts, parts, end };
}

let numbering: Numbering | undefined;

/** Numbers of classes are below it. */
export function screeningClassCount(): number {
  numbering ??= number();
  return numbering.end;
}

/** The number of a code unit's class, from {@link LINE_FEED_CLASS} on. */
export function screeningClassOf(unit: number): number {
  if (unit === 0x0a) return LINE_FEED_CLASS;
  numbering ??= number();
  const index = classOf(unit);
  return numbering.firsts[index]! + numbering.parts[index]!.partOf(unit);
}
