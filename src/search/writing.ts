import { isCjk, isCyrillic, isHalfWidthKana, isLatinLetter } from '../language/script.ts';

/** How many code units beyond ASCII a stretch of text has, and of what kinds. */
export interface Writing {
  total: number;
  cjk: number;
  cyrillic: number;
  latin: number;
  /** Punctuation and signs that well-set text in any language has. */
  typography: number;
}

export const NO_WRITING: Readonly<Writing> = { total: 0, cjk: 0, cyrillic: 0, latin: 0, typography: 0 };

const TYPOGRAPHY = new Set(
  Array.from('\u00a0\u00ad§©«®°±·»×\u2010\u2011–—‘’‚“”„•…‹›€™−', (character) => character.charCodeAt(0)),
);

/** Adds a code unit; ASCII does not count. */
export function count(writing: Writing, unit: number): void {
  if (unit < 0x80) return;
  writing.total++;
  if (isCjk(unit) || isHalfWidthKana(unit)) writing.cjk++;
  else if (isCyrillic(unit)) writing.cyrillic++;
  else if (isLatinLetter(unit)) writing.latin++;
  else if (TYPOGRAPHY.has(unit)) writing.typography++;
}
