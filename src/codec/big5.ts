import {
  cellsOf,
  consecutiveCells,
  DoubleByteEncoding,
  type DoubleByteSource,
  layOver,
  type Mapping,
  SEQUENCE_BASE,
} from './double-byte.ts';
import { UNENCODABLE } from './encoding.ts';
import { CP950 } from './generated/cp950.ts';
import { HKSCS } from './generated/hkscs.ts';
import { unpack } from './unpack.ts';

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
function* userDefined(): Generator<Mapping> {
  yield* consecutiveCells([0xfa, 0xfe], TRAILS, 0xe000);
  yield* consecutiveCells([0x8e, 0xa0], TRAILS, 0xe311);
  yield* consecutiveCells([0x81, 0x8d], TRAILS, 0xeeb8);
  yield* consecutiveCells([0xc6, 0xc6], [[0xa1, 0xfe]], 0xf6b1);
  yield* consecutiveCells([0xc7, 0xc8], TRAILS, 0xf70f);
}

/** Single bytes that Windows' cp950 doesn't refuse (Microsoft's bestfit950 table). */
const WINDOWS_SINGLES: readonly Mapping[] = [
  [0x80, 0x80],
  [0xff, 0xf8f8],
];

function microsoftPairs(): Mapping[] {
  return [...layOver(cellsOf([0xa1, 0xf9], TRAILS), unpack(CP950))];
}

/** WHATWG's pairs; HKSCS lies over Microsoft's. */
function standardPairs(): Mapping[] {
  const pairs = new Map(microsoftPairs());
  for (const [pair, codePoint] of layOver(cellsOf([0x87, 0xfe], TRAILS), unpack(HKSCS)))
    pairs.set(pair, codePoint);
  for (const [i, [pair]] of SEQUENCES.entries()) pairs.set(pair, SEQUENCE_BASE + i);
  return [...pairs].sort(([a], [b]) => a - b);
}

function big5Source(): DoubleByteSource {
  const microsoft = [...microsoftPairs(), ...userDefined()];
  const strict = standardPairs();
  return {
    strict,
    preferred: LAST_OF_TWO,
    // WHATWG's encoder leaves out what only HKSCS has below A1; here it comes last.
    isSecondary: (pair) => pair < 0xa140,
    lenientOnly: [...microsoft, ...WINDOWS_SINGLES],
    variants: [...microsoft, ...JAVA_AND_PYTHON],
  };
}

function cp950Source(): DoubleByteSource {
  const standard = standardPairs().filter(([, codePoint]) => codePoint < SEQUENCE_BASE);
  return {
    strict: [...microsoftPairs(), ...userDefined()],
    preferred: LAST_OF_TWO,
    lenientOnly: [...standard, ...WINDOWS_SINGLES],
    variants: [...standard, ...JAVA_AND_PYTHON],
  };
}

const JAVA_AND_PYTHON: readonly Mapping[] = [];

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
);
