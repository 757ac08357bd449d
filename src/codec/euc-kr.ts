import { cellsOf, DoubleByteEncoding, type DoubleByteSource, Mappings } from './double-byte.ts';
import { codePointsOf, ksx1001Table } from './double-byte-tables.ts';

type ByteRange = readonly [first: number, last: number];

const KS_BYTES: ByteRange = [0xa1, 0xfe];
const LETTERS: readonly ByteRange[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
];

/** Cells of the Unified Hangul Code in front of and between KS X 1001, in order. */
function extensionCells(): number[] {
  return [
    ...cellsOf([0x81, 0xa0], [...LETTERS, [0x81, 0xfe]]),
    ...cellsOf([0xa1, 0xc5], [...LETTERS, [0x81, 0xa0]]),
    ...cellsOf([0xc6, 0xc6], [[0x41, 0x52]]),
  ];
}

/** The extension is every syllable that KS X 1001 lacks, in order. */
function missingSyllables(standard: readonly number[]): number[] {
  const present = new Set(standard);
  const missing: number[] = [];
  for (let syllable = 0xac00; syllable <= 0xd7a3; syllable++) {
    if (!present.has(syllable)) missing.push(syllable);
  }
  return missing;
}

function eucKrSource(ideographs: boolean): DoubleByteSource {
  const standard = codePointsOf(ksx1001Table(), ideographs);
  return {
    strict: new Mappings()
      .lay(extensionCells(), missingSyllables(standard))
      .lay(cellsOf(KS_BYTES, [KS_BYTES]), standard),
    // User-defined rows and single bytes as in Windows' cp949 (Microsoft's bestfit949 table); A2E8 since 2002.
    lenientOnly: Mappings.of([0x80, 0x80], [0xff, 0xf8f7], [0xa2e8, 0x327e])
      .layConsecutive(cellsOf([0xc9, 0xc9], [KS_BYTES]), 0xe000)
      .layConsecutive(cellsOf([0xfe, 0xfe], [KS_BYTES]), 0xe05e),
    // Won sign for the backslash and look-alikes as in IBM949; bytes that glibc's EUC-KR, which lacks the
    // extension, reads as C1.
    variants: Mappings.of(
      [0x5c, 0x20a9],
      [0xa1a4, 0x30fb],
      [0xa1a9, 0x2010],
      [0xa1aa, 0x2014],
      [0xa1ad, 0x301c],
      [0xa2a6, 0x2dc],
    ).layConsecutive(C1_BYTES, 0x80),
  };
}

const C1_BYTES: readonly number[] = Array.from({ length: 0x20 }, (_, i) => 0x80 + i);

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
  () => [ksx1001Table()],
);
