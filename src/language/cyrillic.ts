/** Which letters of the Cyrillic alphabets one text uses together. */

/** Letters of Serbian and Macedonian alone. */
const SOUTH_SLAVIC = /[ђѓљњќћџѕј]/gi;
/** Letters of Bulgarian and the East Slavic languages that neither has. */
const NOT_SOUTH_SLAVIC = /[ёйщъыьэюяіїєґў]/gi;

/** What a letter of the other alphabet costs. Found by trial on the calibration part of the development corpus (0.5 to 3). */
const STRANGER = 1.5;
/** More of them say no more: a text can quote another. */
const MOST_STRANGERS = 3;

/**
 * How well a text's Cyrillic letters go together, in logits to add to the plausibility: no language has both џ and я.
 * 0 or less; means something only as a difference between two readings of the same text.
 */
export function alphabetFit(text: string): number {
  const southSlavic = text.match(SOUTH_SLAVIC)?.length ?? 0;
  if (southSlavic === 0) return 0;
  const others = text.match(NOT_SOUTH_SLAVIC)?.length ?? 0;
  return -STRANGER * Math.min(southSlavic, others, MOST_STRANGERS);
}
