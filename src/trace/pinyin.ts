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

/** What a syllable can begin with; one that begins another comes before it. */
export const INITIALS: readonly string[] = [
  '',
  ...'b p m f d t n l g k h j q x r z zh c ch s sh y w'.split(' '),
];

/** What a syllable with a default reading can end in. */
export const FINALS: readonly string[] =
  'a o e i u ü ai ei ao ou an en ang eng ong er ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang üe ue'.split(
    ' ',
  );

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

/** 1 to 4 for the tone of a syllable's mark, 0 without one. */
export function toneOf(syllable: string): number {
  for (const letter of syllable) {
    const marked = MARKED.indexOf(letter);
    if (marked >= 0) return (marked % 4) + 1;
  }
  return 0;
}

/** Marks a toneless syllable: a or e, else the o of ou, else the last vowel; tone 0 leaves it as it is. */
export function withTone(syllable: string, tone: number): string {
  if (tone === 0) return syllable;
  const vowel = /[ae]|o(?=u)|[iouü](?=[^aeiouü]*$)/.exec(syllable);
  if (vowel === null) return syllable;
  const marked = MARKED[PLAIN.indexOf(vowel[0]) + tone - 1]!;
  return syllable.slice(0, vowel.index) + marked + syllable.slice(vowel.index + 1);
}

export function hasToneMark(syllable: string): boolean {
  return toneOf(syllable) > 0;
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
