import { ByteEncoding } from './byte-encoding.ts';
import { cellsOf, Mappings } from './double-byte.ts';
import { codePointsOf, jis0208Table, jis0212Table } from './double-byte-tables.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';
import { JIS_PAIR_VARIANTS } from './jis-variants.ts';
import { FIRST_IDEOGRAPH, isInAny, isUnified } from './unpack.ts';

const NONE: readonly number[] = [];

/** Lead byte of a half-width katakana. */
const SINGLE_SHIFT_2 = 0x8e;
/** First of three bytes of a character of JIS X 0212. */
const SINGLE_SHIFT_3 = 0x8f;

const ROWS: readonly [number, number] = [0xa1, 0xfe];
const cells = (first: number, last: number): number[] => cellsOf([first, last], [ROWS]);

interface Tables {
  /** By row and cell, both without the highest bit; 0 for unassigned. */
  readonly jis0208: Uint16Array;
  readonly jis0212: Uint16Array;
  readonly lenientJis0208: Uint16Array;
  readonly lenientJis0212: Uint16Array;
  /** The last two bytes; for three bytes the second of these has its highest bit cleared. One byte as it is. */
  readonly strictReverse: Uint16Array;
  readonly lenientReverse: Uint16Array;
  readonly others: ReadonlyMap<number, readonly number[]>;
}

/**
 * EUC-JP: JIS X 0208 in two bytes, half-width katakana behind 8E, JIS X 0212 behind 8F. Lenient is also eucJP-ms,
 * with IBM's characters in rows 83 and 84 of JIS X 0212 and user-defined rows from 85 on in both sets.
 */
class EucJpEncoding extends ByteEncoding {
  readonly maxBytes = 3;
  protected readonly asciiCompatible = true;
  private cached: Tables | undefined;
  private withoutIdeographs: Tables | undefined;

  private get tables(): Tables {
    this.cached ??= buildTables(true);
    return this.cached;
  }

  private tablesFor(codePoint: number): Tables {
    if (this.cached !== undefined || codePoint >= FIRST_IDEOGRAPH) return this.tables;
    this.withoutIdeographs ??= buildTables(false);
    return this.withoutIdeographs;
  }

  decodeAt(bytes: Uint8Array, at: number, lenient = false): number {
    const lead = bytes[at];
    if (lead === undefined) return INCOMPLETE;
    if (lead < 0x80) return (lead << 3) | 1;
    if (!this.isLead(lead)) return lenient && lead < 0xa0 ? (lead << 3) | 1 : MALFORMED;
    const second = bytes[at + 1];
    if (second === undefined) return INCOMPLETE;
    if (second < 0xa1 || second > 0xfe) return MALFORMED;
    if (lead === SINGLE_SHIFT_2) return second > 0xdf ? MALFORMED : ((second + 0xfec0) << 3) | 2;
    if (lead === SINGLE_SHIFT_3) {
      const third = bytes[at + 2];
      if (third === undefined) return INCOMPLETE;
      if (third < 0xa1 || third > 0xfe) return MALFORMED;
      const { jis0212, lenientJis0212 } = this.tables;
      const codePoint = (lenient ? lenientJis0212 : jis0212)[((second & 0x7f) << 7) | (third & 0x7f)]!;
      return codePoint === 0 ? MALFORMED : (codePoint << 3) | 3;
    }
    const { jis0208, lenientJis0208 } = this.tables;
    const codePoint = (lenient ? lenientJis0208 : jis0208)[((lead & 0x7f) << 7) | (second & 0x7f)]!;
    return codePoint === 0 ? MALFORMED : (codePoint << 3) | 2;
  }

  encodeCodePoint(codePoint: number, lenient = false): number {
    if (codePoint < 0x80) return codePoint;
    if (codePoint > 0xffff) return UNENCODABLE;
    const { lenientReverse, strictReverse } = this.tablesFor(codePoint);
    const stored = (lenient ? lenientReverse : strictReverse)[codePoint]!;
    return stored === 0 ? UNENCODABLE : sequenceOf(stored);
  }

  override mayEncode(codePoint: number): boolean {
    if (this.cached === undefined && isUnified(codePoint))
      return isInAny([jis0208Table(), jis0212Table()], codePoint);
    return super.mayEncode(codePoint);
  }

  otherBytes(codePoint: number): readonly number[] {
    return this.tablesFor(codePoint).others.get(codePoint) ?? NONE;
  }

  isLead(byte: number): boolean {
    return (byte >= 0xa1 && byte <= 0xfe) || byte === SINGLE_SHIFT_2 || byte === SINGLE_SHIFT_3;
  }

  /** An ASCII byte is never part of the error; a row of JIS X 0212 behind 8F always is. */
  protected malformedLength(bytes: Uint8Array, at: number, _lenient: boolean, cut: boolean): number {
    if (cut) return bytes.length - at;
    if (!this.isLead(bytes[at]!)) return 1;
    const second = bytes[at + 1]!;
    if (second < 0x80) return 1;
    if (bytes[at] !== SINGLE_SHIFT_3 || second < 0xa1 || second > 0xfe) return 2;
    return bytes[at + 2]! < 0x80 ? 2 : 3;
  }
}

function sequenceOf(stored: number): number {
  if (stored < 0x100) return stored;
  return stored < 0x8000 ? (SINGLE_SHIFT_3 << 16) | 0x8000 | stored : stored;
}

/** Cells as in the tables above: row and cell without the highest bit. */
const indexOf = (pair: number): number => ((pair >> 1) & 0x3f80) | (pair & 0x7f);

/** IBM's rows of the JIS X 0208 index, which only Shift_JIS reaches. */
const IBM_ROWS = { first: 115, end: 120 };
/** NUMERO SIGN is among IBM's characters of eucJP-ms although JIS X 0212 has it; FULLWIDTH BROKEN BAR isn't. */
const NUMERO_SIGN = 0x2116;
const FULLWIDTH_BROKEN_BAR = 0xffe4;

/** The characters of IBM's rows that JIS X 0208 (rows 1–8 and 16–84) and JIS X 0212 lack. */
function ibmCharacters(jis0208: readonly number[], jis0212: readonly number[]): number[] {
  const standard = new Set([...jis0208.slice(0, 8 * 94), ...jis0208.slice(15 * 94, 84 * 94), ...jis0212]);
  standard.add(FULLWIDTH_BROKEN_BAR).delete(NUMERO_SIGN);
  const rows = jis0208.slice((IBM_ROWS.first - 1) * 94, (IBM_ROWS.end - 1) * 94);
  return rows.filter((codePoint) => !standard.has(codePoint));
}

/** What eucJP-ms has in JIS X 0212 beside the standard. */
function microsoftJis0212(jis0208: readonly number[], jis0212: readonly number[]): Mappings {
  const free = [...cellsOf([0xf3, 0xf3], [[0xf3, 0xfe]]), ...cells(0xf4, 0xf4)];
  return new Mappings().lay(free, ibmCharacters(jis0208, jis0212)).layConsecutive(cells(0xf5, 0xfe), 0xe3ac);
}

/** Look-alikes in JIS X 0212: Python reads A2B7 as ~, eucJP-ms A2C3 as ￤. */
const JIS_X_0212_VARIANTS: readonly (readonly [pair: number, codePoint: number])[] = [
  [0xa2b7, 0x7e],
  [0xa2c3, FULLWIDTH_BROKEN_BAR],
];

const TWO_BYTES = 0xffff;
const THREE_BYTES = 0x7fff;

function buildTables(ideographs: boolean): Tables {
  const strictReverse = new Uint16Array(0x10000);
  const others = new Map<number, number[]>();
  const add = (reverse: Uint16Array, codePoint: number, stored: number): void => {
    if (codePoint >= 0x80 && reverse[codePoint] === 0) reverse[codePoint] = stored;
    else if (codePoint < 0x80 || reverse[codePoint] !== stored) {
      others.set(codePoint, [...(others.get(codePoint) ?? []), sequenceOf(stored)]);
    }
  };
  const fill = (codePoints: readonly number[], mask: number): Uint16Array => {
    const forward = new Uint16Array(0x4000);
    const pairs = cells(0xa1, 0xfe);
    for (let i = 0; i < pairs.length; i++) {
      if (codePoints[i] === 0) continue;
      forward[indexOf(pairs[i]!)] = codePoints[i]!;
      add(strictReverse, codePoints[i]!, pairs[i]! & mask);
    }
    return forward;
  };
  const index0208 = codePointsOf(jis0208Table(), ideographs);
  const index0212 = codePointsOf(jis0212Table(), ideographs);
  const jis0208 = fill(index0208, TWO_BYTES);
  const jis0212 = fill(index0212, THREE_BYTES);
  for (let byte = 0xa1; byte <= 0xdf; byte++) strictReverse[byte + 0xfec0] = (SINGLE_SHIFT_2 << 8) | byte;

  // The standard's encoder: yen and overline of JIS X 0201, MINUS SIGN as the full-width one.
  add(strictReverse, 0xa5, 0x5c);
  add(strictReverse, 0x203e, 0x7e);
  add(strictReverse, 0x2212, 0xa1dd);

  const lenientReverse = strictReverse.slice();
  const overlay = (strict: Uint16Array, { sequences, codePoints }: Mappings, mask: number): Uint16Array => {
    const forward = strict.slice();
    for (const [i, pair] of sequences.entries()) {
      if (forward[indexOf(pair)] === 0) forward[indexOf(pair)] = codePoints[i]!;
      add(lenientReverse, codePoints[i]!, pair & mask);
    }
    return forward;
  };
  for (let byte = 0x80; byte < 0xa0; byte++) {
    if (byte !== SINGLE_SHIFT_2 && byte !== SINGLE_SHIFT_3) add(lenientReverse, byte, byte);
  }
  for (const [row, cell, codePoint] of JIS_PAIR_VARIANTS) {
    if (row <= 94) add(lenientReverse, codePoint, ((row + 0xa0) << 8) | (cell + 0xa0));
  }
  const userRows = new Mappings().layConsecutive(cells(0xf5, 0xfe), 0xe000);
  const lenientJis0208 = overlay(jis0208, userRows, TWO_BYTES);
  const lenientJis0212 = overlay(jis0212, microsoftJis0212(index0208, index0212), THREE_BYTES);
  for (const [pair, codePoint] of JIS_X_0212_VARIANTS) add(lenientReverse, codePoint, pair & THREE_BYTES);
  return { jis0208, jis0212, lenientJis0208, lenientJis0212, strictReverse, lenientReverse, others };
}

export const eucJp: ByteEncoding = new EucJpEncoding('euc-jp', [
  'euc-jp',
  'cseucpkdfmtjapanese',
  'x-euc-jp',
  'eucjp',
  'euc_jp',
  'ujis',
  'u-jis',
  'x-eucjp',
  'eucjp-ms',
  'eucjp-win',
  'cp51932',
  'cp20932',
  '51932',
  'eucjis',
  'euc-jp-ms',
]);
