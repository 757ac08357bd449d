import { type Encoding, INCOMPLETE, MALFORMED } from '../codec/encoding.ts';

/** Cells of byte pairs, by the two bytes without the highest bit; single bytes above 7F come behind them. */
export const SINGLES = 0x8000;
/** Cell of what is no character; no character that is meant here has this number. */
export const NO_CHARACTER = 0;
/** Cell of what is a character only with further bytes, or none of the Basic Multilingual Plane: ask `decodeAt`. */
export const ASK = 1;

const tables = new Map<Encoding, Uint16Array>();

/**
 * What an encoding reads in a byte above 7F and the byte behind it, code point by code point: 64 KB each, made
 * when an encoding is tried first. Where the single byte is a character its pairs do not count.
 */
export function pairTable(encoding: Encoding): Uint16Array {
  let table = tables.get(encoding);
  if (!table) {
    const bytes = new Uint8Array(2);
    const cellOf = (length: number): number => {
      const step = encoding.decodeAt(bytes.subarray(0, length), 0);
      if (step === INCOMPLETE) return length === 1 ? NO_CHARACTER : ASK;
      return step < 0 ? NO_CHARACTER : (step & 7) !== length || step >> 3 > 0xffff ? ASK : step >> 3;
    };
    table = new Uint16Array(SINGLES + 0x80);
    for (let lead = 0; lead < 0x80; lead++) {
      bytes[0] = 0x80 | lead;
      const single = cellOf(1);
      table[SINGLES | lead] = single;
      for (let trail = 0; single === NO_CHARACTER && trail < 0x100; trail++) {
        bytes[1] = trail;
        table[(lead << 8) | trail] = cellOf(2);
      }
    }
    tables.set(encoding, table);
  }
  return table;
}

/** As `decodeAt` by a pair table, `bytes[at]` being above 7F; reading ends at `end`. */
export function decodePair(
  table: Uint16Array,
  encoding: Encoding,
  bytes: Uint8Array,
  at: number,
  end: number,
): number {
  const lead = bytes[at]! & 0x7f;
  const single = table[SINGLES | lead]!;
  if (single > ASK) return (single << 3) | 1;
  if (at + 1 < end) {
    const pair = table[(lead << 8) | bytes[at + 1]!]!;
    if (pair !== ASK) return pair === NO_CHARACTER ? MALFORMED : (pair << 3) | 2;
  }
  return encoding.decodeAt(end === bytes.length ? bytes : bytes.subarray(0, end), at);
}
