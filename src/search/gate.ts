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

/** True for a stretch of text (code units, end-exclusive) that is not worth a search: nowhere does it read badly. */
export function looksHealthy(text: string, start: number, end: number): boolean {
  return !hasDip(text, start, end, harmlessDip(end - start));
}

/**
 * True if some part of a stretch of text (code units, end-exclusive) has a plausibility below `-depth`: the
 * lowest sum over any part is Kadane's maximum subarray, upside down.
 */
export function hasDip(text: string, start: number, end: number, depth: number): boolean {
  let previous = BOUNDARY;
  let dip = 0;
  for (let i = start; i <= end; i++) {
    const unit = i < end ? text.charCodeAt(i) : BOUNDARY;
    dip = Math.min(0, dip + transition(previous, unit));
    if (dip < -depth) return true;
    previous = unit;
  }
  return false;
}

/** The plausibility, without its sign, of the part of a text that reads worst; 0 where none reads badly. */
export function deepestDip(text: string): number {
  let previous = BOUNDARY;
  let dip = 0;
  let deepest = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : BOUNDARY;
    dip = Math.min(0, dip + transition(previous, unit));
    if (dip < deepest) deepest = dip;
    previous = unit;
  }
  return -deepest;
}
