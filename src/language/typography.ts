const TYPOGRAPHY: ReadonlySet<number> = new Set(
  Array.from('\u00a0\u00ad§©«®·»´\u2010\u2011–—‘’‚“”„•…‹›€™−', (character) => character.charCodeAt(0)),
);

/** True for a code unit of the punctuation and signs that well-set text in any language has. */
export function isTypography(unit: number): boolean {
  return TYPOGRAPHY.has(unit);
}
