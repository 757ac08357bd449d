import { byteLength } from '../codec/byte-encoding.ts';
import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';

/** Cell of a code unit that was not asked for yet. */
const NOT_ASKED = 0;
/** Cell of a code unit without exact bytes; no code unit above ASCII has the single byte 01. */
export const NO_BYTES = 1;

/**
 * The one or two bytes that an encoding's own decoder turns into a code unit, and its encoder gives back: where a
 * text has only such code units its reversal needs no proof. Filled as it is asked.
 */
export class ExactBytes {
  readonly encoding: Encoding;
  /** By code unit above ASCII: its bytes as one number, {@link NO_BYTES}, or 0; see {@link ask}. */
  readonly cells: Uint16Array = new Uint16Array(0x10000);

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  /** The cell of a code unit above ASCII, filled. */
  ask(unit: number): number {
    const known = this.cells[unit]!;
    return known === NOT_ASKED ? this.#fill(unit) : known;
  }

  #fill(unit: number): number {
    const cell = exactBytes(this.encoding, unit);
    this.cells[unit] = cell;
    return cell;
  }
}

/** See {@link ExactBytes}; {@link NO_BYTES} if there are none. */
export function exactBytes(encoding: Encoding, unit: number): number {
  const bytes = encoding.encodeCodePoint(unit);
  if (bytes === UNENCODABLE || bytes <= NO_BYTES || bytes > 0xffff) return NO_BYTES;
  const length = byteLength(bytes);
  const sequence = length === 1 ? Uint8Array.of(bytes) : Uint8Array.of(bytes >> 8, bytes);
  return encoding.decodeAt(sequence, 0) === unit * 8 + length ? bytes : NO_BYTES;
}

const tables = new Map<Encoding, ExactBytes>();

/** The table of an encoding, made once. */
export function exactBytesOf(encoding: Encoding): ExactBytes {
  let table = tables.get(encoding);
  if (!table) {
    table = new ExactBytes(encoding);
    tables.set(encoding, table);
  }
  return table;
}
