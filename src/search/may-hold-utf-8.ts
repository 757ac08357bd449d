/** Quick looks at whether bytes hold a UTF-8 sequence, a space taken for the A0 of one. */
import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { firstShift } from '../codec/packed-bytes.ts';
import { leadLength } from '../codec/utf-8.ts';
import { bytesOf, hasOtherBytes } from './byte-columns.ts';
import type { ChannelChoice } from './channels.ts';
import type { Line, Stretch } from './line.ts';
import type { Reversal } from './reversal.ts';

const SPACE = 0x20;
const FIRST_SURROGATE = 0xd800;
/** Answer of {@link missingBehind} where a sequence is complete. */
const COMPLETE = -1;

/** How many continuation bytes are missing behind a character's bytes, if `missing` were before. */
function missingBehind(bytes: number, missing: number): number {
  if (bytes === UNENCODABLE) return 0;
  let left = missing;
  for (let shift = firstShift(bytes); shift >= 0; shift -= 8) {
    const byte = (bytes >>> shift) & 0xff;
    const isContinuation = (byte & 0xc0) === 0x80 || byte === SPACE;
    if (left > 0 && isContinuation) {
      if (--left === 0) return COMPLETE;
    } else left = Math.max(0, leadLength(byte) - 1);
  }
  return left;
}

/** True if a UTF-8 sequence stands somewhere in the bytes of a line. */
export function mayHoldUtf8({ kinds, length }: Line, { packed }: Reversal): boolean {
  let missing = 0;
  for (let i = 0; i < length && missing !== COMPLETE; i++)
    missing = missingBehind(packed[kinds[i]!]!, missing);
  return missing === COMPLETE;
}

/**
 * True if in none of the channels, all of which have UTF-8 as right encoding, a stretch of text holds a UTF-8 sequence:
 * then no search finds anything in it that loses no byte.
 */
export function lacksUtf8(text: string, stretch: Stretch, { isOfUtf8, wrongs }: ChannelChoice): boolean {
  return isOfUtf8 && wrongs.every((wrong) => !holdsUtf8(text, stretch, wrong));
}

function holdsUtf8(text: string, { start, end }: Stretch, wrong: Encoding): boolean {
  let missing = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 && missing === 0) continue;
    const codePoint = unit < FIRST_SURROGATE ? unit : text.codePointAt(i)!;
    if (codePoint > 0xffff) i++;
    if (wrong.maxBytes > 1 && hasOtherBytes(codePoint, wrong)) return true;
    missing = missingBehind(bytesOf(codePoint, wrong), missing);
    if (missing === COMPLETE) return true;
  }
  return false;
}
