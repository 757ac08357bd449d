import { cellsOf, DoubleByteEncoding, type DoubleByteSource, Mappings } from './double-byte.ts';
import { codePointsOf, jis0208Table } from './double-byte-tables.ts';
import { JIS_PAIR_VARIANTS } from './jis-variants.ts';

type ByteRange = readonly [first: number, last: number];

const TRAILS: readonly ByteRange[] = [
  [0x40, 0x7e],
  [0x80, 0xfc],
];

/** Shift_JIS byte pair of a row and cell (1–94) of JIS X 0208. */
function pairOf(row: number, cell: number): number {
  const pointer = (row - 1) * 94 + cell - 1;
  const lead = Math.floor(pointer / 188);
  const trail = pointer % 188;
  return ((lead + (lead < 0x1f ? 0x81 : 0xc1)) << 8) | (trail + (trail < 0x3f ? 0x40 : 0x41));
}

/** Bytes of the half-width katakana U+FF61–U+FF9F. */
const HALF_WIDTH: readonly number[] = Array.from({ length: 0x3f }, (_, i) => 0xa1 + i);

function shiftJisSource(ideographs: boolean): DoubleByteSource {
  const cells = [...cellsOf([0x81, 0x9f], TRAILS), ...cellsOf([0xe0, 0xfc], TRAILS)];
  const strict = Mappings.of([0x80, 0x80])
    .layConsecutive(HALF_WIDTH, 0xff61)
    .lay(cells, codePointsOf(jis0208Table(), ideographs))
    .layConsecutive(cellsOf([0xf0, 0xf9], TRAILS), 0xe000);
  // A0 as in MacJapanese.
  const variants = Mappings.of([0x5c, 0xa5], [0x7e, 0x203e], [0xa0, 0xa0]);
  for (const [row, cell, codePoint] of JIS_PAIR_VARIANTS) variants.add(pairOf(row, cell), codePoint);
  return {
    strict,
    // NEC's selection of IBM's characters; the encoder takes IBM's own row.
    secondary: [0xed40, 0xeefc],
    // The standard's encoder: yen and overline of JIS X 0201, MINUS SIGN as the full-width one.
    encodedToo: Mappings.of([0x5c, 0xa5], [0x7e, 0x203e], [pairOf(1, 61), 0x2212]),
    // As in Windows and Python's cp932.
    lenientOnly: Mappings.of([0xa0, 0xf8f0], [0xfd, 0xf8f1], [0xfe, 0xf8f2], [0xff, 0xf8f3]),
    variants,
  };
}

export const shiftJis: DoubleByteEncoding = new DoubleByteEncoding(
  'shift_jis',
  [
    'shift_jis',
    'csshiftjis',
    'ms932',
    'ms_kanji',
    'shift-jis',
    'sjis',
    'windows-31j',
    'x-sjis',
    'shiftjis',
    's_jis',
    'cp932',
    '932',
    'mskanji',
    'ms-kanji',
    'windows-932',
    'windows932',
    'cswindows31j',
    'ibm932',
    'ibm943',
    'cp943',
    'x-ms-cp932',
  ],
  [
    [0x81, 0x9f],
    [0xe0, 0xfc],
  ],
  shiftJisSource,
  () => [jis0208Table()],
);
