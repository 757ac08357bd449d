/** Lines that look garbled a little: in two ways, which together say more than each by itself. */
import { isCyrillic } from '../language/script.ts';
import { deepestDip, looksHealthy } from './gate.ts';
import type { Stretch } from './line.ts';
import { isLookalike } from './lookalikes.ts';
import { hasLostLetter } from './lost-letter.ts';
import { FIRST_NON_LATIN, isSign, suspicionOf } from './screening.ts';

/**
 * Bars, in logits, for the sum of what the screening says against a line and of the plausibility that it loses in a
 * row, by the number of code units above ASCII in it and by what most of them are. A line below its bar is not worth a
 * search: four fifths of the healthy lines are that come to one. Calibrated on 104,000 garbled texts from all parts of
 * the development corpus: what a search makes of them stays the same. Where there are few lines to tell, the bar is 0.
 */
const BARS: readonly {
  readonly nonAscii: number;
  readonly latin: number;
  readonly cyrillic: number;
  readonly eastAsian: number;
  readonly other: number;
}[] = [
  { nonAscii: 33, latin: 12.5, cyrillic: 16, eastAsian: 12, other: 16 },
  { nonAscii: 17, latin: 12.5, cyrillic: 10, eastAsian: 11.5, other: 16 },
  { nonAscii: 9, latin: 12.5, cyrillic: 5.4, eastAsian: 9.8, other: 12 },
  { nonAscii: 5, latin: 9.5, cyrillic: 3.3, eastAsian: 5.6, other: 9 },
  { nonAscii: 3, latin: 9, cyrillic: 0, eastAsian: 6.4, other: 0 },
  { nonAscii: 2, latin: 7, cyrillic: 0, eastAsian: 0, other: 0 },
  { nonAscii: 0, latin: 3.9, cyrillic: 0, eastAsian: 0, other: 0 },
];

const QUESTION_MARK = 0x3f;
const FIRST_EAST_ASIAN = 0x2e80;
/** East Asian letters for each Latin one from which on a line counts as East Asian. */
const EAST_ASIAN_SHARE = 0.5;

/** True for a line that looks garbled, but so little that no search makes anything of it. One that shows a loss is none. */
export function isFaint(text: string, stretch: Stretch): boolean {
  const { start, end } = stretch;
  if (showsLoss(text, stretch)) return false;
  const bar = barOf(text, start, end);
  return bar > 0 && suspicionOf(text, start, end) + deepestDip(text, start, end, bar) < bar;
}

/** True for a line with a mark where a letter was, or a question mark behind an East Asian character. */
function showsLoss(text: string, stretch: Stretch): boolean {
  const { start, end } = stretch;
  if (hasLostLetter(text, start, end) || hasReplacement(text, stretch)) return true;
  for (let i = start + 1; i < end; i++) {
    if (text.charCodeAt(i) === QUESTION_MARK && text.charCodeAt(i - 1) >= FIRST_EAST_ASIAN) return true;
  }
  return false;
}

function barOf(text: string, start: number, end: number): number {
  let nonAscii = 0;
  let latin = 0;
  let cyrillic = 0;
  let eastAsian = 0;
  let other = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    nonAscii++;
    if (isCyrillic(unit)) cyrillic++;
    else if (unit < FIRST_NON_LATIN) latin++;
    else if (isSign(unit)) continue;
    else if (unit >= FIRST_EAST_ASIAN) eastAsian++;
    else other++;
  }
  const bars = BARS.find((row) => nonAscii >= row.nonAscii)!;
  if (eastAsian > 0 && eastAsian >= Math.max(cyrillic, other, EAST_ASIAN_SHARE * latin))
    return bars.eastAsian;
  if (cyrillic > 0 && cyrillic >= other) return bars.cyrillic;
  return other > 0 ? bars.other : bars.latin;
}

/**
 * True for a suspect line that needs no further look: it reads well or nearly so, no better in another page, and shows
 * no loss.
 */
export function isHarmless(text: string, stretch: Stretch): boolean {
  const { start, end } = stretch;
  if (hasReplacement(text, stretch)) return false;
  return (readsWell(text, stretch) || isFaint(text, stretch)) && !isLookalike(text, start, end);
}

/** True for a line with U+FFFD in it. */
export function hasReplacement(text: string, { start, end }: Stretch): boolean {
  return text.slice(start, end).includes('\ufffd');
}

/** True for a line that reads well and shows no loss. */
export function readsWell(text: string, { start, end }: Stretch): boolean {
  return looksHealthy(text, start, end) && !hasLostLetter(text, start, end);
}
