import { isCyrillic } from '../language/script.ts';

const REPLACEMENT_CHARACTER = 0xfffd;
const QUESTION_MARK = 0x3f;

/**
 * True if a mark for lost bytes stands where a Cyrillic letter must have been (code units, end-exclusive): text in two
 * Cyrillic pages that agree in most letters may show nothing else. A question mark counts where a letter follows at once.
 */
export function hasLostLetter(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== REPLACEMENT_CHARACTER && unit !== QUESTION_MARK) continue;
    const isBeforeLetter = i + 1 < end && isCyrillic(text.charCodeAt(i + 1));
    const isBehindLetter = i > start && isCyrillic(text.charCodeAt(i - 1));
    if (unit === REPLACEMENT_CHARACTER ? isBeforeLetter || isBehindLetter : isBeforeLetter) return true;
  }
  return false;
}
