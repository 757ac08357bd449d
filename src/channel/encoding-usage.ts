import { getEncoding } from '../codec/registry.ts';

/**
 * Who uses which encoding: the facts that the catalogue's channels and priors are computed from.
 *
 * Weights are rough shares, set by hand and checked against 168 real garbled strings (152 from public code and
 * pages, 16 from shipped packages). UTF-8 is the right encoding in 65 % of them, GBK in 10 %, Shift_JIS and the
 * Cyrillic pages in 5 % each; the wrong one is windows-1252 in 35 %, GBK in 20 %, ISO-8859-1 in 7 %,
 * windows-1251 in 6 %, Mac Roman in 5 %, cp437 in 4 %, Shift_JIS and ISO-8859-2 in 3 % each, windows-1250 in
 * 2 %. What 168 strings cannot show is filled in by how many people had the encoding as their platform's
 * default. Orders of magnitude are all that matters: a factor of 2 is 0.7 in a log prior.
 */

/** Languages that share their legacy encodings. */
export type Area =
  | 'western'
  | 'central'
  | 'cyrillic'
  | 'greek'
  | 'turkish'
  | 'hebrew'
  | 'arabic'
  | 'baltic'
  | 'thai'
  | 'vietnamese'
  | 'simplified'
  | 'traditional'
  | 'japanese'
  | 'korean';

/** Areas with double-byte encodings. */
export const DOUBLE_BYTE_AREAS: ReadonlySet<Area> = new Set([
  'simplified',
  'traditional',
  'japanese',
  'korean',
]);

/** Share of an area's legacy encodings among the right encodings of all garbled text; UTF-8 has what is left. */
export const AREA_SHARE: Readonly<Record<Area, number>> = {
  simplified: 0.1,
  japanese: 0.07,
  cyrillic: 0.068,
  western: 0.1,
  traditional: 0.03,
  central: 0.03,
  korean: 0.02,
  greek: 0.012,
  arabic: 0.012,
  turkish: 0.01,
  hebrew: 0.008,
  thai: 0.007,
  baltic: 0.005,
  vietnamese: 0.005,
};

/**
 * How far an encoding is met as a wrong one.
 * - `everywhere`: the fallback of programs and operating systems in all of the world.
 * - `default`: what an operating system in one area reads bytes as, so that any foreign text can meet it.
 * - `home`: only chosen by people or programs of that area.
 */
export type Reach = 'everywhere' | 'default' | 'home';

export interface EncodingUsage {
  /** Canonical name. */
  readonly name: string;
  readonly area: Area;
  /** Share of the area's garbled legacy text that was written in this encoding. */
  readonly asRight: number;
  /** How often bytes are read as this encoding; windows-1252 is 1. */
  readonly asWrong: number;
  readonly reach: Reach;
}

type Row = readonly [label: string, asRight: number, asWrong: number, reach: Reach];

const USAGE: Readonly<Record<Area, readonly Row[]>> = {
  western: [
    ['windows-1252', 0.6, 1, 'everywhere'],
    ['iso-8859-1', 0.15, 0.3, 'everywhere'],
    ['macintosh', 0.09, 0.16, 'everywhere'],
    ['cp850', 0.06, 0.1, 'everywhere'],
    ['cp437', 0.03, 0.12, 'everywhere'],
    ['iso-8859-15', 0.03, 0.05, 'everywhere'],
    ['cp858', 0.01, 0.01, 'home'],
    ['cp865', 0.006, 0.01, 'home'],
    ['cp860', 0.005, 0.005, 'home'],
    ['cp861', 0.005, 0.005, 'home'],
    ['cp863', 0.005, 0.005, 'home'],
    ['x-mac-icelandic', 0.003, 0.003, 'home'],
    ['iso-8859-3', 0.002, 0.002, 'home'],
    ['iso-8859-10', 0.002, 0.002, 'home'],
    ['iso-8859-14', 0.002, 0.002, 'home'],
  ],
  central: [
    ['windows-1250', 0.58, 0.1, 'default'],
    ['iso-8859-2', 0.25, 0.1, 'default'],
    ['cp852', 0.1, 0.04, 'default'],
    ['x-mac-ce', 0.04, 0.012, 'home'],
    ['x-mac-romanian', 0.01, 0.004, 'home'],
    ['x-mac-croatian', 0.01, 0.004, 'home'],
    ['iso-8859-16', 0.01, 0.003, 'home'],
  ],
  cyrillic: [
    ['windows-1251', 0.38, 0.17, 'default'],
    ['koi8-r', 0.17, 0.1, 'default'],
    ['ibm866', 0.13, 0.1, 'default'],
    ['x-mac-cyrillic', 0.17, 0.2, 'home'],
    ['iso-8859-5', 0.11, 0.1, 'home'],
    ['koi8-u', 0.025, 0.015, 'home'],
    ['cp855', 0.012, 0.008, 'home'],
    ['koi8-t', 0.003, 0.001, 'home'],
  ],
  greek: [
    ['windows-1253', 0.7, 0.03, 'default'],
    ['iso-8859-7', 0.21, 0.015, 'home'],
    ['cp737', 0.06, 0.01, 'default'],
    ['x-mac-greek', 0.02, 0.004, 'home'],
    ['cp869', 0.01, 0.003, 'home'],
  ],
  turkish: [
    ['windows-1254', 0.7, 0.05, 'default'],
    ['iso-8859-9', 0.2, 0.02, 'home'],
    ['cp857', 0.08, 0.012, 'default'],
    ['x-mac-turkish', 0.02, 0.004, 'home'],
  ],
  hebrew: [
    ['windows-1255', 0.75, 0.02, 'default'],
    ['iso-8859-8', 0.15, 0.008, 'home'],
    ['cp862', 0.1, 0.01, 'default'],
  ],
  arabic: [
    ['windows-1256', 0.85, 0.03, 'default'],
    ['iso-8859-6', 0.1, 0.008, 'home'],
    ['cp864', 0.05, 0.004, 'home'],
  ],
  baltic: [
    ['windows-1257', 0.7, 0.02, 'default'],
    ['iso-8859-13', 0.12, 0.006, 'home'],
    ['cp775', 0.1, 0.01, 'default'],
    ['iso-8859-4', 0.08, 0.005, 'home'],
  ],
  thai: [
    ['windows-874', 0.6, 0.02, 'default'],
    ['tis-620', 0.35, 0.006, 'home'],
    ['iso-8859-11', 0.05, 0.003, 'home'],
  ],
  vietnamese: [
    ['windows-1258', 0.4, 0.012, 'default'],
    ['tcvn', 0.4, 0.003, 'home'],
    ['viscii', 0.2, 0.003, 'home'],
  ],
  simplified: [
    ['gbk', 0.95, 0.6, 'default'],
    ['gb18030', 0.05, 0.03, 'home'],
  ],
  traditional: [
    ['big5', 0.75, 0.06, 'default'],
    ['cp950', 0.25, 0.04, 'default'],
  ],
  japanese: [
    ['shift_jis', 0.75, 0.14, 'default'],
    ['euc-jp', 0.25, 0.03, 'home'],
  ],
  korean: [['euc-kr', 1, 0.06, 'default']],
};

/** Every legacy encoding that garbled text is met in. */
export const encodingUsage: readonly EncodingUsage[] = (Object.keys(USAGE) as Area[]).flatMap((area) =>
  USAGE[area].map(([label, asRight, asWrong, reach]) => ({
    name: getEncoding(label)!.name,
    area,
    asRight,
    asWrong,
    reach,
  })),
);
