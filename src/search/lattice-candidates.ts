/** Which characters the known bytes of a lost one leave. */
import type { Encoding } from '../codec/encoding.ts';
import type { Holes } from './lattice-holes.ts';
import { UNKNOWN_BYTE } from './lattice-sequence.ts';
import { isText, type ReadingLoss } from './reading.ts';

/** More characters than one unknown byte can leave are no answer. */
const MOST_CANDIDATES = 256;

/** What a swallowed ASCII byte mostly was; nothing tells which. */
const SWALLOWED: readonly number[] = Array.from('\n "\',.:;)<>-/=', (character) => character.charCodeAt(0));

/**
 * The code points that a lost character may be, in order of their bytes; none where more than one byte is unknown.
 *
 * @param holes tells which bytes can be missing
 */
export function candidatesOf(
  { bytes, cause }: ReadingLoss,
  right: Encoding,
  holes: Pick<Holes, 'canLoseByte'>,
): number[] {
  if (cause === 'swallowed') return [...SWALLOWED];
  if (bytes.filter((byte) => byte === UNKNOWN_BYTE).length !== 1) return [];
  const found: number[] = [];
  const tried = Uint8Array.from(bytes);
  const at = bytes.indexOf(UNKNOWN_BYTE);
  const length = bytes.length;
  for (let byte = 0x30; byte < 0x100; byte++) {
    if (cause !== 'cut' && !holes.canLoseByte(byte)) continue;
    tried[at] = byte;
    const step = right.decodeAt(tried, 0);
    if (step < 0 || (step & 7) !== length) continue;
    const codePoint = step >> 3;
    if (isText(codePoint) && found.length < MOST_CANDIDATES) found.push(codePoint);
  }
  return found;
}
