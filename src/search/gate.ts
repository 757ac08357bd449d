import { BOUNDARY, transition } from '../language/plausibility.ts';

/**
 * A stretch of text may lose this much plausibility in a row and is still not worth a search. On the calibration
 * part of the development corpus 98 % of the healthy lines in Latin script pass, 83 % of those in Cyrillic and
 * 70 % of the East Asian ones, and of the garbled ones 0.2 % (UTF-8) to 1.7 % (ZIP names); 10 % where a Latin page
 * was read as another, most of which score too little to be decided anyway.
 */
const HARMLESS_DIP = 2.5;
/** The same for a stretch of up to {@link SHORT_STRETCH} code units, where a few characters are all there is. */
const HARMLESS_SHORT_DIP = 1;
const SHORT_STRETCH = 24;

/** See {@link HARMLESS_DIP}, for a stretch of the given number of code units. */
export function harmlessDip(length: number): number {
  return length > SHORT_STRETCH ? HARMLESS_DIP : HARMLESS_SHORT_DIP;
}

/**
 * The same for a stretch with so many letters that are not Latin, the most first: the more of them, the deeper garble dips. Of the
 * 3,800 garbled texts of the calibration part that have twelve or more, 3 lie above, and of those with 24 or more none
 * does; of the healthy lines with that many, 97 % in Cyrillic script and 85 % of the East Asian ones pass. Left out of
 * the count: text in two Cyrillic pages that agree in most letters, which lookalikes.ts looks for.
 */
const HARMLESS_DIPS_OF_MANY: readonly { readonly letters: number; readonly dip: number }[] = [
  { letters: 24, dip: 5 },
  { letters: 12, dip: 4 },
];

/** True for a stretch of text (code units, end-exclusive) that is not worth a search: nowhere does it read badly. */
export function looksHealthy(text: string, start: number, end: number): boolean {
  const dip = deepestDip(text, start, end, HARMLESS_DIPS_OF_MANY[0]!.dip);
  if (dip <= harmlessDip(end - start)) return true;
  const letters = countNonLatin(text, start, end);
  const harmless = HARMLESS_DIPS_OF_MANY.find((row) => letters >= row.letters);
  return harmless !== undefined && dip <= harmless.dip;
}

const FIRST_NON_LATIN = 0x370;
const FIRST_PUNCTUATION = 0x1e00;
const LAST_PUNCTUATION = 0x2bff;

/** Letters that are not Latin, and whatever else is neither that nor punctuation. */
function countNonLatin(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= FIRST_NON_LATIN && (unit < FIRST_PUNCTUATION || unit > LAST_PUNCTUATION)) count++;
  }
  return count;
}

/** True if some part of a stretch of text (code units, end-exclusive) has a plausibility below `-depth`. */
export function hasDip(text: string, start: number, end: number, depth: number): boolean {
  return deepestDip(text, start, end, depth) > depth;
}

/**
 * The plausibility, without its sign, of the part of a stretch of text (code units, end-exclusive) that reads worst;
 * 0 where none reads badly. The lowest sum over any part is Kadane's maximum subarray, upside down.
 *
 * @param enough a part that reads worse than this need not be the worst one
 */
export function deepestDip(
  text: string,
  start: number = 0,
  end: number = text.length,
  enough: number = Number.POSITIVE_INFINITY,
): number {
  let previous = BOUNDARY;
  let dip = 0;
  let deepest = 0;
  for (let i = start; i <= end; i++) {
    const unit = i < end ? text.charCodeAt(i) : BOUNDARY;
    // Two ASCII characters add nothing.
    if ((previous | unit) > 0x7f) {
      dip = Math.min(0, dip + transition(previous, unit));
      if (dip < deepest) {
        deepest = dip;
        if (deepest < -enough) break;
      }
    }
    previous = unit;
  }
  return -deepest;
}
