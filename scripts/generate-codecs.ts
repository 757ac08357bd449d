/**
 * Writes `src/packed/generated/*.ts`: the tables of every encoding that isn't algorithmic.
 * Sources are two dev dependencies: `@exodus/bytes` for what the WHATWG Encoding Standard defines and
 * ISO-8859-1, -9, -11, `iconv-lite` for the rest, with the corrections below.
 *
 *     npx tsx scripts/generate-codecs.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteDecoder } from '@exodus/bytes/single-byte.js';
import iconv from 'iconv-lite';
import { type Table, UNIFIED, UNIFIED_AND_EXTENSIONS, unpackTable } from '../src/codec/unpack.ts';
import { packPages } from './packing/pages.ts';
import { packTable, type TableShape } from './packing/table.ts';

const root: URL = new URL('../', import.meta.url);
const require = createRequire(import.meta.url);
const REPLACEMENT = 0xfffd;

function versionOf(packageName: string): string {
  const main = require.resolve(packageName === 'iconv-lite' ? packageName : `${packageName}/multi-byte.js`);
  const folder = main.slice(0, main.lastIndexOf(packageName) + packageName.length);
  return (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version;
}

const BYTES_SOURCE = `@exodus/bytes ${versionOf('@exodus/bytes')}`;
const ICONV_SOURCE = `iconv-lite ${versionOf('iconv-lite')}`;

/** From the WHATWG standard, and the three ISO parts that it replaces by a Windows page. */
const STANDARD_PAGES: readonly string[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map((part) => `iso-8859-${part}`),
  ...[874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `windows-${page}`),
  'koi8-r',
  'koi8-u',
  'macintosh',
  'x-mac-cyrillic',
];

/** Canonical name → name in iconv-lite. */
const ICONV_PAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869].map((page) => [
      `cp${page}`,
      `cp${page}`,
    ]),
  ),
  'tis-620': 'tis620',
  'koi8-t': 'koi8t',
  viscii: 'viscii',
  tcvn: 'tcvn',
  'x-mac-ce': 'maccenteuro',
  'x-mac-greek': 'macgreek',
  'x-mac-turkish': 'macturkish',
  'x-mac-icelandic': 'maciceland',
  'x-mac-croatian': 'maccroatian',
  'x-mac-romanian': 'macromania',
};

/**
 * Where iconv-lite has the Mac pages of before Mac OS 8.5 (¤ where € is now, OHM SIGN, no Apple logo, cedillas
 * for Romanian commas); Apple's tables, Python and WHATWG's macintosh have these. Byte, code point.
 */
const MAC_CORRECTIONS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'x-mac-greek': { 156: 0x20ac, 175: 0xb7, 255: 0xad },
  'x-mac-turkish': { 189: 0x3a9, 240: 0xf8ff, 245: 0xf8a0 },
  'x-mac-icelandic': { 189: 0x3a9, 219: 0x20ac, 240: 0xf8ff },
  'x-mac-croatian': { 189: 0x3a9, 216: 0xf8ff, 219: 0x20ac },
  'x-mac-romanian': {
    175: 0x218,
    189: 0x3a9,
    191: 0x219,
    219: 0x20ac,
    222: 0x21a,
    223: 0x21b,
    240: 0xf8ff,
  },
};

type DecodeBytes = (bytes: Uint8Array) => string;

/** The one code point that the bytes stand for, or 0. */
function codePointOf(decode: DecodeBytes, ...bytes: number[]): number {
  const text = decode(Uint8Array.from(bytes));
  const codePoint = text.codePointAt(0) ?? 0;
  const single = text.length === (codePoint > 0xffff ? 2 : 1);
  return single && codePoint !== REPLACEMENT ? codePoint : 0;
}

function iconvDecoder(name: string): DecodeBytes {
  return (bytes) => iconv.decode(Buffer.from(bytes), name);
}

function singleBytePage(decode: DecodeBytes, corrections: Readonly<Record<number, number>> = {}): number[] {
  return Array.from({ length: 256 }, (_, byte) => corrections[byte] ?? codePointOf(decode, byte));
}

function cells(
  decode: DecodeBytes,
  leads: readonly [number, number],
  trails: readonly [number, number],
): number[] {
  const codePoints: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++)
      codePoints.push(codePointOf(decode, lead, trail));
  }
  return codePoints;
}

function source(sources: string, constants: Readonly<Record<string, string>>): string {
  const exports = Object.entries(constants).map(
    ([name, value]) => `export const ${name}: string =\n  '${value}';\n`,
  );
  return `// Written by scripts/generate-codecs.ts from ${sources}. Do not edit.\n${exports.join('')}`;
}

function singleByteSource(): string {
  const pages = new Map<string, number[]>();
  for (const name of STANDARD_PAGES) pages.set(name, singleBytePage(createSinglebyteDecoder(name, true)));
  for (const [name, iconvName] of Object.entries(ICONV_PAGES))
    pages.set(name, singleBytePage(iconvDecoder(iconvName), MAC_CORRECTIONS[name]));
  return source(`${BYTES_SOURCE} and ${ICONV_SOURCE}`, {
    SINGLE_BYTE_NAMES: [...pages.keys()].join(' '),
    SINGLE_BYTE_PAGES: packPages([...pages.values()]),
  });
}

/** Rows of pairs, but the trail byte 7F. */
function gbkCells(leads: readonly [number, number], trails: readonly [number, number]): number[] {
  const decode = createMultibyteDecoder('gbk', true);
  const codePoints: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    codePoints.push(...cells(decode, [lead, lead], [trails[0], 0x7e]));
    codePoints.push(...cells(decode, [lead, lead], [0x80, trails[1]]));
  }
  return codePoints;
}

const BIG5_TRAILS: readonly (readonly [number, number])[] = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
];

/** Leads × trails 40–7E and A1–FE, row by row. */
function big5Cells(decode: DecodeBytes, leads: readonly [number, number]): number[] {
  const codePoints: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const trails of BIG5_TRAILS) codePoints.push(...cells(decode, [lead, lead], trails));
  }
  return codePoints;
}

const isPrivateUse = (codePoint: number): boolean => codePoint >= 0xe000 && codePoint <= 0xf8ff;

/** Microsoft's, and where WHATWG's differs from it. */
function big5Tables(): { cp950: number[]; hkscs: number[] } {
  const cp950 = big5Cells(iconvDecoder('cp950'), [0xa1, 0xf9]).map((codePoint) =>
    isPrivateUse(codePoint) ? 0 : codePoint,
  );
  const firstLead = 0x87;
  const standard = big5Cells(createMultibyteDecoder('big5', true), [firstLead, 0xfe]);
  const before = (0xa1 - firstLead) * 157;
  const hkscs = standard.map((codePoint, i) => (codePoint === cp950[i - before] ? 0 : codePoint));
  return { cp950, hkscs };
}

/** Pointers (94 a row) of the JIS X 0208 index with NEC's and IBM's rows, by way of Shift_JIS. */
function jis0208(): number[] {
  const decode = createMultibyteDecoder('shift_jis', true);
  const codePoints: number[] = [];
  for (let pointer = 0; pointer < 120 * 94; pointer++) {
    const lead = Math.floor(pointer / 188);
    const trail = pointer % 188;
    const codePoint = codePointOf(
      decode,
      lead + (lead < 0x1f ? 0x81 : 0xc1),
      trail + (trail < 0x3f ? 0x40 : 0x41),
    );
    codePoints.push(isPrivateUse(codePoint) ? 0 : codePoint);
  }
  return codePoints;
}

function jis0212(): number[] {
  const decode = createMultibyteDecoder('euc-jp', true);
  const codePoints: number[] = [];
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) codePoints.push(codePointOf(decode, 0x8f, lead, trail));
  }
  return codePoints;
}

/** The tables as `src/codec/double-byte-tables.ts` reads them. */
function doubleByteSources(): Map<string, string> {
  const sources = new Map<string, string>();
  const add = (constant: string, from: string, codePoints: readonly number[], shape: TableShape): Table => {
    const packed = packTable(codePoints, shape);
    sources.set(constant, source(from, { [constant]: packed }));
    return unpackTable(packed, shape.ideographs ?? UNIFIED, shape.related);
  };

  const standardGbk = [
    ...cells(createMultibyteDecoder('gbk', true), [0xa1, 0xfe], [0xa1, 0xfe]),
    ...gbkCells([0x81, 0xa0], [0x40, 0xfe]),
    ...gbkCells([0xa1, 0xfe], [0x40, 0xa0]),
  ];
  const gbk = add('GBK', BYTES_SOURCE, standardGbk, { levelStarts: [0, (0xd8 - 0xa1) * 94, 94 * 94] });

  const big5 = big5Tables();
  const cp950 = add('CP950', ICONV_SOURCE, big5.cp950, {
    levelStarts: [(0xa4 - 0xa1) * 157, (0xc9 - 0xa1) * 157, (0xf9 - 0xa1) * 157 + 63 + (0xd6 - 0xa1)],
    related: [gbk],
  });

  const jis = add('JIS_X_0208', BYTES_SOURCE, jis0208(), {
    levelStarts: [15 * 94, 47 * 94, 84 * 94],
    related: [gbk, cp950],
  });
  const related = [gbk, cp950, jis];

  const standardKorean = cells(createMultibyteDecoder('euc-kr', true), [0xa1, 0xfe], [0xa1, 0xfe]);
  const ksx1001 = add('KS_X_1001', BYTES_SOURCE, standardKorean, { related });
  add('JIS_X_0212', BYTES_SOURCE, jis0212(), { related: [...related, ksx1001] });
  add('HKSCS', `${BYTES_SOURCE} and ${ICONV_SOURCE}`, big5.hkscs, {
    related,
    ideographs: UNIFIED_AND_EXTENSIONS,
  });
  return sources;
}

/** `KS_X_1001` → `ksx1001`. */
function fileNameOf(constant: string): string {
  return constant.toLowerCase().replace('jis_x_', 'jis').replaceAll('_', '');
}

/** Path from the repository's root → contents. */
export function generateCodecs(): Map<string, string> {
  const folder = 'src/packed/generated';
  const sources = new Map([[`${folder}/single-byte.ts`, singleByteSource()]]);
  for (const [constant, contents] of doubleByteSources())
    sources.set(`${folder}/${fileNameOf(constant)}.ts`, contents);
  return sources;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, contents] of generateCodecs()) {
    const file = new URL(path, root);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, contents);
    console.log(path, contents.length);
  }
}
