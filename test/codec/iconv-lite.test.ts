/** Our strict tables against iconv-lite, the most used codecs of JavaScript, and why they differ. */
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import {
  type Differences,
  differencesOf,
  longestOf,
  type Table,
  tableOf,
} from '../../scripts/codec-vectors/table.ts';
import { encodings } from '../../src/codec/registry.ts';

/** Where iconv-lite has another name than ours. */
const NAMES: Readonly<Record<string, string>> = {
  'x-mac-ce': 'maccenteuro',
  'x-mac-cyrillic': 'macukraine',
  'x-mac-greek': 'macgreek',
  'x-mac-turkish': 'macturkish',
  'x-mac-icelandic': 'maciceland',
  'x-mac-croatian': 'maccroatian',
  'x-mac-romanian': 'macromania',
};

interface Explained extends Differences {
  readonly why: string;
}

const HOLES = 'iconv-lite leaves the holes of 80–9F unassigned, the standard fills them with C1';
const MOVED = 'iconv-lite has GB 18030 as of 2005';
const OLD_MAC =
  'iconv-lite has the Mac pages of before Mac OS 8.5: ¤ for €, OHM SIGN, no private use characters';
const MOVED_PAIRS: readonly string[] = [
  ...['a6d9-a6df=e78d', 'a6ec-a6ed=e794', 'a6f3=e796', 'fe59=e81e', 'fe61=e826'],
  ...['fe66-fe67=e82b', 'fe6d=e832', 'fe7e=e843', 'fe90=e854', 'fea0=e864'],
];

const holes = (...ranges: string[]): Explained => ({ why: HOLES, holes: ranges, changed: [] });

const EXPLAINED: Readonly<Record<string, Explained>> = {
  gbk: { why: MOVED, holes: [], changed: MOVED_PAIRS },
  gb18030: { why: `${MOVED}; 8431A437 is U+FFFD itself`, holes: ['8431a437'], changed: MOVED_PAIRS },
  cp950: {
    why: 'iconv-lite leaves out the user-defined areas',
    holes: ['8140-a0fe', 'c6a1-c8fe', 'fa40-fefe'],
    changed: [],
  },
  shift_jis: { why: 'iconv-lite ends the user-defined area early', holes: ['f941-f9fc'], changed: [] },
  'windows-1250': holes('81', '83', '88', '90', '98'),
  'windows-1251': holes('98'),
  'windows-1252': holes('81', '8d', '8f-90', '9d'),
  'windows-1253': holes('81', '88', '8a', '8c-90', '98', '9a', '9c-9f'),
  'windows-1254': holes('81', '8d-90', '9d-9e'),
  'windows-1255': holes('81', '8a', '8c-90', '9a', '9c-9f'),
  'windows-1257': holes('81', '83', '88', '8a', '8c', '90', '98', '9a', '9c', '9f'),
  'windows-1258': holes('81', '8a', '8d-90', '9a', '9d-9e'),
  'windows-874': holes('81-84', '86-90', '98-9f'),
  'koi8-u': {
    why: 'iconv-lite follows RFC 2319, the standard has the Belarusian ў of KOI8-RU',
    holes: [],
    changed: ['ae=255d', 'be=256c'],
  },
  macintosh: { why: OLD_MAC, holes: ['f0'], changed: ['bd=2126', 'db=a4'] },
  'x-mac-cyrillic': { why: OLD_MAC, holes: [], changed: ['ff=a4'] },
  'x-mac-greek': { why: OLD_MAC, holes: ['ff'], changed: ['9c=ad', 'af=387'] },
  'x-mac-turkish': { why: OLD_MAC, holes: ['f0', 'f5'], changed: ['bd=2126'] },
  'x-mac-icelandic': { why: OLD_MAC, holes: ['f0'], changed: ['bd=2126', 'db=a4'] },
  'x-mac-croatian': { why: OLD_MAC, holes: ['d8'], changed: ['bd=2126', 'db=a4'] },
  'x-mac-romanian': {
    why: `${OLD_MAC}; cedillas for the Romanian commas`,
    holes: ['f0'],
    changed: ['af=15e', 'bd=2126', 'bf=15f', 'db=a4', 'de-df=162'],
  },
};

function iconvTable(name: string, longest: 1 | 2 | 3 | 4): Table {
  const table = new Map<string, string>();
  const attempt = (...bytes: number[]): boolean => {
    const sequence = Buffer.from(bytes);
    const text = iconv.decode(sequence, name);
    if (text === '' || text.includes('\ufffd')) return false;
    table.set(sequence.toString('hex'), text);
    return true;
  };
  for (let first = 0; first < 256; first++) {
    if (attempt(first) || longest === 1) continue;
    for (let second = 0; second < 256; second++) attempt(first, second);
  }
  for (let second = 0xa1; longest === 3 && second < 0xff; second++) {
    for (let third = 0xa1; third < 0xff; third++) attempt(0x8f, second, third);
  }
  for (let pointer = 0; longest === 4 && pointer < 39420; pointer++) {
    const first = 0x81 + Math.floor(pointer / 12600);
    const third = 0x81 + (Math.floor(pointer / 10) % 126);
    attempt(first, 0x30 + (Math.floor(pointer / 1260) % 10), third, 0x30 + (pointer % 10));
  }
  return table;
}

test.each(encodings.filter(({ name }) => name !== 'utf-8'))(
  '$name differs from iconv-lite where it should',
  (encoding) => {
    const theirs = iconvTable(
      NAMES[encoding.name] ?? encoding.name,
      longestOf(encoding.name, encoding.maxBytes),
    );
    const explained = EXPLAINED[encoding.name] ?? { why: 'the same', holes: [], changed: [] };
    const { holes, changed } = differencesOf(tableOf(encoding), theirs);
    expect({ holes, changed }, explained.why).toEqual({ holes: explained.holes, changed: explained.changed });
  },
);
