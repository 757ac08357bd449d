import {
  cellsOf,
  DoubleByteEncoding,
  type DoubleByteSource,
  Mappings,
  SEQUENCE_BASE,
} from './double-byte.ts';
import { codePointsOf, cp950Table, hkscsTable } from './double-byte-tables.ts';
import { UNENCODABLE } from './encoding.ts';

const TRAILS: readonly (readonly [first: number, last: number])[] = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
];

/** The four pairs of HKSCS that stand for a letter and a combining mark: pair, letter, mark. */
export const SEQUENCES: readonly (readonly [pair: number, letter: number, mark: number])[] = [
  [0x8862, 0xca, 0x304],
  [0x8864, 0xca, 0x30c],
  [0x88a3, 0xea, 0x304],
  [0x88a5, 0xea, 0x30c],
];

/**
 * Pairs that Microsoft's and WHATWG's encoders take for the six characters that the original Big5 has twice
 * (Encoding Standard, "index Big5 pointer").
 */
const LAST_OF_TWO: readonly number[] = [0xf9f9, 0xf9e9, 0xf9eb, 0xf9ea, 0xa451, 0xa4ca];

/** Cells that the original Big5 leaves to users, with their private use code points in Microsoft's cp950. */
function userDefined(): Mappings {
  return new Mappings()
    .layConsecutive(cellsOf([0xfa, 0xfe], TRAILS), 0xe000)
    .layConsecutive(cellsOf([0x8e, 0xa0], TRAILS), 0xe311)
    .layConsecutive(cellsOf([0x81, 0x8d], TRAILS), 0xeeb8)
    .layConsecutive([...cellsOf([0xc6, 0xc6], [[0xa1, 0xfe]]), ...cellsOf([0xc7, 0xc8], TRAILS)], 0xf6b1);
}

/** Single bytes that Windows' cp950 doesn't refuse (Microsoft's bestfit950 table). */
function windowsSingles(): Mappings {
  return Mappings.of([0x80, 0x80], [0xff, 0xf8f8]);
}

function microsoftPairs(ideographs: boolean): Mappings {
  return new Mappings().lay(cellsOf([0xa1, 0xf9], TRAILS), codePointsOf(cp950Table(), ideographs));
}

/** WHATWG's pairs in ascending order: Microsoft's, overlaid with HKSCS from lead 87 on. */
function standardPairs(ideographs: boolean): Mappings {
  const cells = cellsOf([0x87, 0xfe], TRAILS);
  const before = cellsOf([0x87, 0xa0], TRAILS).length;
  const microsoft = codePointsOf(cp950Table(), ideographs);
  const codePoints = codePointsOf(hkscsTable(), ideographs).map(
    (codePoint, i) => codePoint || microsoft[i - before] || 0,
  );
  for (const [i, [pair]] of SEQUENCES.entries()) codePoints[cells.indexOf(pair)] = SEQUENCE_BASE + i;
  return new Mappings().lay(cells, codePoints);
}

/** Punctuation as Java's and Python's big5 and glibc's BIG5-HKSCS read it. */
const PUNCTUATION_VARIANTS: readonly (readonly [pair: number, codePoint: number])[] = [
  [0xa145, 0x2022],
  [0xa14e, 0xff64],
  [0xa15a, 0xff3f],
  [0xa1c2, 0x203e],
  [0xa1e3, 0x223c],
  [0xa1f2, 0x2641],
  [0xa1f3, 0x2609],
  [0xa1fe, 0x2571],
  [0xa240, 0x2572],
  [0xa241, 0xff0f],
  [0xa242, 0xff3c],
  [0xa244, 0xa5],
  [0xa246, 0xa2],
  [0xa247, 0xa3],
];

/**
 * Kana, Cyrillic and numbers from C6A1 on, in the order of Unicode's old BIG5.TXT, which Python's big5 and cp950
 * and Java's Big5 follow: first code point and length of each run of consecutive code points.
 */
const UNICODE_1_RUNS: readonly (readonly [codePoint: number, length: number])[] = [
  [0x30fe, 1],
  [0x309d, 2],
  [0x3005, 1],
  [0x3041, 83],
  [0x30a1, 86],
  [0x414, 2],
  [0x401, 1],
  [0x416, 7],
  [0x423, 19],
  [0x451, 1],
  [0x436, 26],
  [0x2460, 10],
  [0x2474, 10],
];

function otherDecoders(): Mappings {
  const codePoints = UNICODE_1_RUNS.flatMap(([first, length]) => Array.from({ length }, (_, i) => first + i));
  const cells = [...cellsOf([0xc6, 0xc6], [[0xa1, 0xfe]]), ...cellsOf([0xc7, 0xc7], TRAILS)];
  return Mappings.of(...PUNCTUATION_VARIANTS).lay(cells, codePoints);
}

function big5Source(ideographs: boolean): DoubleByteSource {
  const microsoft = microsoftPairs(ideographs).addAll(userDefined());
  return {
    strict: standardPairs(ideographs),
    preferred: LAST_OF_TWO,
    // WHATWG's encoder leaves out what only HKSCS has below A1; here it comes last.
    secondary: [0x8740, 0xa0fe],
    lenientOnly: windowsSingles().addAll(microsoft),
    variants: otherDecoders().addAll(microsoft),
  };
}

function cp950Source(ideographs: boolean): DoubleByteSource {
  const standard = standardPairs(ideographs);
  const single = new Mappings();
  for (let i = 0; i < standard.length; i++) {
    if (standard.codePoints[i]! < SEQUENCE_BASE) single.add(standard.sequences[i]!, standard.codePoints[i]!);
  }
  return {
    strict: microsoftPairs(ideographs).addAll(userDefined()),
    preferred: LAST_OF_TWO,
    lenientOnly: windowsSingles().addAll(single),
    variants: otherDecoders().addAll(single),
  };
}

class Big5Encoding extends DoubleByteEncoding {
  protected override writeSequence(sequence: number, units: Uint16Array, at: number): number {
    const [, letter, mark] = SEQUENCES[sequence - SEQUENCE_BASE]!;
    units[at] = letter;
    units[at + 1] = mark;
    return 2;
  }

  protected override sequenceAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    return (unit === 0xca || unit === 0xea) && this.encodeSequence(text, at) !== UNENCODABLE ? 2 : 0;
  }

  protected override encodeSequence(text: string, at: number): number {
    const letter = text.charCodeAt(at);
    const mark = text.charCodeAt(at + 1);
    return SEQUENCES.find((sequence) => sequence[1] === letter && sequence[2] === mark)?.[0] ?? UNENCODABLE;
  }
}

const LEADS: readonly (readonly [first: number, last: number])[] = [[0x81, 0xfe]];

export const big5: DoubleByteEncoding = new Big5Encoding(
  'big5',
  [
    'big5',
    'big5-hkscs',
    'cn-big5',
    'csbig5',
    'x-x-big5',
    'big5hkscs',
    'big5_hkscs',
    'big-5',
    'hkscs',
    'big5-tw',
    'cp951',
  ],
  LEADS,
  big5Source,
  () => [cp950Table(), hkscsTable()],
);

export const cp950: DoubleByteEncoding = new DoubleByteEncoding(
  'cp950',
  [
    'cp950',
    'ms950',
    '950',
    'windows-950',
    'windows950',
    'x-windows-950',
    'ibm950',
    'cp1370',
    'ibm1370',
    'csms950',
  ],
  LEADS,
  cp950Source,
  () => [cp950Table()],
);
