import { ByteEncoding } from './byte-encoding.ts';
import { cellsOf, layOver } from './double-byte.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';
import { JIS_X_0208 } from './generated/jis0208.ts';
import { JIS_X_0212 } from './generated/jis0212.ts';
import { JIS_PAIR_VARIANTS } from './jis-variants.ts';
import { unpack } from './unpack.ts';

const NONE: readonly number[] = [];

/** Lead byte of a half-width katakana. */
const SINGLE_SHIFT_2 = 0x8e;
/** First of three bytes of a character of JIS X 0212. */
const SINGLE_SHIFT_3 = 0x8f;

const ROWS: readonly [number, number] = [0xa1, 0xfe];

interface Tables {
  /** By row and cell, both without the highest bit; 0 for unassigned. */
  readonly jis0208: Uint16Array;
  readonly jis0212: Uint16Array;
  /** The last two bytes; for three bytes the second has its highest bit cleared, for one byte the first is 0. */
  readonly strictReverse: Uint16Array;
  readonly lenientReverse: Uint16Array;
  readonly others: ReadonlyMap<number, readonly number[]>;
}

/** EUC-JP: JIS X 0208 in two bytes, half-width katakana behind 8E, JIS X 0212 behind 8F. */
class EucJpEncoding extends ByteEncoding {
  readonly maxBytes = 3;
  protected readonly asciiCompatible = true;
  private cached: Tables | undefined;

  private get tables(): Tables {
    this.cached ??= buildTables();
    return this.cached;
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
      const codePoint = this.tables.jis0212[((second & 0x7f) << 7) | (third & 0x7f)]!;
      return codePoint === 0 ? MALFORMED : (codePoint << 3) | 3;
    }
    const codePoint = this.tables.jis0208[((lead & 0x7f) << 7) | (second & 0x7f)]!;
    return codePoint === 0 ? MALFORMED : (codePoint << 3) | 2;
  }

  encodeCodePoint(codePoint: number, lenient = false): number {
    if (codePoint < 0x80) return codePoint;
    if (codePoint > 0xffff) return UNENCODABLE;
    const stored = (lenient ? this.tables.lenientReverse : this.tables.strictReverse)[codePoint]!;
    return stored === 0 ? UNENCODABLE : sequenceOf(stored);
  }

  otherBytes(codePoint: number): readonly number[] {
    return this.tables.others.get(codePoint) ?? NONE;
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

function buildTables(): Tables {
  const strictReverse = new Uint16Array(0x10000);
  const others = new Map<number, number[]>();
  const fill = (table: string, mask: number): Uint16Array => {
    const forward = new Uint16Array(0x4000);
    for (const [pair, codePoint] of layOver(cellsOf(ROWS, [ROWS]), unpack(table))) {
      forward[((pair >> 1) & 0x3f80) | (pair & 0x7f)] = codePoint;
      if (strictReverse[codePoint] === 0) strictReverse[codePoint] = pair & mask;
      else others.set(codePoint, [...(others.get(codePoint) ?? []), sequenceOf(pair & mask)]);
    }
    return forward;
  };
  const jis0208 = fill(JIS_X_0208, 0xffff);
  const jis0212 = fill(JIS_X_0212, 0x7fff);
  for (let byte = 0xa1; byte <= 0xdf; byte++) strictReverse[byte + 0xfec0] = (SINGLE_SHIFT_2 << 8) | byte;

  const lenientReverse = strictReverse.slice();
  const addVariant = (codePoint: number, stored: number): void => {
    if (codePoint >= 0x80 && lenientReverse[codePoint] === 0) lenientReverse[codePoint] = stored;
    else others.set(codePoint, [...(others.get(codePoint) ?? []), sequenceOf(stored)]);
  };
  for (let byte = 0x80; byte < 0xa0; byte++) {
    if (byte !== SINGLE_SHIFT_2 && byte !== SINGLE_SHIFT_3) addVariant(byte, byte);
  }
  addVariant(0xa5, 0x5c);
  addVariant(0x203e, 0x7e);
  for (const [row, cell, codePoint] of JIS_PAIR_VARIANTS) {
    if (row <= 94) addVariant(codePoint, ((row + 0xa0) << 8) | (cell + 0xa0));
  }
  return { jis0208, jis0212, strictReverse, lenientReverse, others };
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
