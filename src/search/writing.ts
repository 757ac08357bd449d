import { type Area, encodingUsage } from '../channel/encoding-usage.ts';
import {
  isArabic,
  isCjk,
  isCjkSymbol,
  isCyrillic,
  isGreek,
  isHalfWidthKana,
  isHebrew,
  isLatinLetter,
  isPrivateUse,
  isThai,
} from '../language/script.ts';
import { isTypography } from '../language/typography.ts';

/** How many code units beyond ASCII a stretch of text has, and of what kinds. */
export interface Writing {
  total: number;
  cjk: number;
  cyrillic: number;
  cyrillicCapitals: number;
  greek: number;
  hebrew: number;
  arabic: number;
  thai: number;
  /** Letters and combining marks. */
  latin: number;
  /** Punctuation and signs that well-set text in any language has. */
  typography: number;
  /** Other signs: of the Latin-1 block, spacing accents, currency, arrows, mathematics. */
  signs: number;
  halfWidthKana: number;
  /** Punctuation, signs and letters as wide as an ideograph. */
  cjkSymbols: number;
  privateUse: number;
}

export const NO_WRITING: Readonly<Writing> = {
  total: 0,
  cjk: 0,
  cyrillic: 0,
  cyrillicCapitals: 0,
  greek: 0,
  hebrew: 0,
  arabic: 0,
  thai: 0,
  latin: 0,
  typography: 0,
  signs: 0,
  halfWidthKana: 0,
  cjkSymbols: 0,
  privateUse: 0,
};

/** Adds a code unit; ASCII does not count. */
export function count(writing: Writing, unit: number): void {
  if (unit < 0x80) return;
  writing.total++;
  if (isHalfWidthKana(unit)) writing.halfWidthKana++;
  if (isCjkSymbol(unit)) writing.cjkSymbols++;
  if (isPrivateUse(unit)) writing.privateUse++;
  if (isCyrillicCapital(unit)) writing.cyrillicCapitals++;
  if (isCjk(unit) || isHalfWidthKana(unit)) writing.cjk++;
  else if (isCyrillic(unit)) writing.cyrillic++;
  else if (isOrdinal(unit)) writing.signs++;
  else if (isLatinLetter(unit) || isCombiningMark(unit)) writing.latin++;
  else if (isGreek(unit)) writing.greek++;
  else if (isHebrew(unit)) writing.hebrew++;
  else if (isArabic(unit)) writing.arabic++;
  else if (isThai(unit)) writing.thai++;
  else if (isTypography(unit)) writing.typography++;
  else if (isSign(unit)) writing.signs++;
}

/** Signs of Latin-1, modifier letters that are spacing accents, currency signs, arrows, mathematical operators. */
function isSign(unit: number): boolean {
  return (
    (unit >= 0xa0 && unit <= 0xbf) ||
    unit === 0xd7 ||
    unit === 0xf7 ||
    (unit >= 0x2b0 && unit <= 0x2ff) ||
    (unit >= 0x20a0 && unit <= 0x20cf) ||
    (unit >= 0x2190 && unit <= 0x22ff)
  );
}

/** A capital of the alphabets that Cyrillic pages have. */
export function isCyrillicCapital(unit: number): boolean {
  return unit >= 0x400 && unit <= 0x42f;
}

function isOrdinal(unit: number): boolean {
  return unit === 0xaa || unit === 0xba;
}

function isCombiningMark(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f;
}

const SCRIPT_OF_AREA: Readonly<
  Record<Area, 'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'arabic' | 'thai' | 'cjk'>
> = {
  western: 'latin',
  central: 'latin',
  turkish: 'latin',
  baltic: 'latin',
  vietnamese: 'latin',
  cyrillic: 'cyrillic',
  greek: 'greek',
  hebrew: 'hebrew',
  arabic: 'arabic',
  thai: 'thai',
  simplified: 'cjk',
  traditional: 'cjk',
  japanese: 'cjk',
  korean: 'cjk',
};

let areas: ReadonlyMap<string, Area> | undefined;

/** True if a text is in the script that people use an encoding for: nobody writes KOI8-R for its box drawing. */
export function isWrittenIn(encoding: string, writing: Writing): boolean {
  areas ??= new Map(encodingUsage.map(({ name, area }) => [name, area]));
  const area = areas.get(encoding);
  if (!area) return true;
  const script = SCRIPT_OF_AREA[area];
  if (script === 'latin') return 2 * (writing.latin + writing.typography) >= writing.total;
  return 2 * writing[script] >= writing.total - writing.typography && writing[script] > 0;
}
