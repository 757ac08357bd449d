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
const CLASS_MASK: number = (1 << ROW_BITS) - 1;
/** Largest weight of a pair, in steps, either way. */
const LARGEST_WEIGHT = 120;
/**
 * What looks garbled has a pair that weighs more than this, in steps: of 43,807 garbled texts whose sum is above the
 * bar 3 have none. In healthy text one code unit in 100 to 1,000 begins such a pair.
 */
const LEAST_LIFT = 2;
/** The sum begins so many code units before such a pair. */
const BEFORE_LIFT = 4;
const FIRST_NON_ASCII = 0x80;
export const FIRST_NON_LATIN = 0x370;
/** Punctuation, arrows, boxes and the like, which say nothing of a script. */
const FIRST_SIGN = 0x2000;
const LAST_SIGN = 0x2bff;
export const isSign = (unit: number): boolean => unit >= FIRST_SIGN && unit <= LAST_SIGN;
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
/** The bars for others, by number of code units. */
const OTHER_BARS: readonly number[] = Array.from(
  { length: BARS[0]!.nonAscii + 1 },
  (_, number) => BARS.find(({ nonAscii }) => number >= nonAscii)!.other,
);

interface Tables {
  /** Classes by code unit; {@link NO_CLASS} until asked for. */
  readonly classes: Uint8Array;
  /**
   * {@link LEAST_LIFT} less the weight of a pair, by class and, in the row of that, class behind it: below 0 for what
   * begins to look garbled. So is what has {@link NO_CLASS}, that the loop need not ask for it.
   */
  readonly reliefs: Int8Array;
}

let tables: Tables | undefined;

function load(): Tables {
  const count = screeningClassCount();
  const packed = unpackWeights(screeningWeights, 2 * count, count);
  const weights = pairWeights(
    packed.subarray(0, count),
    packed.subarray(count, 2 * count),
    packed.subarray(2 * count),
  );
  const classes = new Uint8Array(0x10000);
  classes[LINE_FEED] = LINE_FEED_CLASS;
  return {
    classes,
    reliefs: weights.map((weight, pair) =>
      (pair & CLASS_MASK) === NO_CLASS ? -LARGEST_WEIGHT : LEAST_LIFT - weight,
    ),
  };
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
  tables ??= load();
  for (let at = start; at < end; ) {
    const limit = at + MAX_LINE_UNITS;
    if (limit >= end) return nextSuspectWithin(text, at, end, tables);
    const feed = text.slice(at, limit + 1).lastIndexOf('\n');
    const wholeLines = feed < 0 ? cutPoint(text, at) : at + feed;
    const suspect = nextSuspectWithin(text, at, wholeLines, tables);
    if (suspect) return suspect;
    at = feed < 0 ? wholeLines : wholeLines + 1;
  }
  return undefined;
}

/** The same where the lines are no more than {@link MAX_LINE_UNITS} code units together. */
function nextSuspectWithin(
  text: string,
  start: number,
  end: number,
  { classes, reliefs }: Tables,
): Stretch | undefined {
  let row = FIRST_ROW;
  for (let at = start; at <= end; ) {
    const lift = endOfRest(text, at, end, row, classes, reliefs);
    if (lift > at) {
      at = lift - BEFORE_LIFT;
      row = at > start ? classes[text.charCodeAt(at - 1)]! << ROW_BITS : FIRST_ROW;
    }
    let sum = 0;
    let highest = 0;
    for (; at <= end && (sum > 0 || at < lift + STRIDE); at++) {
      const number = at < end ? classOf(classes, text.charCodeAt(at)) : LINE_FEED_CLASS;
      sum += LEAST_LIFT - reliefs[row | number]!;
      if (sum < 0) sum = 0;
      else if (sum > highest) highest = sum;
      row = number << ROW_BITS;
      if (number === LINE_FEED_CLASS) {
        at++;
        break;
      }
    }
    const suspect = highest > LOWEST_BAR ? lineAboveBar(highest, text, start, at - 1, end) : undefined;
    if (suspect) return suspect;
  }
  return undefined;
}

/** Code units that {@link endOfRest} looks at together. */
const STRIDE = 4;

/**
 * Where, from `start` on, the next {@link STRIDE} code units stand of which one has a pair that lifts the sum, or fewer
 * are left before `end`. Healthy text is nearly all such rest: with one branch for four look-ups it costs no more than
 * the reading. A bundler makes variables of a module's constants, which the loop would read again and again: hence the
 * parameters and the literals.
 *
 * @param firstRow of the class before `start`
 */
function endOfRest(
  text: string,
  start: number,
  end: number,
  firstRow: number,
  classes: Uint8Array,
  reliefs: Int8Array,
): number {
  // An engine that knows integers and a bound within the text need not check each index for overflow.
  const last = Math.min(end | 0, text.length) - 3;
  let row = firstRow | 0;
  let at = start | 0;
  for (; at < last; at += 4) {
    const first = classes[text.charCodeAt(at)]!;
    const second = classes[text.charCodeAt(at + 1)]!;
    const third = classes[text.charCodeAt(at + 2)]!;
    const fourth = classes[text.charCodeAt(at + 3)]!;
    const reliefOfAny =
      reliefs[row | first]! |
      reliefs[(first << 8) | second]! |
      reliefs[(second << 8) | third]! |
      reliefs[(third << 8) | fourth]!;
    if (reliefOfAny < 0) break;
    row = fourth << 8;
  }
  return at;
}

/** The highest sum within a line (code units, end-exclusive), in logits: how much speaks for garbled text. */
export function suspicionOf(text: string, start: number, end: number): number {
  tables ??= load();
  const { classes, reliefs } = tables;
  let row = FIRST_ROW;
  let sum = 0;
  let highest = 0;
  for (let at = start; at <= end; at++) {
    const number = at < end ? classOf(classes, text.charCodeAt(at)) : LINE_FEED_CLASS;
    sum = Math.max(0, sum + LEAST_LIFT - reliefs[row | number]!);
    if (sum > highest) highest = sum;
    row = number << ROW_BITS;
  }
  return highest * SCREENING_STEP;
}

/** A code unit's class, looked up where it was not met before. */
function classOf(classes: Uint8Array, unit: number): number {
  if (classes[unit] === NO_CLASS) classes[unit] = screeningClassOf(unit);
  return classes[unit]!;
}

/**
 * The line in which a code unit stands, or which it ends, if the sum is above the bar for as many code units above
 * ASCII as it has.
 *
 * @param start code unit at which a line starts
 * @param end code unit at which a line ends
 */
function lineAboveBar(
  sum: number,
  text: string,
  start: number,
  at: number,
  end: number,
): Stretch | undefined {
  const count: LineCount = { nonAscii: 0, isLatin: true, isCyrillic: false };
  let lineStart = at;
  while (lineStart > start) {
    const unit = text.charCodeAt(lineStart - 1);
    if (unit === LINE_FEED) break;
    lineStart--;
    if (unit >= FIRST_NON_ASCII && !count.isCyrillic && !staysAbove(sum, unit, count)) return undefined;
  }
  let lineEnd = at;
  for (; lineEnd < end; lineEnd++) {
    const unit = text.charCodeAt(lineEnd);
    if (unit === LINE_FEED) break;
    if (unit >= FIRST_NON_ASCII && !count.isCyrillic && !staysAbove(sum, unit, count)) return undefined;
  }
  const { latin, other } = BARS.find(({ nonAscii }) => count.nonAscii >= nonAscii)!;
  const isAbove = count.isCyrillic || sum > (count.isLatin ? latin : other);
  return isAbove ? { start: lineStart, end: lineEnd } : undefined;
}

/** What was seen of a line. */
interface LineCount {
  nonAscii: number;
  isLatin: boolean;
  isCyrillic: boolean;
}

/** Counts a code unit; false once the sum is below the bar, however the line goes on. */
function staysAbove(sum: number, unit: number, count: LineCount): boolean {
  // In capitals read as small letters only pairs of letters look wrong, which the gate tells.
  count.isCyrillic = isCyrillic(unit);
  if (count.isCyrillic) return true;
  count.nonAscii++;
  count.isLatin &&= unit < FIRST_NON_LATIN || isSign(unit);
  // Bars rise with the number, and are nowhere higher for others.
  return sum > OTHER_BARS[Math.min(count.nonAscii, OTHER_BARS.length - 1)]!;
}
