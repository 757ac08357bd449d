import { type Encoding, INCOMPLETE } from '../codec/encoding.ts';

/** Cell of a pair that begins no character. */
export const NO_PAIR = -1;
/** Cell of a pair that only together with further bytes is a character. */
export const SEVERAL_BYTES = -3;

const tables = new Map<Encoding, Int32Array>();

/**
 * What an encoding reads where a byte above 7F is followed by another, in `decodeAt`'s form, by the two bytes
 * without the highest bit; {@link NO_PAIR} and {@link SEVERAL_BYTES} beside. Asked for when an encoding is tried
 * first.
 */
export function pairTable(encoding: Encoding): Int32Array {
  let table = tables.get(encoding);
  if (!table) {
    const bytes = new Uint8Array(2);
    table = Int32Array.from({ length: 0x8000 }, (_, pair) => {
      bytes[0] = 0x80 | (pair >> 8);
      bytes[1] = pair & 0xff;
      const step = encoding.decodeAt(bytes, 0);
      return step === INCOMPLETE ? SEVERAL_BYTES : step < 0 ? NO_PAIR : step;
    });
    tables.set(encoding, table);
  }
  return table;
}
