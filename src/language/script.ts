/**
 * Classes of code units: script, letter case, kind of accent, and for ideographs and Hangul how common they
 * are. The plausibility model counts how classes follow each other, and the search asks simple questions of
 * script. A class belongs to a UTF-16 code unit, so that every string has classes, broken ones too.
 *
 * The commonness of ideographs needs no data of its own: the national standards put the common characters
 * into a first level, so the code tables themselves say it (GB 2312 level 1, Big5 level 1, JIS X 0208 level 1,
 * KS X 1001).
 */
import { cp950Table, gbkTable, jis0208Table, ksx1001Table } from '../codec/double-byte-tables.ts';
import type { Encoding } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';

/**
 * Every class with the code units in it: single ones, and ranges as `first-last`. A later entry wins where two
 * name the same unit. Entries ending in `lower` and `upper` stand in pairs: the upper one holds the capitals
 * of the lower one.
 */
const MEMBERS: readonly (readonly [name: string, members: string])[] = [
  ['boundary', '\0\n\r\v\f\u2028\u2029'],
  ['other', ''],
  ['control', '\x01-\x08\x0e-\x1f\x7f'],
  ['space', ' \t'],
  ['digit', '0-9'],
  ['ascii vowel lower', 'aeiouy'],
  ['ascii vowel upper', 'AEIOUY'],
  ['ascii consonant lower', 'b-df-hj-np-tv-xz'],
  ['ascii consonant upper', 'B-DF-HJ-NP-TV-XZ'],
  ['sentence mark', '.,;:!?'],
  ['ascii quote', '\'"'],
  ['ascii bracket', '()[]{}<>'],
  ['joining mark', '\x2d/_@'],
  ['ascii symbol', '#$%&*+=\\^`|~'],
  ['c1 control', '\x80-\x9f'],
  ['no-break space', '\xa0'],
  ['soft hyphen', '\xad'],
  ['inverted mark', '¡¿'],
  ['currency', '¢-¥\u20a0-\u20cf'],
  ['guillemet', '«»‹›'],
  ['legal sign', '§¶©®'],
  ['broken bar', '¦'],
  ['spacing accent', '¨¯´¸\u02c6-\u02cf\u02d8-\u02df'],
  ['superscript digit', '²³¹'],
  ['ordinal', 'ªº'],
  ['fraction', '¼-¾\u2150-\u215f'],
  ['latin-1 operator', '¬±×÷'],
  ['degree', '°'],
  ['micro', 'µ'],
  ['middle dot', '·'],
  ['acute vowel lower', 'áéíóúý'],
  ['acute vowel upper', ''],
  ['grave vowel lower', 'àèìòù'],
  ['grave vowel upper', ''],
  ['circumflex vowel lower', 'âêîôû'],
  ['circumflex vowel upper', ''],
  ['diaeresis vowel lower', 'äëïöüÿ'],
  ['diaeresis vowel upper', ''],
  ['tilde lower', 'ãñõ'],
  ['tilde upper', ''],
  ['c cedilla lower', 'ç'],
  ['c cedilla upper', ''],
  ['nordic lower', 'åæø'],
  ['nordic upper', ''],
  ['icelandic lower', 'ðþ'],
  ['icelandic upper', ''],
  ['sharp s', 'ß'],
  ['latin extended lower', 'Ā-ɏ'],
  ['latin extended upper', ''],
  ['latin additional lower', 'Ḁ-ẟ'],
  ['latin additional upper', ''],
  ['vietnamese lower', 'ơưạ-ỿ'],
  ['vietnamese upper', ''],
  ['caron lower', 'čďěňřšťžľǎǐǒǔ'],
  ['caron upper', ''],
  ['ogonek lower', 'ąęįų'],
  ['ogonek upper', ''],
  ['macron lower', 'āēīōū'],
  ['macron upper', ''],
  ['acute consonant lower', 'ćĺńŕśź'],
  ['acute consonant upper', ''],
  ['stroke lower', 'đħłŧ'],
  ['stroke upper', ''],
  ['breve lower', 'ăĕğĭŏŭ'],
  ['breve upper', ''],
  ['dotless i', 'ı'],
  ['dotted i', 'İ'],
  ['double acute lower', 'őű'],
  ['double acute upper', ''],
  ['comma or cedilla lower', 'ģķļņŗşţșț'],
  ['comma or cedilla upper', ''],
  ['dot above lower', 'ċėġż'],
  ['dot above upper', ''],
  ['circumflex consonant lower', 'ĉĝĥĵŝŵŷ'],
  ['circumflex consonant upper', ''],
  ['ring lower', 'ů'],
  ['ring upper', ''],
  ['ligature lower', 'œ'],
  ['ligature upper', ''],
  ['latin compatibility', 'ſƒ\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f\ufb00-\ufb06'],
  ['phonetic', 'ɐ-ʯ\u1d00-\u1dbf'],
  ['modifier letter', '\u02b0-\u02c5\u02d0-\u02d7\u02e0-\u02ff'],
  ['combining mark', '\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f'],
  ['greek vowel lower', 'αεηιουω'],
  ['greek vowel upper', ''],
  ['greek consonant lower', 'βγδζθκλμνξπρςστφχψ'],
  ['greek consonant upper', ''],
  ['greek tonos lower', 'άέήίόύώϊϋΐΰ'],
  ['greek tonos upper', ''],
  ['greek extended', 'ἀ-\u1fff'],
  ['greek symbol', '\u0370-\u0377\u037a-\u037f΄΅·ϏϐϑϒϓϔϕϖϗϘ-Ͽ'],
  ['cyrillic vowel lower', 'аеиоуыэюяё'],
  ['cyrillic vowel upper', ''],
  ['cyrillic consonant lower', 'бвгджзйклмнпрстфхцчшщ'],
  ['cyrillic consonant upper', ''],
  ['cyrillic sign lower', 'ъь'],
  ['cyrillic sign upper', ''],
  ['east slavic lower', 'іїєґў'],
  ['east slavic upper', ''],
  ['south slavic lower', 'ђјљњћџѓѕќѐѝ'],
  ['south slavic upper', ''],
  ['cyrillic extended lower', 'ѡ-ҁҋ-ҏғҕ-ӿԁ-ԯ'],
  ['cyrillic extended upper', ''],
  ['cyrillic other', '\u0482-\u0489\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f'],
  ['armenian lower', '\u0561-\u0588'],
  ['armenian upper', ''],
  ['armenian mark', '\u0559-\u0560\u0589-\u058f'],
  ['hebrew letter', 'א-ת\u05ef-\u05f4'],
  ['hebrew final', 'ךםןףץ'],
  ['hebrew point', '\u0591-\u05c7'],
  ['arabic letter', '\u0621-\u063a\u0641-\u064a'],
  ['arabic mark', '\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed'],
  ['arabic digit', '٠-٩۰-۹'],
  ['arabic punctuation', '\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4ـ'],
  ['arabic extended', '\u063b-\u063f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff'],
  ['persian letter', 'پچژکگی'],
  ['urdu letter', 'ٹڈڑںھہۂۃے'],
  ['arabic presentation', '\ufb50-\ufdff\ufe70-\ufefc'],
  ['other right-to-left', '\u0700-\u074f\u0780-\u089f\ufb1d-\ufb4f'],
  ['devanagari letter', '\u0900-\u097f'],
  ['devanagari sign', '\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963'],
  ['bengali letter', '\u0980-\u09ff'],
  ['bengali sign', '\u0980-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2-\u09e3'],
  ['tamil letter', '\u0b80-\u0bff'],
  ['tamil sign', '\u0b80-\u0b82\u0bbe-\u0bcd\u0bd7'],
  ['indic letter', '\u0a00-\u0b7f\u0c00-\u0dff'],
  [
    'indic sign',
    '\u0a01-\u0a03\u0a3c\u0a3e-\u0a51\u0a70-\u0a71\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57' +
      '\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b-\u0d3c\u0d3e-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf',
  ],
  ['thai consonant', 'ก-ฮ'],
  ['thai vowel', 'ะาำๅฯๆ'],
  ['thai mark', '\u0e31\u0e34-\u0e3a\u0e47-\u0e4e'],
  ['thai leading vowel', 'เ-ไ'],
  ['thai symbol', '฿๏๐-๛'],
  ['lao letter', '\u0e80-\u0eff'],
  ['lao mark', '\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd'],
  ['tibetan', '\u0f00-\u0fff'],
  ['myanmar letter', '\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f'],
  ['myanmar sign', '\u102b-\u103e'],
  ['georgian', '\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f'],
  ['ethiopic', '\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f'],
  ['khmer letter', '\u1780-\u17ff\u19e0-\u19ff'],
  ['khmer sign', '\u17b4-\u17d3'],
  [
    'other script',
    '\u13a0-\u177f\u1800-\u19df\u1a00-\u1c7f\u1cc0-\u1cff\u2c00-\u2c5f\u2c80-\u2cff\u2d30-\u2d7f\ua000-\ua63f\ua6a0-\ua71f' +
      '\ua800-\ua95f\ua980-\ua9df\uaa00-\uaa5f\uaa80-\uaaff\uab70-\uabff',
  ],
  ['hangul common', ''],
  ['hangul rare', '가-힣'],
  ['jamo', '\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdf'],
  ['hiragana', 'あいうえおか-ぢつ-もやゆよら-ろわをん'],
  ['small hiragana', 'ぁぃぅぇぉっゃゅょゎ'],
  ['rare hiragana', '\u3040ゐゑゔ-ゖ゗-ゟ'],
  ['katakana', 'アイウエオカ-ヂツ-モヤユヨラ-ロワヲン'],
  ['small katakana', 'ァィゥェォッャュョヮ'],
  ['rare katakana', 'ヰヱヴヵヶヷ-ヺヿ\u31f0-\u31ff'],
  ['prolonged sound', 'ー'],
  ['kana middle dot', '・'],
  ['iteration mark', '々〆〇ゝゞヽヾ'],
  ['kana sound mark', '゛゜゠'],
  ['half-width kana', 'ｦｱ-ﾝ'],
  ['half-width small kana', 'ｧ-ｰ'],
  ['half-width sound mark', 'ﾞﾟ'],
  ['half-width mark', '｡-･'],
  ['ideographic mark', '、。'],
  ['ideographic quote', '「-』'],
  ['ideographic bracket', '〈-》【-〛'],
  ['ideographic space', '\u3000'],
  ['ideographic symbol', '〃〄〒〓〜-〿'],
  ['bopomofo', '\u3100-\u312f\u31a0-\u31bf'],
  ['kangxi radical', '\u2e80-\u2fdf\u31c0-\u31ef\u2ff0-\u2fff'],
  ['enclosed', '\u2460-\u24ff\u3200-\u33ff\u3190-\u319f'],
  ['roman numeral', '\u2160-\u218f'],
  ['full-width digit', '０-９'],
  ['full-width lower', 'ａ-ｚ'],
  ['full-width upper', 'Ａ-Ｚ'],
  ['full-width sentence mark', '！，．：；？'],
  ['full-width bracket', '（）［］｛｝＜＞'],
  ['full-width symbol', '＂-＇＊＋－／＝＠＼＾-｀｜～-｠￠-￦'],
  ['half-width symbol', '\uffe8-\uffee'],
  ['vertical form', '\ufe10-\ufe1f\ufe30-\ufe6f'],
  ['han shared by all', ''],
  ['han chinese', ''],
  ['han simplified or japanese', ''],
  ['han simplified', ''],
  ['han traditional or japanese', ''],
  ['han traditional', ''],
  ['han japanese', ''],
  ['han second level shared', ''],
  ['han second level gb', ''],
  ['han second level big5', ''],
  ['han second level jis', ''],
  ['han korean', ''],
  ['han gbk only', ''],
  ['han rare', '\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'],
  ['typographic space', '\u2000-\u200a\u202f\u205f'],
  ['invisible', '\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\u180e'],
  ['dash', '‐-―'],
  ['single quote', '‘’‛'],
  ['double quote', '“”‟'],
  ['low quote', '‚„'],
  ['dagger', '†‡'],
  ['bullet', '•‣․-‧'],
  ['ellipsis', '…'],
  ['per mille', '‰‱'],
  ['general punctuation', '‖‗′-‸※-⁞\u2e00-\u2e7f'],
  ['superscript', '\u2070-\u209f'],
  ['letterlike', '\u2100-\u214f'],
  ['trade mark', '™℠'],
  ['numero', '№℃℉'],
  ['arrow', '\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f'],
  ['mathematical', '\u2200-\u22ff\u27c0-\u27ef\u2980-\u2aff'],
  ['technical', '\u2300-\u23ff\u2400-\u245f'],
  ['box light', '─-╏╭-╿'],
  ['box double', '═-╬'],
  ['block', '▀-▟'],
  ['geometric', '■-◿'],
  ['symbol', '\u2600-\u26ff\u2b00-\u2bff'],
  ['dingbat', '\u2700-\u27bf'],
  ['braille', '\u2800-\u28ff'],
  ['private use', '\ue000-\uf8ff'],
  ['replacement', '\ufffd'],
  ['special', '\ufff0-\ufffc\ufffe\uffff'],
  ['byte order mark', '\ufeff'],
  ['variation selector', '\ufe00-\ufe0f'],
  ['high surrogate', '\ud800-\udbff'],
  ['emoji surrogate', '\ud83c-\ud83e'],
  ['mathematical surrogate', '\ud835'],
  ['han surrogate', '\ud840-\ud88f'],
  ['private use surrogate', '\udb80-\udbff'],
  ['low surrogate', '\udc00-\udfff'],
];

/** Names of the classes; the index is the class number. For reports and tests. */
export const CLASS_NAMES: readonly string[] = MEMBERS.map(([name]) => name);
/** Number of classes; class numbers are below it. */
export const CLASS_COUNT: number = MEMBERS.length;
/** The class of line ends and of what stands before and after a text. */
export const BOUNDARY_CLASS = 0;

/** Stands in the table for ideographs and Hangul until the code tables have been asked. */
const UNRESOLVED = 0xff;
/** 仝, which WHATWG's Big5 takes from HKSCS's signs in front of the levels. */
const FIRST_IN_HKSCS = 0x4edd;

const FIRST_UNIFIED = 0x4e00;
const LAST_UNIFIED = 0x9fff;

function isUnified(unit: number): boolean {
  return unit >= FIRST_UNIFIED && unit <= LAST_UNIFIED;
}

function classNumber(name: string): number {
  const index = CLASS_NAMES.indexOf(name);
  if (index < 0) throw new Error(`no class is called ${name}`);
  return index;
}

function fillTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(classNumber('other'));
  MEMBERS.forEach(([name, members], index) => {
    const upper = name.endsWith(' lower') ? index + 1 : index;
    for (let at = 0; at < members.length; at++) {
      const first = members.charCodeAt(at);
      let last = first;
      if (members[at + 1] === '-' && at + 2 < members.length) {
        last = members.charCodeAt(at + 2);
        at += 2;
      }
      for (let unit = first; unit <= last; unit++) {
        table[unit] = index;
        if (upper === index) continue;
        const letter = String.fromCharCode(unit);
        if (letter !== letter.toLowerCase()) {
          table[unit] = upper;
          continue;
        }
        const capital = letter.toUpperCase();
        // The capitals of ı and ſ are ASCII letters, those of a few others are two letters.
        if (capital !== letter && capital.length === 1 && capital > '\x7f')
          table[capital.charCodeAt(0)] = upper;
      }
    }
  });
  table.fill(UNRESOLVED, 0x3400, 0x4dc0);
  table.fill(UNRESOLVED, 0x4e00, 0xa000);
  table.fill(UNRESOLVED, 0xf900, 0xfb00);
  table.fill(UNRESOLVED, 0xac00, 0xd7a4);
  return table;
}

const classes: Uint8Array = /* @__PURE__ */ fillTable();

/** Level of a character in a national standard; 0 if it has none. */
type Level = 0 | 1 | 2;

function doubleByteLevel(bytes: number, first: number, second: number, end: number): Level {
  if (bytes < first || bytes >= end || (bytes & 0xff) < 0xa1) return 0;
  return bytes < second ? 1 : 2;
}

function ideographClassName(gb: Level, big5: Level, jis: Level, korean: boolean, gbk: boolean): string {
  if (gb === 1 && big5 === 1) return jis === 1 ? 'han shared by all' : 'han chinese';
  if (gb === 1) return jis === 1 ? 'han simplified or japanese' : 'han simplified';
  if (big5 === 1) return jis === 1 ? 'han traditional or japanese' : 'han traditional';
  if (jis === 1) return 'han japanese';
  const seconds = (gb === 2 ? 1 : 0) + (big5 === 2 ? 1 : 0) + (jis === 2 ? 1 : 0);
  if (seconds > 1) return 'han second level shared';
  if (gb === 2) return 'han second level gb';
  if (big5 === 2) return 'han second level big5';
  if (jis === 2) return 'han second level jis';
  if (korean) return 'han korean';
  return gbk ? 'han gbk only' : 'han rare';
}

/** True for characters of KS X 1001 itself, not of its extension by Microsoft. */
function isInKsX1001(unit: number, eucKr: Encoding | undefined): boolean {
  const bytes = eucKr?.encodeCodePoint(unit) ?? -1;
  return bytes >= 0xb0a1 && (bytes & 0xff) >= 0xa1;
}

/** Asks the Korean table how common each Hangul syllable is. */
function resolveHangul(): void {
  const eucKr = getEncoding('euc-kr');
  const common = classNumber('hangul common');
  const rare = classNumber('hangul rare');
  for (let unit = 0xac00; unit < 0xd7a4; unit++) classes[unit] = isInKsX1001(unit, eucKr) ? common : rare;
}

/** The level in a standard of an ideograph that has one in its table, extensions by vendors not counted. */
function standardLevel(level: number): Level {
  return level === 1 || level === 2 ? level : 0;
}

/** Asks the code tables for the levels of the ideographs of the first block, which they tell before all else. */
function resolveUnified(): void {
  const gbk = gbkTable().levels;
  const big5 = cp950Table().levels;
  const jis = jis0208Table().levels;
  const korean = ksx1001Table().levels;
  // Names are looked up once for each way in which the levels meet.
  const known = new Map<number, number>();
  for (let unit = FIRST_UNIFIED; unit <= LAST_UNIFIED; unit++) {
    const inBig5 = unit === FIRST_IN_HKSCS ? 0 : big5[unit]!;
    const key = ((gbk[unit]! * 4 + inBig5) * 4 + jis[unit]!) * 4 + korean[unit]!;
    let found = known.get(key);
    if (found === undefined) {
      const name = ideographClassName(
        standardLevel(gbk[unit]!),
        standardLevel(inBig5),
        standardLevel(jis[unit]!),
        korean[unit]! > 0,
        gbk[unit]! > 0,
      );
      found = classNumber(name);
      known.set(key, found);
    }
    classes[unit] = found;
  }
}

/** Asks the encodings how common each of the other ideographs is: extension A, and those for compatibility. */
function resolveOtherIdeographs(): void {
  const gbk = getEncoding('gbk');
  const big5 = getEncoding('big5');
  const eucJp = getEncoding('euc-jp');
  const eucKr = getEncoding('euc-kr');
  for (let unit = 0x3400; unit < 0xfb00; unit++) {
    if (classes[unit] !== UNRESOLVED || isUnified(unit) || (unit >= 0xac00 && unit < 0xd7a4)) continue;
    const inGbk = gbk?.encodeCodePoint(unit) ?? -1;
    const inBig5 = big5?.encodeCodePoint(unit) ?? -1;
    const inJis = eucJp?.encodeCodePoint(unit) ?? -1;
    const gbLevel = doubleByteLevel(inGbk, 0xb0a1, 0xd8a1, 0xf7ff);
    const jisLevel = doubleByteLevel(inJis, 0xb0a1, 0xd0a1, 0xf4ff);
    // Big5 uses the lower half of the trail bytes too.
    const big5Level = inBig5 >= 0xa440 && inBig5 < 0xc67f ? 1 : inBig5 >= 0xc940 && inBig5 < 0xf9d6 ? 2 : 0;
    classes[unit] = classNumber(
      ideographClassName(
        gbLevel,
        big5Level,
        jisLevel,
        isInKsX1001(unit, eucKr),
        inGbk > 0xff && inGbk <= 0xffff,
      ),
    );
  }
}

/** The class number of a UTF-16 code unit (0 to 0xFFFF). */
export function classOf(unit: number): number {
  const found = classes[unit] as number;
  if (found !== UNRESOLVED) return found;
  if (unit >= 0xac00 && unit < 0xd7a4) resolveHangul();
  else if (isUnified(unit)) resolveUnified();
  else resolveOtherIdeographs();
  return classes[unit] as number;
}

/** An ideograph of the Basic Multilingual Plane, or the high surrogate of one beyond. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xd840 && unit <= 0xd88f) ||
    unit === 0x3005 ||
    unit === 0x3007
  );
}

/** Hiragana or katakana, their marks and the half-width forms. */
export function isKana(unit: number): boolean {
  return (unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb) || (unit >= 0xff66 && unit <= 0xff9f);
}

export function isHalfWidthKana(unit: number): boolean {
  return unit >= 0xff61 && unit <= 0xff9f;
}

/** A Hangul syllable or a jamo. */
export function isHangul(unit: number): boolean {
  return (
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0x1100 && unit <= 0x11ff) ||
    (unit >= 0x3131 && unit <= 0x318e)
  );
}

/** Full-width forms, ideographic punctuation, enclosed and squared signs: what belongs to East Asian text only. */
export function isCjkSymbol(unit: number): boolean {
  return (
    (unit >= 0x3000 && unit <= 0x303f && unit !== 0x3005 && unit !== 0x3007) ||
    unit === 0x30fb ||
    (unit >= 0x3200 && unit <= 0x33ff) ||
    (unit >= 0xff01 && unit <= 0xff60) ||
    (unit >= 0xffe0 && unit <= 0xffe6) ||
    (unit >= 0xfe30 && unit <= 0xfe6f)
  );
}

/** Anything of East Asian writing. */
export function isCjk(unit: number): boolean {
  return unit >= 0x1100 && (isHan(unit) || isKana(unit) || isHangul(unit) || isCjkSymbol(unit));
}

export function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** A letter of the Latin script, ASCII or not; no phonetic signs, no full-width forms. */
export function isLatinLetter(unit: number): boolean {
  if (unit < 0x80) return isAsciiLetter(unit);
  return (
    (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
    (unit >= 0x1e00 && unit <= 0x1eff) ||
    unit === 0xaa ||
    unit === 0xba
  );
}

export function isGreek(unit: number): boolean {
  return (unit >= 0x386 && unit <= 0x3ff && unit !== 0x387) || (unit >= 0x1f00 && unit <= 0x1fff);
}

export function isCyrillic(unit: number): boolean {
  return unit >= 0x400 && unit <= 0x52f;
}

export function isHebrew(unit: number): boolean {
  return unit >= 0x591 && unit <= 0x5f4;
}

export function isArabic(unit: number): boolean {
  return (
    (unit >= 0x600 && unit <= 0x6ff) || (unit >= 0x750 && unit <= 0x77f) || (unit >= 0xfb50 && unit <= 0xfefc)
  );
}

export function isThai(unit: number): boolean {
  return unit >= 0xe01 && unit <= 0xe5b;
}

/** Box drawing and block elements. */
export function isBoxDrawing(unit: number): boolean {
  return unit >= 0x2500 && unit <= 0x259f;
}

/** C1 control characters, 0x80 to 0x9F. */
export function isC1(unit: number): boolean {
  return unit >= 0x80 && unit <= 0x9f;
}

export function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

export function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
