/**
 * What a language hint says: the letters beyond ASCII that texts in the language use, and the encodings they
 * were written in before UTF-8. Letters after CLDR's main exemplar sets and the alphabets' standard
 * descriptions; encodings after the defaults of Windows, DOS, Mac OS and the Unix locales of each country.
 */
export interface Language {
  /** Lower-case letters beyond ASCII, in the order of their code points where they are Latin; empty where the script alone tells. */
  readonly letters: string;
  /** Unicode ranges of the script, for the languages that have one of their own: pairs of first and last code point. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Canonical names of the encodings in use. */
  readonly encodings: readonly string[];
}

const WESTERN = ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'cp850', 'cp437', 'macintosh'];
const NORDIC = [...WESTERN, 'cp865'];
const CENTRAL = ['windows-1250', 'iso-8859-2', 'cp852', 'x-mac-ce'];
const BALTIC = ['windows-1257', 'iso-8859-13', 'iso-8859-4', 'cp775'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'x-mac-cyrillic', 'cp855'];
const UKRAINIAN = [...CYRILLIC, 'koi8-u'];
const TURKISH = ['windows-1254', 'iso-8859-9', 'cp857', 'x-mac-turkish'];
const ARABIC = ['windows-1256', 'iso-8859-6', 'cp864'];
const SIMPLIFIED = ['gbk', 'gb18030'];
const TRADITIONAL = ['big5', 'cp950', 'gbk'];

const HAN: readonly [number, number][] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];
const KANA: readonly [number, number][] = [[0x3040, 0x30ff]];
const ARABIC_RANGES: readonly [number, number][] = [[0x0600, 0x06ff]];

function alphabet(letters: string, encodings: readonly string[]): Language {
  return { letters, ranges: [], encodings };
}

function script(ranges: readonly (readonly [number, number])[], encodings: readonly string[]): Language {
  return { letters: '', ranges, encodings };
}

const RUSSIAN = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё';

const LANGUAGES: Readonly<Record<string, Language>> = {
  af: alphabet('áâèéêëîïôöûü', WESTERN),
  sq: alphabet('çë', [...WESTERN, ...CENTRAL]),
  eu: alphabet('çñü', WESTERN),
  be: alphabet('абвгдеёжзійклмнопрстуўфхцчшыьэюя', UKRAINIAN),
  bs: alphabet('čćđšž', CENTRAL),
  bg: alphabet('абвгдежзийклмнопрстуфхцчшщъьюя', CYRILLIC),
  br: alphabet('âêñùü', WESTERN),
  ca: alphabet('àçèéíïòóúü·', WESTERN),
  cs: alphabet('áčďéěíňóřšťúůýž', CENTRAL),
  cy: alphabet('àáâäèéêëìíîïòóôöùúûüẁẃŵẅỳýŷÿ', ['iso-8859-14', ...WESTERN]),
  da: alphabet('áåæéíóøúý', NORDIC),
  de: alphabet('äöüß', WESTERN),
  el: alphabet('αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ', [
    'windows-1253',
    'iso-8859-7',
    'cp737',
    'cp869',
    'x-mac-greek',
  ]),
  en: alphabet('çèéï', WESTERN),
  eo: alphabet('ĉĝĥĵŝŭ', ['iso-8859-3']),
  es: alphabet('áéíñóúü', WESTERN),
  et: alphabet('äõöüšž', [...BALTIC, ...WESTERN]),
  fa: script(ARABIC_RANGES, ARABIC),
  fi: alphabet('äåöšž', NORDIC),
  fo: alphabet('áæíðóøúý', NORDIC),
  fr: alphabet('àâæçèéêëîïôùûüÿœ', [...WESTERN, 'cp863']),
  ga: alphabet('áéíóú', [...WESTERN, 'iso-8859-14']),
  gd: alphabet('àèìòù', [...WESTERN, 'iso-8859-14']),
  gl: alphabet('áéíïñóúü', WESTERN),
  he: script([[0x0590, 0x05ff]], ['windows-1255', 'iso-8859-8', 'cp862']),
  hi: script([[0x0900, 0x097f]], []),
  hr: alphabet('čćđšž', [...CENTRAL, 'x-mac-croatian']),
  hu: alphabet('áéíóöőúüű', CENTRAL),
  hy: script([[0x0530, 0x058f]], []),
  id: alphabet('é', WESTERN),
  is: alphabet('áæéíðóöúýþ', [...NORDIC, 'cp861', 'x-mac-icelandic']),
  it: alphabet('àèéìíòóùú', WESTERN),
  ja: script([...HAN, ...KANA, [0xff61, 0xff9f]], ['shift_jis', 'euc-jp']),
  ka: script([[0x10a0, 0x10ff]], []),
  kk: alphabet(`${RUSSIAN}әғқңөұүһі`, ['windows-1251', 'koi8-t']),
  ko: script([[0xac00, 0xd7a3], [0x3130, 0x318f], ...HAN], ['euc-kr']),
  ky: alphabet(`${RUSSIAN}ңөү`, CYRILLIC),
  lt: alphabet('ąčęėįšųūž', BALTIC),
  lv: alphabet('āčēģīķļņšūž', BALTIC),
  mk: alphabet('абвгдѓежзѕијклљмнњопрстќуфхцчџш', CYRILLIC),
  mn: alphabet(`${RUSSIAN}өү`, CYRILLIC),
  mt: alphabet('ċġħżàèìòù', ['iso-8859-3']),
  nb: alphabet('âåæèéêòóôøü', NORDIC),
  nl: alphabet('áäèéêëíïóöúü', WESTERN),
  nn: alphabet('âåæèéêòóôøü', NORDIC),
  pl: alphabet('ąćęłńóśźż', CENTRAL),
  pt: alphabet('àáâãçéêíóôõúü', [...WESTERN, 'cp860']),
  ro: alphabet('ăâîșțşţ', [...CENTRAL, 'iso-8859-16', 'x-mac-romanian']),
  ru: alphabet(RUSSIAN, CYRILLIC),
  sk: alphabet('áäčďéíĺľňóôŕšťúýž', CENTRAL),
  sl: alphabet('čšž', CENTRAL),
  sr: alphabet('абвгдђежзијклљмнњопрстћуфхцчџш', CYRILLIC),
  sv: alphabet('äåéö', NORDIC),
  ta: script([[0x0b80, 0x0bff]], []),
  th: script([[0x0e00, 0x0e7f]], ['windows-874', 'tis-620', 'iso-8859-11']),
  tg: alphabet(`${RUSSIAN}ғӣқӯҳҷ`, ['koi8-t', 'windows-1251']),
  tr: alphabet('âçğıîöşûüi̇', TURKISH),
  tt: alphabet(`${RUSSIAN}әҗңөүһ`, CYRILLIC),
  uk: alphabet('абвгґдеєжзиіїйклмнопрстуфхцчшщьюя', UKRAINIAN),
  ar: script(ARABIC_RANGES, ARABIC),
  ur: script(ARABIC_RANGES, ARABIC),
  bn: script([[0x0980, 0x09ff]], []),
  vi: alphabet(
    'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ\u0300\u0301\u0303\u0309\u0323',
    ['windows-1258', 'viscii', 'tcvn'],
  ),
  zh: script(HAN, [...SIMPLIFIED, ...TRADITIONAL]),
  'zh-hans': script(HAN, SIMPLIFIED),
  'zh-hant': script(HAN, TRADITIONAL),
};

/** Regions that say which script Chinese is written in. */
const TRADITIONAL_REGIONS = /^zh-(hant|tw|hk|mo)\b/;
const SIMPLIFIED_REGIONS = /^zh-(hans|cn|sg)\b/;

/** The tags that {@link languageOf} knows, sorted. */
export function knownLanguages(): string[] {
  return Object.keys(LANGUAGES).sort();
}

/** The language of a BCP 47 tag (case does not matter, further subtags are passed over), if it is known. */
export function languageOf(tag: string): Language | undefined {
  const lower = tag.toLowerCase().replaceAll('_', '-');
  if (TRADITIONAL_REGIONS.test(lower)) return LANGUAGES['zh-hant'];
  if (SIMPLIFIED_REGIONS.test(lower)) return LANGUAGES['zh-hans'];
  const primary = lower.split('-', 1)[0]!;
  const name = primary === 'no' ? 'nb' : primary;
  return Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
}

export function isKnownLanguage(tag: string): boolean {
  return languageOf(tag) !== undefined;
}

/** Tells whether a code point is a letter of the language's own, beyond ASCII; upper case counts as lower. */
export function isOwnLetter(language: Language, codePoint: number): boolean {
  if (language.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) return true;
  return language.letters.includes(String.fromCodePoint(codePoint).toLowerCase());
}
