import { cellsOf, DoubleByteEncoding, type DoubleByteSource, Mappings } from './double-byte.ts';
import { codePointsOf, gbkTable } from './double-byte-tables.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';
import { FIRST_IDEOGRAPH } from './unpack.ts';

type ByteRange = readonly [first: number, last: number];

const EURO = 0x20ac;
const GBK_EURO = 0x80;
const GB18030_EURO = 0xa2e3;
/** The standard reads A3A0 as a second one. */
const IDEOGRAPHIC_SPACE = 0xa1a1;

/** With ideographs or without → pairs. */
const cachedPairs = new Map<boolean, Mappings>();

/** The pairs of the WHATWG index, in the order in which they are packed. */
function standardPairs(ideographs: boolean): Mappings {
  let pairs = cachedPairs.get(ideographs);
  if (pairs === undefined) {
    const cells = [
      ...cellsOf([0xa1, 0xfe], [[0xa1, 0xfe]]),
      ...cellsOf([0x81, 0xa0], trailsWithout7F(0x40, 0xfe)),
      ...cellsOf([0xa1, 0xfe], trailsWithout7F(0x40, 0xa0)),
    ];
    pairs = new Mappings().lay(cells, codePointsOf(gbkTable(), ideographs));
    cachedPairs.set(ideographs, pairs);
  }
  return pairs;
}

/**
 * The 101 pairs that Windows' cp936 reads as private use code points and GB 18030 assigned later, as runs of
 * consecutive cells: (first pair, last pair, first code point). In the order of the original numbering.
 */
const CP936_PRIVATE_USE: readonly (readonly [first: number, last: number, codePoint: number])[] = [
  [0xa2e3, 0xa2e3, 0xe76c],
  [0xa3a0, 0xa3a0, 0xe5e5],
  [0xa6d9, 0xa6df, 0xe78d],
  [0xa6ec, 0xa6ed, 0xe794],
  [0xa6f3, 0xa6f3, 0xe796],
  [0xa8bc, 0xa8bc, 0xe7c7],
  [0xa8bf, 0xa8bf, 0xe7c8],
  [0xa989, 0xa995, 0xe7e7],
  [0xfe50, 0xfea0, 0xe815],
];

function cp936PrivateUse(): Mappings {
  const mappings = new Mappings();
  for (const [first, last, codePoint] of CP936_PRIVATE_USE) {
    const lead = first >> 8;
    mappings.layConsecutive(cellsOf([lead, lead], trailsWithout7F(first & 0xff, last & 0xff)), codePoint);
  }
  return mappings;
}

function trailsWithout7F(first: number, last: number): readonly ByteRange[] {
  if (first > 0x7f || last < 0x7f) return [[first, last]];
  return [
    [first, 0x7e],
    [0x80, last],
  ];
}

/** Pairs whose code point GB 18030-2022 moved out of the private use area (Encoding Standard, gb18030 encoder). */
const MOVED_IN_2022: ReadonlySet<number> = new Set([
  ...cellsOf([0xa6, 0xa6], [[0xd9, 0xdf]]),
  ...[0xa6ec, 0xa6ed, 0xa6f3],
  ...[0xfe59, 0xfe61, 0xfe66, 0xfe67, 0xfe6d, 0xfe7e, 0xfe90, 0xfea0],
]);

/** GB 18030-2000 had ḿ at four bytes and the private use code point at A8BC; 2005 swapped them. */
const SWAPPED_IN_2005 = { pointer: 7457, letter: 0x1e3f, privateUse: 0xe7c7 };

const BMP_POINTERS = 39420;
const FIRST_SUPPLEMENTARY_POINTER = 189000;
const LAST_POINTER = FIRST_SUPPLEMENTARY_POINTER + 0xfffff;

interface FourByteTables {
  /** Pointer → BMP code point. */
  readonly codePoints: Uint16Array;
  /** BMP code point → pointer + 1, or 0. */
  readonly pointers: Uint16Array;
}

let fourByteTables: FourByteTables | undefined;
let fourByteTablesBelowIdeographs: FourByteTables | undefined;

/**
 * The four-byte part of the BMP is every code point that has no byte pair, in order, without surrogates and the
 * user-defined areas U+E000–U+E765. Which pairs there are counts as of 2000. Without ideographs only what is
 * below them is right.
 */
function buildFourBytes(ideographs: boolean): FourByteTables {
  const taken = new Uint8Array(0x10000);
  const asOf2000 = (sequence: number): boolean => sequence === 0xa8bc || MOVED_IN_2022.has(sequence);
  const standard = standardPairs(ideographs);
  for (let i = 0; i < standard.length; i++) {
    if (!asOf2000(standard.sequences[i]!)) taken[standard.codePoints[i]!] = 1;
  }
  const privateUse = cp936PrivateUse();
  for (let i = 0; i < privateUse.length; i++) {
    if (asOf2000(privateUse.sequences[i]!)) taken[privateUse.codePoints[i]!] = 1;
  }
  taken.fill(1, 0xd800, 0xe766);
  const codePoints = new Uint16Array(BMP_POINTERS);
  const pointers = new Uint16Array(0x10000);
  let pointer = 0;
  for (let codePoint = 0x80; codePoint < 0x10000; codePoint++) {
    if (taken[codePoint] === 0) codePoints[pointer++] = codePoint;
  }
  codePoints[SWAPPED_IN_2005.pointer] = SWAPPED_IN_2005.privateUse;
  for (pointer = 0; pointer < BMP_POINTERS; pointer++) pointers[codePoints[pointer]!] = pointer + 1;
  return { codePoints, pointers };
}

function fourBytes(): FourByteTables {
  fourByteTables ??= buildFourBytes(true);
  return fourByteTables;
}

function fourBytesFor(codePoint: number): FourByteTables {
  if (fourByteTables !== undefined || codePoint >= FIRST_IDEOGRAPH) return fourBytes();
  fourByteTablesBelowIdeographs ??= buildFourBytes(false);
  return fourByteTablesBelowIdeographs;
}

function sequenceOf(pointer: number): number {
  const first = 0x81 + Math.floor(pointer / 12600);
  const second = 0x30 + (Math.floor(pointer / 1260) % 10);
  const third = 0x81 + (Math.floor(pointer / 10) % 126);
  return ((first << 24) | (second << 16) | (third << 8) | (0x30 + (pointer % 10))) >>> 0;
}

function encodeFourBytes(codePoint: number): number {
  if (codePoint > 0xffff) {
    return codePoint > 0x10ffff ? UNENCODABLE : sequenceOf(FIRST_SUPPLEMENTARY_POINTER + codePoint - 0x10000);
  }
  const pointer = fourBytesFor(codePoint).pointers[codePoint]!;
  return pointer === 0 ? UNENCODABLE : sequenceOf(pointer - 1);
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isFirst = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;

/**
 * GBK (byte pairs and 0x80 = €; lenient: also the four-byte sequences of GB 18030) and GB 18030 (both, as of
 * 2022). Lenient encoding takes cp936's private use code points and those of the earlier editions.
 */
export class Gb18030Encoding extends DoubleByteEncoding {
  override readonly maxBytes: 2 | 4;

  constructor(name: 'gbk' | 'gb18030', labels: readonly string[]) {
    super(
      name,
      labels,
      [[0x81, 0xfe]],
      (ideographs) => sourceOf(name, ideographs),
      () => [gbkTable()],
    );
    this.maxBytes = name === 'gbk' ? 2 : 4;
  }

  override decodeAt(bytes: Uint8Array, at: number, lenient = false): number {
    const first = bytes[at];
    const second = bytes[at + 1];
    if (first === undefined || second === undefined || !isDigit(second) || !isFirst(first)) {
      return super.decodeAt(bytes, at, lenient);
    }
    if (!lenient && this.maxBytes === 2) return MALFORMED;
    const third = bytes[at + 2];
    if (third === undefined) return INCOMPLETE;
    if (!isFirst(third)) return MALFORMED;
    const fourth = bytes[at + 3];
    if (fourth === undefined) return INCOMPLETE;
    if (!isDigit(fourth)) return MALFORMED;
    const pointer = ((first - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30;
    if (pointer < BMP_POINTERS) return (fourBytes().codePoints[pointer]! << 3) | 4;
    if (pointer < FIRST_SUPPLEMENTARY_POINTER || pointer > LAST_POINTER) return MALFORMED;
    return ((pointer - FIRST_SUPPLEMENTARY_POINTER + 0x10000) << 3) | 4;
  }

  override encodeCodePoint(codePoint: number, lenient = false): number {
    const pair = super.encodeCodePoint(codePoint);
    if (pair !== UNENCODABLE) return pair;
    if (this.maxBytes === 4) {
      const four = encodeFourBytes(codePoint);
      return four === UNENCODABLE && lenient ? super.encodeCodePoint(codePoint, true) : four;
    }
    if (!lenient) return UNENCODABLE;
    const variant = super.encodeCodePoint(codePoint, true);
    return variant === UNENCODABLE ? encodeFourBytes(codePoint) : variant;
  }

  override mayEncode(codePoint: number): boolean {
    return this.maxBytes === 4 || super.mayEncode(codePoint);
  }

  override otherBytes(codePoint: number): readonly number[] {
    const others = [...super.otherBytes(codePoint)];
    if (codePoint < 0x80) return others;
    const first = this.encodeCodePoint(codePoint, true);
    const pair = super.encodeCodePoint(codePoint, true);
    for (const sequence of [pair, encodeFourBytes(codePoint)]) {
      if (sequence !== UNENCODABLE && sequence !== first) others.push(sequence);
    }
    // Edition 2000 has ḿ there; Java's and glibc's 2022 move the private use code points to four bytes.
    if (codePoint === SWAPPED_IN_2005.letter) others.push(sequenceOf(SWAPPED_IN_2005.pointer));
    if (codePoint >= 0xe000 && codePoint <= 0xf8ff && MOVED_IN_2022.has(pair)) {
      const moved = this.decodeAt(Uint8Array.of(pair >> 8, pair & 0xff), 0) >> 3;
      others.push(encodeFourBytes(moved));
    }
    return others;
  }

  protected override malformedLength(bytes: Uint8Array, at: number, lenient: boolean, cut: boolean): number {
    if (cut) return bytes.length - at;
    const second = bytes[at + 1] ?? 0;
    const four = (lenient || this.maxBytes === 4) && isFirst(bytes[at]!) && isDigit(second);
    // Four well-formed bytes without a code point are one error; else all but the first are read again.
    if (four) return isFirst(bytes[at + 2]!) && isDigit(bytes[at + 3]!) ? 4 : 1;
    return super.malformedLength(bytes, at, lenient, cut);
  }
}

/**
 * Six pairs that GB 18030-2022 leaves private and glibc reads as what the Unicode proposals gave them, and
 * Java's ♁ for ⊕.
 */
function glibcAndJava(): Mappings {
  return Mappings.of(
    [0xfe51, 0x20087],
    [0xfe52, 0x20089],
    [0xfe53, 0x200cc],
    [0xfe6c, 0x215d7],
    [0xfe76, 0x2298f],
    [0xfe91, 0x241fe],
    [0xa892, 0x2641],
  );
}

function sourceOf(name: 'gbk' | 'gb18030', ideographs: boolean): DoubleByteSource {
  const privateUse = cp936PrivateUse();
  // The standard's encoders still take the private use code points of the pairs that moved.
  const encodedToo = new Mappings();
  for (const [i, sequence] of privateUse.sequences.entries()) {
    if (MOVED_IN_2022.has(sequence)) encodedToo.add(sequence, privateUse.codePoints[i]!);
  }
  return {
    strict: Mappings.of([GBK_EURO, EURO]).addAll(standardPairs(ideographs)),
    preferred: [name === 'gbk' ? GBK_EURO : GB18030_EURO, IDEOGRAPHIC_SPACE],
    encodedToo,
    // Windows' cp936 (Microsoft's bestfit936 table) has this for the one byte that can't lead.
    lenientOnly: Mappings.of([0xff, 0xf8f5]),
    variants: privateUse.addAll(glibcAndJava()),
  };
}

export const gbk: Gb18030Encoding = new Gb18030Encoding('gbk', [
  'gbk',
  'chinese',
  'csgb2312',
  'csiso58gb231280',
  'gb2312',
  'gb_2312',
  'gb_2312-80',
  'iso-ir-58',
  'x-gbk',
  'gb2312-80',
  'gb231280',
  'euc-cn',
  'euccn',
  'euc_cn',
  'eucgb2312-cn',
  'cp936',
  'ms936',
  '936',
  'windows-936',
  'windows936',
  'x-mswin-936',
  'ibm936',
  'cp1386',
  'ibm1386',
]);

export const gb18030: Gb18030Encoding = new Gb18030Encoding('gb18030', [
  'gb18030',
  'gb18030-2000',
  'gb18030-2005',
  'gb18030-2022',
  'gb-18030',
  'gb_18030',
  'cp54936',
  'windows-54936',
  '54936',
  'ibm1392',
]);
