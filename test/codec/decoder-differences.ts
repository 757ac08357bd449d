/** Why CPython, glibc and OpenJDK decode some byte sequences otherwise than our strict decoders. */

export interface Difference {
  /** Hex digits. */
  readonly sequence: string;
  /** What our strict decoder gives, if anything. */
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

export interface Reason {
  readonly why: string;
  readonly covers: (difference: Difference) => boolean;
}

/** Sequences of the same length from the first to the last, both included. */
type SequenceRange = readonly [first: string, last: string];

const inRange = (sequence: string, [first, last]: SequenceRange): boolean =>
  sequence.length === first.length && sequence >= first && sequence <= last;

const codePoint = (text: string | undefined): number => text?.codePointAt(0) ?? -1;
const isPrivateUse = (text: string | undefined): boolean =>
  codePoint(text) >= 0xe000 && codePoint(text) <= 0xf8ff;

/** They have nothing there. */
function missing(why: string, ...ranges: SequenceRange[]): Reason {
  return {
    why,
    covers: ({ sequence, theirs }) =>
      theirs === undefined && ranges.some((range) => inRange(sequence, range)),
  };
}

/** They have something else, or something where we have nothing. */
function other(why: string, ...ranges: SequenceRange[]): Reason {
  return {
    why,
    covers: ({ sequence, theirs }) =>
      theirs !== undefined && ranges.some((range) => inRange(sequence, range)),
  };
}

const one = (...sequences: string[]): SequenceRange[] => sequences.map((sequence) => [sequence, sequence]);

const C1_OF_WINDOWS: Reason = {
  why: 'the standard and Windows fill the holes of 80–9F with the control of the same number',
  covers: ({ sequence, ours, theirs }) =>
    theirs === undefined && sequence.length === 2 && codePoint(ours) === Number.parseInt(sequence, 16),
};
const C1_OF_OTHERS: Reason = {
  why: 'they let bytes of 80–9F that begin nothing through as controls',
  covers: ({ sequence, ours, theirs }) =>
    ours === undefined && sequence.length === 2 && codePoint(theirs) === Number.parseInt(sequence, 16),
};
const NO_USER_AREAS: Reason = {
  why: 'they leave the user-defined areas unassigned',
  covers: ({ ours, theirs }) => theirs === undefined && isPrivateUse(ours),
};
const USER_AREAS: Reason = {
  why: 'they map the user-defined areas, as lenient decoding does',
  covers: ({ ours, theirs }) => ours === undefined && isPrivateUse(theirs),
};

const NO_EURO_BYTE = missing('80 = € is of Windows and the standard only', ...one('80'));
const IDEOGRAPHIC_SPACE = other('A3A0 is a space in the standard, private use elsewhere', ...one('a3a0'));
const LATER_THAN_GBK = missing(
  'pairs that GB 18030 assigned after GBK of 1995',
  ...one('a2e3', 'a3a0', 'a6f3', 'a8bc', 'a8bf'),
  ['a6d9', 'a6df'],
  ['a6ec', 'a6ed'],
  ['a989', 'a995'],
  ['fe50', 'fea0'],
);
const PRIVATE_IN_CP936 = other(
  'pairs that GB 18030 assigned after GBK are private use in cp936',
  ...one('a2e3', 'a6f3', 'a8bc', 'a8bf'),
  ['a6d9', 'a6df'],
  ['a6ec', 'a6ed'],
  ['a989', 'a995'],
  ['fe50', 'fea0'],
);
const PRIVATE_IN_2000: Reason = other(
  'the edition of 2000, before these left the private use area',
  ...one('a6f3', 'a8bc', 'fe59', 'fe61', 'fe66', 'fe67', 'fe6d', 'fe7e', 'fe90', 'fea0', '8135f437'),
  ['a6d9', 'a6df'],
  ['a6ec', 'a6ed'],
);
const MOVED_FOUR_BYTES: readonly SequenceRange[] = [
  ['82359037', '82359134'],
  ['84318236', '84318335'],
];

const HKSCS_DUPLICATES = missing(
  'second pairs of characters that Big5 or HKSCS has elsewhere; HKSCS itself took them out',
  ['8e69', '8fff'],
  ['9064', 'a0e4'],
  ['c6cf', 'c6df'],
  ['fa5f', 'fedd'],
);
const ETEN_CONTROLS = missing('control pictures and €, of the ETEN extension', ['a3c0', 'a3e1']);
const BIG5_PUNCTUATION = other(
  "punctuation as in Unicode's BIG5.TXT, look-alikes of Microsoft's",
  ...one('a145', 'a14e', 'a15a', 'a1c2', 'a1e3', 'a1f2', 'a1f3', 'a1fe', 'a240', 'a241', 'a242'),
  ...one('a244', 'a246', 'a247'),
);
const NO_HKSCS = missing('Big5 without HKSCS', ['8740', 'a0fe'], ['c6a1', 'c8fe'], ['f9d6', 'fefe']);
const KANA_OF_BIG5_TXT = other("kana, Cyrillic and numbers as in Unicode's BIG5.TXT", ['c6a1', 'c7fc']);
const UNCLEAR_IN_BIG5_TXT = missing('pairs that BIG5.TXT leaves out as unclear', ...one('a1c3', 'a1c5'));

const VENDOR_ROWS_SJIS = missing(
  "JIS X 0208 proper, without NEC's and IBM's rows",
  ['8740', '879c'],
  ['ed40', 'fc4b'],
);
const VENDOR_ROWS_EUC = missing("JIS X 0208 proper, without NEC's rows", ['ada1', 'adfc'], ['f9a1', 'fcfe']);
const JIS_LOOK_ALIKES = other(
  "JIS's own reading of cells where Microsoft's has a look-alike",
  ...one('815c', '8160', '8161', '817c', '8191', '8192', '81ca'),
  ...one('a1bd', 'a1c1', 'a1c2', 'a1dd', 'a1f1', 'a1f2', 'a2cc'),
);
const NO_C1_80 = missing('80 is a control in the standard only', ...one('80'));
const IBM_ROWS_OF_EUC = other("IBM's characters behind 8F, as lenient decoding has them", [
  '8ff3f3',
  '8ff4fe',
]);
const NO_UHC = missing('KS X 1001 without the Unified Hangul Code', ['8141', 'c652']);
const POSTAL_CODE = other('A2E8 was added to KS X 1001 in 2002', ...one('a2e8'));

const EURO_ON_MAC = 'the Mac page of before the euro';
const OHM = other('OHM SIGN, as Apple mapped it before Mac OS 8.5', ...one('bd'));

/** `decoder charset` → every reason; each must be needed. Charsets that agree in everything aren't listed. */
export const REASONS: Readonly<Record<string, readonly Reason[]>> = {
  'python gbk': [NO_EURO_BYTE, NO_USER_AREAS, LATER_THAN_GBK],
  'glibc GBK': [NO_USER_AREAS, LATER_THAN_GBK],
  'java GBK': [
    NO_EURO_BYTE,
    IDEOGRAPHIC_SPACE,
    PRIVATE_IN_CP936,
    other('♁ for ⊕, a slip of the first Unicode tables', ...one('a892')),
  ],
  'java x-mswin-936': [IDEOGRAPHIC_SPACE, PRIVATE_IN_CP936],
  'python gb18030': [NO_EURO_BYTE, IDEOGRAPHIC_SPACE, PRIVATE_IN_2000],
  'glibc GB18030': [
    NO_EURO_BYTE,
    IDEOGRAPHIC_SPACE,
    missing('four bytes whose character has a pair since 2005 or 2022', ...MOVED_FOUR_BYTES),
    other('six private pairs as the Han that were meant', ['fe51', 'fe53'], ...one('fe6c', 'fe76', 'fe91')),
  ],
  'java GB18030': [
    NO_EURO_BYTE,
    IDEOGRAPHIC_SPACE,
    other('2022: the private use code points moved to four bytes', ...MOVED_FOUR_BYTES),
  ],
  'python big5hkscs': [
    missing('HKSCS of 2004, without the additions of 2008', ['877a', '87df']),
    HKSCS_DUPLICATES,
    ETEN_CONTROLS,
    BIG5_PUNCTUATION,
  ],
  'glibc BIG5-HKSCS': [
    C1_OF_OTHERS,
    HKSCS_DUPLICATES,
    ETEN_CONTROLS,
    BIG5_PUNCTUATION,
    missing(
      'pairs that BIG5.TXT leaves out as unclear or double',
      ...one('a15a', 'a1c3', 'a1c5', 'a1fe', 'a240', 'a2cc', 'a2ce'),
    ),
  ],
  'java Big5-HKSCS': [
    missing('a letter and a mark in one pair', ...one('8862', '8864', '88a3', '88a5')),
    HKSCS_DUPLICATES,
    ETEN_CONTROLS,
    BIG5_PUNCTUATION,
    KANA_OF_BIG5_TXT,
    UNCLEAR_IN_BIG5_TXT,
  ],
  'python big5': [NO_HKSCS, ETEN_CONTROLS, BIG5_PUNCTUATION, KANA_OF_BIG5_TXT],
  'java Big5': [NO_HKSCS, ETEN_CONTROLS, BIG5_PUNCTUATION, KANA_OF_BIG5_TXT, UNCLEAR_IN_BIG5_TXT],
  'glibc BIG5': [
    C1_OF_OTHERS,
    NO_HKSCS,
    ETEN_CONTROLS,
    other('user-defined rows as in cp950', ['c6a1', 'c8fe']),
    other("the block ▓ as in Microsoft's", ...one('f9fe')),
  ],
  'python cp950': [NO_USER_AREAS, KANA_OF_BIG5_TXT],
  'python cp932': [USER_AREAS],
  'glibc CP932': [NO_C1_80],
  'java windows-31j': [NO_C1_80],
  'python shift_jis': [NO_C1_80, VENDOR_ROWS_SJIS, JIS_LOOK_ALIKES],
  'java Shift_JIS': [NO_C1_80, VENDOR_ROWS_SJIS, JIS_LOOK_ALIKES],
  'glibc SJIS': [
    NO_C1_80,
    VENDOR_ROWS_SJIS,
    JIS_LOOK_ALIKES,
    other('yen and overline, as in JIS X 0201', ...one('5c', '7e')),
  ],
  'python euc_jp': [VENDOR_ROWS_EUC, JIS_LOOK_ALIKES, other('ASCII tilde in JIS X 0212', ...one('8fa2b7'))],
  'java EUC-JP': [VENDOR_ROWS_EUC, JIS_LOOK_ALIKES],
  'glibc EUC-JP': [C1_OF_OTHERS, VENDOR_ROWS_EUC, JIS_LOOK_ALIKES],
  'glibc EUC-JP-MS': [
    C1_OF_OTHERS,
    USER_AREAS,
    IBM_ROWS_OF_EUC,
    other("user-defined where the standard has NEC's selection of IBM's characters", ['f9a1', 'fcfe']),
    other('￤ for ¦', ...one('8fa2c3')),
  ],
  'java x-eucJP-Open': [
    JIS_LOOK_ALIKES,
    IBM_ROWS_OF_EUC,
    other('¦ for ￤', ...one('fcfc')),
    other('a slip of the JDK: a letter of Hiragana for ￢', ...one('fcfb')),
  ],
  'python euc_kr': [
    NO_UHC,
    missing("Python's own use of the Hangul filler A4D4, for syllables of eight bytes", ...one('a4d4')),
  ],
  'java EUC-KR': [NO_UHC, POSTAL_CODE],
  'glibc EUC-KR': [C1_OF_OTHERS, NO_UHC, POSTAL_CODE],
  'java x-windows-949': [USER_AREAS],
  'python tis_620': [C1_OF_OTHERS],
  'java TIS-620': [other('the no-break space of ISO 8859-11', ...one('a0'))],
  'glibc MACINTOSH': [
    other('GREEK CAPITAL LETTER DELTA for INCREMENT', ...one('c6')),
    other('another private use code point for the Apple logo', ...one('f0')),
  ],
  'glibc MAC-UK': [other(EURO_ON_MAC, ...one('ff'))],
  'java x-MacUkraine': [other(EURO_ON_MAC, ...one('ff'))],
  'java x-MacCyrillic': [
    other(EURO_ON_MAC, ...one('ff')),
    other('the Mac page of before the Ukrainian letters', ...one('a2', 'b6')),
  ],
  'java x-MacGreek': [
    other(EURO_ON_MAC, ...one('9c')),
    missing(EURO_ON_MAC, ...one('ff')),
    other('GREEK ANO TELEIA for MIDDLE DOT', ...one('af')),
  ],
  'java x-MacTurkish': [OHM, missing("Apple's private use code point for an unassigned byte", ...one('f5'))],
  'java x-MacIceland': [OHM, other(EURO_ON_MAC, ...one('db'))],
  'java x-MacCroatian': [OHM, other(EURO_ON_MAC, ...one('db'))],
  'java x-MacRomania': [
    OHM,
    other(EURO_ON_MAC, ...one('db')),
    other('cedillas for the Romanian commas', ...one('af', 'bf', 'de', 'df')),
  ],
  ...Object.fromEntries(
    ['python koi8_u', 'glibc KOI8-U', 'java KOI8-U'].map((charset) => [
      charset,
      [other('RFC 2319; the standard has KOI8-RU here, with the Belarusian ў', ...one('ae', 'be'))],
    ]),
  ),
  ...Object.fromEntries(
    [874, 1250, 1251, 1252, 1253, 1254, 1257, 1258].flatMap((page) => [
      [`python cp${page}`, [C1_OF_WINDOWS]],
      [`glibc CP${page}`, [C1_OF_WINDOWS]],
      [`java ${page === 874 ? 'x-windows-874' : `windows-${page}`}`, [C1_OF_WINDOWS]],
    ]),
  ),
  ...Object.fromEntries(
    ['python cp1255', 'glibc CP1255', 'java windows-1255'].map((charset) => [
      charset,
      [C1_OF_WINDOWS, missing('CA, HOLAM HASER FOR VAV, is a later addition', ...one('ca'))],
    ]),
  ),
};

/** Characters of theirs that lenient encoding does not take back to their sequence, on purpose. */
export const NOT_TAKEN: Readonly<Record<string, readonly string[]>> = {
  // A slip of the JDK; taking it would spoil a letter of Hiragana.
  'java x-eucJP-Open': ['fcfb'],
};

/**
 * What glibc composes although Unicode doesn't hold the parts equal to the whole: it puts the marks of letters
 * with two of them in the wrong order.
 */
export const NOT_EQUIVALENT: Readonly<Record<string, readonly string[]>> = {
  'glibc CP1258': ['d3de', 'd6de', 'dade', 'f3de', 'f6de', 'fade'],
  'glibc TCVN5712-1': ['01b2', '95b2', 'e3b2', 'f3b2'],
};
