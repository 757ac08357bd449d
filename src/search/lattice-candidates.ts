/** Which characters the known bytes of a lost one leave. */
import type { Encoding } from '../codec/encoding.ts';
import { isLosable } from './lattice-filling.ts';
import { UNKNOWN_BYTE } from './lattice-sequence.ts';
import { isText, type ReadingLoss } from './reading.ts';

/** More characters than so many are no answer. */
const MOST_CANDIDATES = 1024;
/** With more bytes unknown, the others say too little. */
const MOST_UNKNOWN = 2;

/**
 * The code points that a lost character may be, in order of their bytes; none where too few of these are known.
 *
 * @param allows tells which bytes can be missing there
 */
export function candidatesOf(
  { bytes }: ReadingLoss,
  right: Encoding,
  allows: (bytes: Uint8Array) => boolean,
): number[] {
  const unknown = bytes.flatMap((byte, index) => (byte === UNKNOWN_BYTE ? [index] : []));
  if (unknown.length === 0 || unknown.length > MOST_UNKNOWN) return [];
  // Of a single byte it says enough which ones can be missing.
  if (unknown.length === bytes.length && right.maxBytes > 1) return [];
  const found: number[] = [];
  const tried = Uint8Array.from(bytes);
  const isUtf8 = right.name === 'utf-8';
  const fill = (which: number): void => {
    const at = unknown[which];
    if (at === undefined) {
      const step = right.decodeAt(tried, 0);
      if (step < 0 || (step & 7) !== bytes.length) return;
      const codePoint = step >> 3;
      const isPossible = codePoint > 0xffff ? isText(codePoint) : isLosable(codePoint);
      if (isPossible && allows(tried)) found.push(codePoint);
      return;
    }
    const first = isUtf8 ? 0x80 : 0x30;
    const end = isUtf8 && at > 0 ? 0xc0 : 0x100;
    for (let byte = first; byte < end; byte++) {
      tried[at] = byte;
      fill(which + 1);
    }
  };
  fill(0);
  return found.length > MOST_CANDIDATES ? [] : found;
}
