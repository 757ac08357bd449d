import { leadLength } from '../codec/utf-8.ts';
import type { EditLoss } from '../edit.ts';
import { unigram } from '../language/bigrams.ts';
import type { Reversal } from './reversal.ts';

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/** Logits by which a character is rarer than those that could stand in its place, see {@link unigram}. */
const RAREST = -4;

/** True for a letter of two bytes of UTF-8 that is hardly ever written (Ѡ, Ϡ, ɠ): other text has its bytes by chance. */
export function isRareLetter(codePoint: number): boolean {
  return codePoint < 0x800 && unigram(codePoint) <= RAREST;
}

/**
 * The same bytes with A0 in each place where a space stands inside a UTF-8 sequence: editors, browsers and
 * trimming scripts turn the no-break space that A0 was read as into a plain space, and nothing but A0 can
 * stand there. Answers `undefined` where there is no such place, or A0 is no no-break space in the wrong encoding.
 */
export function restoreNoBreakSpaces(reversal: Reversal): Reversal | undefined {
  const encodings = reversal.encodings.filter(
    (encoding) => encoding.encodeCodePoint(NO_BREAK_SPACE) === NO_BREAK_SPACE,
  );
  if (encodings.length === 0) return undefined;
  const { bytes } = reversal;
  let patched: Uint8Array | undefined;
  for (let lead = 0; lead < bytes.length; lead++) {
    const length = leadLength(bytes[lead]!);
    if (length === 0 || lead + length > bytes.length) continue;
    let spaces = 0;
    let at = lead + 1;
    for (; at < lead + length; at++) {
      if (bytes[at] === SPACE) spaces++;
      else if ((bytes[at]! & 0xc0) !== 0x80) break;
    }
    if (at < lead + length || spaces === 0) continue;
    if (length === 2 && isRareLetter(((bytes[lead]! & 0x1f) << 6) | (NO_BREAK_SPACE & 0x3f))) continue;
    patched ??= bytes.slice();
    for (let i = lead + 1; i < at; i++) if (bytes[i] === SPACE) patched[i] = NO_BREAK_SPACE;
  }
  return patched && reversal.with(encodings, patched);
}

/** What is told of a character in whose bytes a space was taken for A0; positions as in an edit. */
export function noBreakSpaceLoss(start: number, end: number, bytes: Uint8Array): EditLoss {
  return {
    start,
    end,
    reason: 'byte A0 was read as a no-break space, which became a plain space later',
    bytes: Array.from(bytes, (byte) => (byte === SPACE ? NO_BREAK_SPACE : byte).toString(16)),
    evidence: 'inside a UTF-8 sequence a space can only stand for A0',
    candidates: [],
  };
}
