/**
 * Byte-shifted runs: text of a double-byte encoding that was read as that encoding, but one byte off, because a
 * byte was lost on the way. No program's habits are assumed; a run is told by how the text reads in step and out
 * of step.
 */
import { getEncoding } from '../codec/registry.ts';
import type { Edit } from '../edit.ts';
import { isCjk, isHangul, isKana, isPrivateUse } from '../language/script.ts';
import type { Settings } from '../options.ts';
import { commonnessIn, type EastAsianLanguage, MIDDLE_STEP } from './commonness.ts';
import { NONE, pairsOf } from './double-byte-pairs.ts';
import { hasDip, looksHealthy } from './gate.ts';
import type { Stretch } from './line.ts';
import { suspectLines } from './screening.ts';
import { editOfShifted } from './shifted-edit.ts';
import { ShiftedLine } from './shifted-line.ts';
import { type Exit, findShiftedRuns, type ShiftedRun } from './shifted-runs.ts';
import { lastUnitOf, REPLACEMENT_CHARACTER, type Scale, scoreOf } from './shifted-score.ts';
import { isMostlyUtf8 } from './utf-8-remains.ts';

/** The encodings in which runs are looked for, and the language of their texts. */
const ENCODINGS: readonly (readonly [name: string, language: EastAsianLanguage])[] = [
  ['gbk', 'chinese'],
  ['big5', 'chinese'],
  ['shift_jis', 'japanese'],
  ['euc-jp', 'japanese'],
  ['euc-kr', 'korean'],
];
/** See {@link Scale}. */
const COMMONNESS_WEIGHT: Readonly<Record<EastAsianLanguage, number>> = {
  chinese: 1.8,
  japanese: 1.8,
  korean: 1.8,
};
/** Share of a line's characters above ASCII that must be East Asian ones. */
const LEAST_EAST_ASIAN = 0.5;
/** Share of those from which on kana or Hangul tell the language. */
const OWN_SCRIPT = 0.25;

/** What else a caller may call them. */
const OTHER_NAMES: Readonly<Record<string, string>> = { gbk: 'gb18030', big5: 'cp950' };

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Least gains of a run, in logits, by how it ends and by how many different characters it restores: one, two, more.
 * Set by trial so that nothing changes in 48,000 lines and short strings in Chinese, Japanese, Korean and seven
 * other languages (training and calibration parts of the development corpus) and in 899 adversarial lines; the closest
 * of them stays about one below. What has no mark and restores little asks for much more: a rare name looks like that.
 */
const LEAST_GAIN: Readonly<
  Record<EastAsianLanguage, Readonly<Record<Exit, readonly [one: number, two: number, more: number]>>>
> = {
  chinese: {
    replacement: [9, 9, 9],
    questionMark: [19, 16, 14],
    swallowed: [10.5, 9, 9],
    dropped: [NEVER, 18, 18],
    released: [NEVER, NEVER, 20],
    inside: [NEVER, 26, 26],
  },
  japanese: {
    replacement: [9, 9, 9],
    questionMark: [19, 16, 14],
    swallowed: [11.5, 9, 9],
    dropped: [NEVER, 18, 16],
    released: [NEVER, NEVER, 20],
    inside: [NEVER, 26, 24],
  },
  korean: {
    replacement: [9, 9, 9],
    questionMark: [12, 12, 12],
    swallowed: [12, 12, 12],
    dropped: [15, 14, 14],
    released: [NEVER, NEVER, 20],
    inside: [NEVER, 22, 22],
  },
};
const LEAST_GAIN_OF_ALL = 8.5;

/**
 * How well the restored characters of a run must read by themselves, on the average, in logits: where a mark or an
 * ASCII letter says that a byte is gone, and where nothing does.
 */
const LEAST_QUALITY: Readonly<Record<EastAsianLanguage, readonly [shown: number, silent: number]>> = {
  chinese: [-1.5, 1],
  japanese: [2.5, 2.5],
  korean: [3.5, 3.5],
};
/** Share of kana among the restored characters of a Japanese run where nothing else says that a byte is gone. */
const LEAST_KANA = 0.25;

/** How much plausibility a stretch outside of the runs may lose in a row, in logits. */
const DEEPEST_ELSEWHERE = 12;
/** Marks for each character above ASCII there. */
const MOST_MARKS_ELSEWHERE = 0.1;
const QUESTION_MARK = 0x3f;

/** Share of a run's restored characters that must be different ones. */
const DISTINCT_SHARE = 0.6;
/** Pairs that may have been dropped without a mark, for each restored character. */
const DROPPED_SHARE = 1 / 3;

/** What the borders of a run may add to what {@link promise} sees. */
const BORDER_GAIN = 6;

/**
 * The edits that bring byte-shifted runs back into step. Linear in the length of the stretches.
 *
 * @param stretches lines of the text that read badly; all that do by default
 */
export function shiftedEdits(
  text: string,
  settings: Settings,
  stretches: Iterable<Stretch> = badLines(text),
): Edit[] {
  const edits: Edit[] = [];
  for (const { start, end } of stretches) {
    for (const run of bestRuns(text.slice(start, end), settings)) {
      const edit = editOfShifted(run, start);
      if (edit.confidence >= settings.minConfidence) edits.push(edit);
    }
  }
  return edits;
}

function* badLines(text: string): Generator<Stretch> {
  for (const stretch of suspectLines(text)) {
    if (!looksHealthy(text, stretch.start, stretch.end)) yield stretch;
  }
}

/** The runs of a line in the encoding in which they gain most. */
function bestRuns(text: string, { encodings }: Settings): readonly ShiftedRun[] {
  const script = scriptOf(text);
  let best: readonly ShiftedRun[] = [];
  let most = 0;
  for (const [name, language] of ENCODINGS) {
    if (encodings && !encodings.has(name) && !encodings.has(OTHER_NAMES[name] ?? name)) continue;
    const scale = scaleOf(language, script);
    if (!scale) continue;
    const line = new ShiftedLine(text, pairsOf(getEncoding(name)!));
    if (promise(line, scale) + BORDER_GAIN < LEAST_GAIN_OF_ALL) continue;
    const runs = findShiftedRuns(line, scale).filter((run) => isConvincing(run, language));
    const gain = runs.reduce((sum, run) => sum + run.gain, 0);
    if (gain > most && isSoundElsewhere(line, runs) && !runs.some((run) => isOfUtf8(run, language))) {
      most = gain;
      best = runs;
    }
  }
  return best;
}

/** Characters of a line by script. */
interface ScriptCounts {
  readonly kana: number;
  readonly hangul: number;
  readonly eastAsian: number;
  readonly nonAscii: number;
}

function scriptOf(text: string): ScriptCounts {
  let [kana, hangul, eastAsian, nonAscii] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    nonAscii++;
    if (isCjk(unit) || isPrivateUse(unit) || unit === REPLACEMENT_CHARACTER) eastAsian++;
    if (isKana(unit)) kana++;
    else if (isHangul(unit)) hangul++;
  }
  return { kana, hangul, eastAsian, nonAscii };
}

const scales = new Map<EastAsianLanguage, Scale>();

/** How a line is scored as text of a language; `undefined` if it is none. */
function scaleOf(
  language: EastAsianLanguage,
  { kana, hangul, eastAsian, nonAscii }: ScriptCounts,
): Scale | undefined {
  if (eastAsian < LEAST_EAST_ASIAN * nonAscii || eastAsian < 2) return undefined;
  const isKorean = hangul > OWN_SCRIPT * eastAsian;
  const isJapanese = kana > OWN_SCRIPT * eastAsian;
  if (isKorean !== (language === 'korean') || (isJapanese && language === 'chinese')) return undefined;
  let scale = scales.get(language);
  if (!scale) {
    const weight = COMMONNESS_WEIGHT[language];
    const own = commonnessIn(language);
    const chinese = commonnessIn('chinese');
    const meant = own.map((step) => weight * (step - MIDDLE_STEP));
    // A Japanese line without kana can be Chinese, and a Korean one can have ideographs.
    const seen =
      language === 'chinese'
        ? meant
        : own.map((step, unit) => weight * (Math.max(step, chinese[unit]!) - MIDDLE_STEP));
    scale = { seen, meant };
    scales.set(language, scale);
  }
  return scale;
}

/** A quick look at the most that any stretch of a line can gain, its borders left out of account. */
function promise(line: ShiftedLine, scale: Scale): number {
  let best = 0;
  let sum = 0;
  let last = 0;
  let lastShifted = 0;
  for (let at = 0; at < line.length; at++) {
    const character = line.characters[at]!;
    const seen = scoreOf(last, character, scale.seen);
    const shifted = at > 0 && line.endsInLead(at - 1) ? line.shiftedAt(at) : NONE;
    const goesOn = shifted === NONE ? 0 : sum + scoreOf(lastShifted, shifted, scale.meant) - seen;
    sum = Math.max(0, -seen, goesOn);
    // Where nothing is restored nothing is won.
    if (shifted !== NONE && goesOn > best) best = goesOn;
    last = lastUnitOf(character);
    lastShifted = shifted === NONE ? 0 : lastUnitOf(shifted);
  }
  return best;
}

/** Code units looked at on either side of a run. */
const MARGIN = 4;

/** True for what is left of mojibake that lost bytes: it is full of marks, and of what can be taken for a run. */
function isOfUtf8({ line, from, to, exit }: ShiftedRun, language: EastAsianLanguage): boolean {
  const { text, offsets, pairs } = line;
  const start = offsets[from]!;
  const end = offsets[to]!;
  const wide = text.slice(Math.max(0, start - MARGIN), end + MARGIN);
  if (isMostlyUtf8(wide, pairs)) return true;
  // A short run of Hangul can look like UTF-8 by itself.
  if (exit === 'swallowed' || language === 'korean') return false;
  return isMostlyUtf8(text.slice(start, end), pairs);
}

/**
 * True if a line reads well outside of its runs, and has few marks there. Text that was garbled in another way is
 * full of what can be taken for a run.
 */
function isSoundElsewhere({ text, offsets, length }: ShiftedLine, runs: readonly ShiftedRun[]): boolean {
  let [done, marks, nonAscii] = [0, 0, 0];
  for (const { from, to } of [...runs, { from: length, to: length }]) {
    const limit = offsets[from]!;
    for (let start = done; start < limit; ) {
      let end = start;
      while (end < limit && text.charCodeAt(end) !== REPLACEMENT_CHARACTER) {
        const unit = text.charCodeAt(end++);
        if (unit > 0x7f) nonAscii++;
        else if (unit === QUESTION_MARK && text.charCodeAt(end) > 0x7f) marks++;
      }
      if (hasDip(text, start, end, DEEPEST_ELSEWHERE)) return false;
      if (end < limit) marks++;
      start = end + 1;
    }
    done = offsets[to]!;
  }
  return marks <= MOST_MARKS_ELSEWHERE * nonAscii;
}

function isConvincing(run: ShiftedRun, language: EastAsianLanguage): boolean {
  const { gain, quality, restored, distinct, dropped, kana, exit } = run;
  const isSilent = exit === 'questionMark' || exit === 'dropped' || exit === 'inside' || exit === 'released';
  if (distinct === 0 || quality < LEAST_QUALITY[language][isSilent ? 1 : 0] * restored) return false;
  if (distinct < DISTINCT_SHARE * restored || dropped > DROPPED_SHARE * restored) return false;
  if (isSilent && language === 'japanese' && kana < LEAST_KANA * restored) return false;
  return gain >= LEAST_GAIN[language][exit][Math.min(distinct, 3) - 1]!;
}
