/** Hanyu Pinyin as it stands in glosses: one syllable, its tone as a mark on a vowel. */

const MARKED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ';
const PLAIN = 'aaaaeeeeiiiioooouuuuüüüü';
/** Look-alikes in circulation: GB 2312's ɑ and ɡ, and the breve for the caron. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ɑ: 'a',
  ɡ: 'g',
  ă: 'ǎ',
  ĕ: 'ě',
  ĭ: 'ǐ',
  ŏ: 'ǒ',
  ŭ: 'ǔ',
};

/** Letters of the longest syllable: zhuāng. */
export const LONGEST_SYLLABLE = 6;

const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ueng|ü|üe|üan|ün|ue)$/;

/** The syllable with look-alike letters made the usual ones. */
export function normalizeSyllable(syllable: string): string {
  return syllable.replace(/[^a-z]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** The syllable without its tone; ü stays ü. */
export function withoutTone(syllable: string): string {
  return syllable.replace(/[^a-zü]/g, (letter) => PLAIN[MARKED.indexOf(letter)] ?? letter);
}

export function hasToneMark(syllable: string): boolean {
  for (const letter of syllable) if (MARKED.includes(letter)) return true;
  return false;
}

/** True for a pinyin syllable, with a tone mark or without. */
export function isSyllable(syllable: string): boolean {
  return syllable.length <= LONGEST_SYLLABLE && SYLLABLE.test(withoutTone(syllable));
}

/** True for a UTF-16 code unit that a pinyin syllable can hold. */
export function isPinyinLetter(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  if (unit < 0xe0 || unit > 0x261) return false;
  const letter = String.fromCharCode(unit);
  return letter === 'ü' || MARKED.includes(letter) || letter in LOOKALIKES;
}
