import {
  cellsOf,
  consecutiveCells,
  DoubleByteEncoding,
  type DoubleByteSource,
  layOver,
  type Mapping,
} from './double-byte.ts';
import { KS_X_1001 } from './generated/ksx1001.ts';
import { unpack } from './unpack.ts';

type ByteRange = readonly [first: number, last: number];

const KS_BYTES: ByteRange = [0xa1, 0xfe];
const LETTERS: readonly ByteRange[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
];

/** Cells of the Unified Hangul Code in front of and between KS X 1001, in order. */
function* extensionCells(): Generator<number> {
  yield* cellsOf([0x81, 0xa0], [...LETTERS, [0x81, 0xfe]]);
  yield* cellsOf([0xa1, 0xc5], [...LETTERS, [0x81, 0xa0]]);
  yield* cellsOf([0xc6, 0xc6], [[0x41, 0x52]]);
}

function eucKrSource(): DoubleByteSource {
  const standard = [...layOver(cellsOf(KS_BYTES, [KS_BYTES]), unpack(KS_X_1001))];
  // The extension is every syllable that KS X 1001 lacks, in order.
  const present = new Set(standard.map(([, codePoint]) => codePoint));
  const missing: number[] = [];
  for (let syllable = 0xac00; syllable <= 0xd7a3; syllable++) {
    if (!present.has(syllable)) missing.push(syllable);
  }
  return {
    strict: [...layOver(extensionCells(), missing), ...standard],
    // User-defined rows and single bytes as in Windows' cp949 (Microsoft's bestfit949 table); A2E8 since 2002.
    lenientOnly: [
      [0x80, 0x80],
      [0xff, 0xf8f7],
      [0xa2e8, 0x327e],
      ...consecutiveCells([0xc9, 0xc9], [KS_BYTES], 0xe000),
      ...consecutiveCells([0xfe, 0xfe], [KS_BYTES], 0xe05e),
    ],
    variants: EUC_KR_VARIANTS,
  };
}

/** Won sign for the backslash as in IBM949; lead bytes that glibc's EUC-KR, which lacks the extension, reads as C1. */
const EUC_KR_VARIANTS: readonly Mapping[] = [
  [0x5c, 0x20a9],
  ...Array.from({ length: 0x20 }, (_, i): Mapping => [0x80 + i, 0x80 + i]),
  // IBM949's readings of KS X 1001, which Mac and Unix systems shared.
  [0xa1a4, 0x30fb],
  [0xa1a9, 0x2010],
  [0xa1aa, 0x2014],
  [0xa1ad, 0x301c],
  [0xa2a6, 0x2dc],
];

export const eucKr: DoubleByteEncoding = new DoubleByteEncoding(
  'euc-kr',
  [
    'euc-kr',
    'cseuckr',
    'csksc56011987',
    'iso-ir-149',
    'korean',
    'ks_c_5601-1987',
    'ks_c_5601-1989',
    'ksc5601',
    'ksc_5601',
    'windows-949',
    'cp949',
    'ms949',
    'uhc',
    '949',
    'euckr',
    'euc_kr',
    'x-euc-kr',
    'x-windows-949',
    'windows949',
    'ks_c_5601',
    'ksx1001',
    'ks_x-1001',
    'ibm949',
    'ibm1363',
    'cp1363',
    'cp51949',
    '51949',
  ],
  [[0x81, 0xfe]],
  eucKrSource,
);
