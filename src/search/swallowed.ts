/**
 * Which ASCII character a decoder swallowed together with the byte in front of it. Mostly nothing tells; where what
 * stands around it asks for one, that one is it.
 */

/** Code units on either side that are looked at. */
export const REACH = 240;

export interface SwallowedCharacter {
  readonly character: string;
  /** What asks for it. */
  readonly evidence: string;
}

/** How sure one is that is asked for; by judgement, as only sixteen are known from real texts, all of them right. */
export const SWALLOWED_PROBABILITY = 0.92;

/** Indentation, list markers, headings and comment signs begin a line. */
const START_OF_LINE = /^(?: {2,}|\t|[-*+] |\d{1,2}[.)] |#{1,6} |\/\/ |\/\* )/;
const CLOSING_TAG = /^\/[a-z][a-z\d]*>/i;
/** What stands behind a closing quotation mark. */
const BEHIND_QUOTE = /^(?:[,;:)\]}>]|$)/;
const ONE_ASTERISK = /^\*(?!\*)/;

/** The character that `before` and `after`, its line on either side as far as {@link REACH}, ask for. */
export function swallowedBetween(before: string, after: string): SwallowedCharacter | undefined {
  if (CLOSING_TAG.test(after)) return { character: '<', evidence: 'a closing tag stands behind it' };
  if (ONE_ASTERISK.test(after) && occurrences(before, '**') % 2 === 1)
    return { character: '*', evidence: 'two asterisks are open, and one stands behind it' };
  if (BEHIND_QUOTE.test(after) && occurrences(before, '"') % 2 === 1 && occurrences(after, '"') % 2 === 0)
    return {
      character: '"',
      evidence: 'a quotation mark is open, and what stands behind it follows a closing one',
    };
  if (START_OF_LINE.test(after)) return { character: '\n', evidence: 'what stands behind it begins a line' };
  return undefined;
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
