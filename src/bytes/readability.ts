import type { Encoding } from '../codec/encoding.ts';
import { contextPlausibility } from '../language/context.ts';
import { alphabetFit } from '../language/cyrillic.ts';
import { plausibility } from '../language/plausibility.ts';
import { commonnessIn, type EastAsianLanguage } from '../search/commonness.ts';

/** The language of the texts in an encoding, where characters have a known commonness. */
const LANGUAGE: Readonly<Record<string, EastAsianLanguage>> = {
  gbk: 'chinese',
  gb18030: 'chinese',
  big5: 'chinese',
  cp950: 'chinese',
  shift_jis: 'japanese',
  'euc-jp': 'japanese',
  'euc-kr': 'korean',
};

/**
 * What a step of commonness is worth, in logits, and the step that is worth nothing. Found by trial on texts of 4 to
 * 100 characters of the calibration part of the development corpus (0.3 to 1, 3 to 4): without it kana are no sign of
 * Japanese, and 7 in 100 texts of four characters in EUC-JP are taken for GBK; from 0.6 on GBK is taken for EUC-JP.
 */
const COMMONNESS_WEIGHT = 0.5;
const USUAL_STEP = 3.5;
/** Japanese ideographs are counted by class: one of them is so many steps rarer than its class. */
const STEPS_OF_CLASS = 1.5;

/** What a byte sequence costs that is no character, in logits. */
const ERROR_COST = 8;
/** What each character above ASCII is worth that is valid UTF-8, in logits; see UTF_8_BONUS in segment.ts. */
const UTF_8_BONUS = 1.5;

/**
 * How much the bytes' text reads like text, in logits. Like the plausibility it means something only as a difference
 * between two readings of the same bytes.
 */
export function readability(text: string, encoding: Encoding, errors: number): number {
  return naturalness(text) + structure(text, encoding, errors);
}

/** The part of the {@link readability} that the text alone says. */
export function naturalness(text: string): number {
  return plausibility(text) + contextPlausibility(text) + alphabetFit(text) - superscriptCost(text);
}

/**
 * A superscript digit that ends a word of two letters or more, units of length aside: ł in Polish text, read in the
 * commonest page. The plausibility knows ³ from cubic metres only. Found by trial on the calibration part of the
 * development corpus (0 to 10).
 */
const SUPERSCRIPT_COST = 8;
const SUPERSCRIPTS = /(?<!\p{L})(?![cdhkmnµμ]?m[²³]|in[²³]|ft[²³])\p{L}{2,}[¹²³]/gu;

function superscriptCost(text: string): number {
  return SUPERSCRIPT_COST * (text.match(SUPERSCRIPTS)?.length ?? 0);
}

/** The part that the encoding says too. */
export function structure(text: string, { name }: Encoding, errors: number): number {
  const cost = -ERROR_COST * errors;
  const language = LANGUAGE[name];
  if (language) return cost + commonnessOf(text, language);
  return name === 'utf-8' ? cost + UTF_8_BONUS * (countNonAscii(text) - errors) : cost;
}

function commonnessOf(text: string, language: EastAsianLanguage): number {
  const steps = commonnessIn(language);
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    sum += steps[unit]! - USUAL_STEP;
    if (language === 'japanese' && unit >= 0x4e00 && unit <= 0x9fff) sum -= STEPS_OF_CLASS;
  }
  return COMMONNESS_WEIGHT * sum;
}

function countNonAscii(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) count++;
  return count;
}
