/**
 * A first look at a text, which clears nearly all that is healthy. It costs one look-up of each code unit and one of
 * each pair of classes (screening-classes.ts), whose weights add up: how much likelier garbled text makes such a pair
 * than healthy text. A line is suspect if some part of it adds up to a bar: the cumulative sum test (Page 1954,
 * "Continuous inspection schemes"). Trained by scripts/model/train-screening.ts.
 */
import { isCyrillic } from '../language/script.ts';
import { unpackWeights } from '../language/weights.ts';
import { screeningWeights } from '../packed/data.ts';
import { cutPoint, MAX_LINE_UNITS, type Stretch } from './line.ts';
import { LINE_FEED_CLASS, NO_CLASS, screeningClassCount, screeningClassOf } from './screening-classes.ts';

/** What one step of a weight is worth, in logits. */
export const SCREENING_STEP = 0.25;
/** A row has room for all classes, so that a pair's place is a matter of bits. */
const ROW_BITS = 8;
const FIRST_ROW: number = LINE_FEED_CLASS << ROW_BITS;
/** Largest weight of a pair, in steps, either way. */
const LARGEST_WEIGHT = 127;
/** A weight at which every rest ends. */
const STOP = 127;
const FIRST_NON_ASCII = 0x80;
const FIRST_NON_LATIN = 0x370;
/** Punctuation, arrows, boxes and the like, which say nothing of a script. */
const FIRST_SIGN = 0x2000;
const LAST_SIGN = 0x2bff;
const LINE_FEED = 0x0a;

/**
 * Bars, in steps, by the number of code units above ASCII in a line, for lines with no more than Latin letters and
 * for others: the fewer there are, the less can add up. With a Cyrillic letter the lowest bar holds. Of 25,000 garbled texts that the search repaired without the
 * screening (half from the calibration part of the development corpus, half from its cases) 1 in 850 stays below.
 */
const BARS: readonly { readonly nonAscii: number; readonly latin: number; readonly other: number }[] = [
  { nonAscii: 33, latin: 20, other: 20 },
  { nonAscii: 17, latin: 16, other: 9 },
  { nonAscii: 9, latin: 8, other: 6 },
  { nonAscii: 5, latin: 6, other: 2 },
  { nonAscii: 2, latin: 4, other: 2 },
  { nonAscii: 0, latin: 2, other: 2 },
];
const LOWEST_BAR: number = BARS.at(-1)!.latin;

/** Classes by code unit; {@link NO_CLASS} until asked for. */
const classes: Uint8Array = /* @__PURE__ */ new Uint8Array(0x10000);
/**
 * Weights by class and, in the row of that, class behind it. Behind any, {@link STOP} stands for the line feed and for
 * {@link NO_CLASS}, so that {@link endOfRest} need not ask for them.
 */
const weights: Int8Array = /* @__PURE__ */ new Int8Array(0x10000);
/** Weights by class of what ends a line. */
const ends: Int8Array = /* @__PURE__ */ new Int8Array(0x100);
let isLoaded = false;

function load(): void {
  const count = screeningClassCount();
  const packed = unpackWeights(screeningWeights, 2 * count, count);
  weights.set(
    pairWeights(packed.subarray(0, count), packed.subarray(count, 2 * count), packed.subarray(2 * count)),
  );
  for (let row = 0; row < weights.length; row += 1 << ROW_BITS) {
    ends[row >> ROW_BITS] = weights[row | LINE_FEED_CLASS]!;
    weights[row | LINE_FEED_CLASS] = STOP;
    weights[row | NO_CLASS] = STOP;
  }
  isLoaded = true;
}

/**
 * Weights by {@link ROW_BITS} of class and of the class behind it: the sum of a weight of the first class, one of the
 * second, and for the pairs that matter one of their own (`pairs`, row by row). Pairs of ASCII weigh nothing.
 */
export function pairWeights(firsts: Int8Array, seconds: Int8Array, pairs: Int8Array): Int8Array {
  const count = firsts.length;
  const isAscii = new Uint8Array(count);
  for (let unit = 0; unit < FIRST_NON_ASCII; unit++) isAscii[screeningClassOf(unit)] = 1;
  const weights = new Int8Array(1 << (2 * ROW_BITS));
  for (let first = 0; first < count; first++) {
    for (let second = 0; second < count; second++) {
      if (isAscii[first] === 1 && isAscii[second] === 1) continue;
      const weight = firsts[first]! + seconds[second]! + pairs[first * count + second]!;
      weights[(first << ROW_BITS) | second] = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, weight));
    }
  }
  return weights;
}

const NO_SUSPECTS: readonly Stretch[] = [];

/**
 * The lines of a text that may be garbled, as {@link splitLines} cuts them.
 *
 * @param start code unit, 0-based, at which a line starts
 * @param end code unit at which the last line ends, exclusive
 */
export function suspectLines(text: string, start: number = 0, end: number = text.length): readonly Stretch[] {
  let suspects: Stretch[] | undefined;
  for (let at = start; at < end; ) {
    const suspect = nextSuspect(text, at, end);
    if (!suspect) break;
    suspects ??= [];
    suspects.push(suspect);
    at = suspect.end;
  }
  return suspects ?? NO_SUSPECTS;
}

/** The first of {@link suspectLines}, `undefined` if there is none. */
export function nextSuspect(text: string, start: number, end: number): Stretch | undefined {
  if (!isLoaded) load();
  for (let lineStart = start; lineStart < end; ) {
    const limit = Math.min(end, lineStart + MAX_LINE_UNITS);
    let row = FIRST_ROW;
    let sum = 0;
    let highest = 0;
    let at = endOfRest(text, lineStart, limit, row);
    if (at > lineStart) row = classes[text.charCodeAt(at - 1)]! << ROW_BITS;
    while (at < limit) {
      const number = classes[text.charCodeAt(at)]!;
      if (number <= LINE_FEED_CLASS) break;
      sum += weights[row | number]!;
      row = number << ROW_BITS;
      at++;
      if (sum > 0) {
        if (sum > highest) highest = sum;
        continue;
      }
      sum = 0;
      const rested = endOfRest(text, at, limit, row);
      if (rested > at) row = classes[text.charCodeAt(rested - 1)]! << ROW_BITS;
      at = rested;
    }
    if (at < limit && classes[text.charCodeAt(at)] === NO_CLASS) {
      learnClasses(text, at, limit);
      continue;
    }
    highest = Math.max(highest, sum + ends[row >> ROW_BITS]!);
    const isCut = at === limit && limit < end && text.charCodeAt(limit) !== LINE_FEED;
    const lineEnd = isCut ? cutPoint(text, lineStart) : at;
    if (highest > LOWEST_BAR && isAboveBar(highest, text, lineStart, lineEnd))
      return { start: lineStart, end: lineEnd };
    lineStart = isCut ? lineEnd : lineEnd + 1;
  }
  return undefined;
}

/**
 * The first code unit, from `start` on, whose weight behind the one before lifts a sum of 0, or `end`. Healthy text is
 * nearly all such rest, and two look-ups at a time run at the speed of the reading.
 *
 * @param firstRow of the class before `start`
 */
function endOfRest(text: string, start: number, end: number, firstRow: number): number {
  // A bundler makes variables of the constants of a module, which the loop would read again and again.
  const classOfUnit = classes;
  const weightOfPair = weights;
  const bits = ROW_BITS;
  let row = firstRow;
  let at = start;
  for (; at + 1 < end; at += 2) {
    const first = classOfUnit[text.charCodeAt(at)]!;
    if (weightOfPair[row | first]! > 0) return at;
    const second = classOfUnit[text.charCodeAt(at + 1)]!;
    if (weightOfPair[(first << bits) | second]! > 0) return at + 1;
    row = second << bits;
  }
  return at < end && weightOfPair[row | classOfUnit[text.charCodeAt(at)]!]! <= 0 ? end : at;
}

/** Looks up the classes of the code units that were not met before. */
function learnClasses(text: string, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (classes[unit] === NO_CLASS) classes[unit] = screeningClassOf(unit);
  }
}

/** True if the sum of a line is above the bar for as many code units above ASCII as it has. */
function isAboveBar(sum: number, text: string, start: number, end: number): boolean {
  let nonAscii = 0;
  let isLatin = true;
  let row = BARS.length - 1;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_NON_ASCII) continue;
    // In capitals read as small letters only pairs of letters look wrong, which the gate tells.
    if (isCyrillic(unit)) return true;
    nonAscii++;
    isLatin &&= unit < FIRST_NON_LATIN || (unit >= FIRST_SIGN && unit <= LAST_SIGN);
    if (row > 0 && nonAscii === BARS[row - 1]!.nonAscii) row--;
    // Bars rise with the number, and are nowhere higher for others.
    if (sum <= BARS[row]!.other) return false;
  }
  return sum > (isLatin ? BARS[row]!.latin : BARS[row]!.other);
}
