/** Damage that leaves nothing to restore: what it looks like, and what must have happened. */
import { readAsUtf8 } from '../channel/catalogue.ts';
import { isC1 } from '../language/script.ts';
import type { Diagnosis, Layer } from '../report.ts';

/**
 * Confidences by judgement: no healthy text was found with any of them, but text about mojibake has them, people write
 * `????`, and 烫 and 屯 are words.
 */
const CONFIDENCE = {
  replacements: 0.99,
  replacement: 0.9,
  controls: 0.8,
  fillBytes: 0.8,
  questionMarks: 0.7,
} as const;

/** Likeliest channels that are named where nothing but the damage is left. */
const MOST_GUESSES = 3;

/** U+FFFD in UTF-8, EF BF BD, two in a row or the better part of them, as East Asian encodings read it. */
const RE_ENCODED: readonly (readonly [encoding: string, title: string, shown: string, pattern: RegExp])[] = [
  ['gbk', 'GBK', '锟斤拷', /锟斤|斤拷锟/],
  ['big5', 'Big5', '嚙踝蕭', /嚙踝|踝蕭嚙/],
  ['euc-kr', 'EUC-KR', '占쏙옙', /占쏙|쏙옙占/],
  ['euc-jp', 'EUC-JP', '鐃緒申', /鐃緒|緒申鐃/],
  ['shift_jis', 'Shift_JIS', '�ｿｽ', /ｿｽ\ufffd?ｿｽ/],
];

/** Bytes that a debugger fills memory with, which GBK reads as ideographs. */
const FILL_BYTES: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/烫{3}/, 'memory that no text was written to (bytes CC, 烫) was read as GBK: there never was a text'],
  [/屯{3}/, 'memory that no text was written to (bytes CD, 屯) was read as GBK: there never was a text'],
  [/葺{3}/, 'memory that was freed (bytes DD, 葺) was read as GBK: the text is gone'],
];

/** U+0085, a line end in text from mainframes. */
const NEXT_LINE = 0x85;

/** Damage that cannot be undone, if a text shows any. */
export function diagnoseRefusal(text: string): Diagnosis | undefined {
  for (const [encoding, title, shown, pattern] of RE_ENCODED) {
    if (!pattern.test(text)) continue;
    const lost = readAsUtf8()[0]!;
    return refusal(
      CONFIDENCE.replacements,
      `replacement characters were read as ${title} (${shown}): what they stood for is gone`,
      [
        [
          { right: lost.right, wrong: lost.wrong },
          { right: 'utf-8', wrong: encoding },
        ],
      ],
    );
  }
  for (const [pattern, reason] of FILL_BYTES)
    if (pattern.test(text)) return refusal(CONFIDENCE.fillBytes, reason);
  if (text.includes('\ufffd\ufffd')) {
    return refusal(
      CONFIDENCE.replacements,
      'bytes of another encoding were read as UTF-8: the replacement characters (U+FFFD) stand for bytes that are gone',
      readAsUtf8()
        .slice(0, MOST_GUESSES)
        .map(({ right, wrong }) => [{ right, wrong }]),
    );
  }
  if (/\p{L}\ufffd|\ufffd\p{L}/u.test(text))
    return refusal(CONFIDENCE.replacement, 'replacement characters (U+FFFD) stand for bytes that are gone');
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isC1(unit) && unit !== NEXT_LINE)
      return refusal(
        CONFIDENCE.controls,
        'control characters (C1) that no text has, and no channel explains',
      );
  }
  return diagnoseQuestionMarks(text);
}

/** Question marks that stand for words, not behind them; so many in all, and so many for each letter, at the least. */
const LEAST_MARKS = 4;
const MARKS_FOR_EACH_LETTER = 2;

/** Text of which an encoder made question marks: its words consist of nothing else. */
export function diagnoseQuestionMarks(text: string): Diagnosis | undefined {
  if (!text.includes('??')) return undefined;
  let marks = 0;
  for (const { 0: word } of text.matchAll(/(?<![^\s"'([{<>:=])\?{2,}/g)) marks += word.length;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (marks < LEAST_MARKS || marks < MARKS_FOR_EACH_LETTER * letters) return undefined;
  return refusal(
    CONFIDENCE.questionMarks,
    'an encoding that lacks the letters put a question mark in place of each: which ones they were is gone',
  );
}

function refusal(confidence: number, reason: string, layers: readonly (readonly Layer[])[] = []): Diagnosis {
  return { garbled: true, confidence, layers, repairable: false, reason };
}
