import { isLegible } from '../channel/catalogue.ts';
import { contextPlausibility } from '../language/context.ts';
import { languagesOf, letterFit } from '../language/latin.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import { isCyrillic, isLatinLetter } from '../language/script.ts';
import { commonChannels, type KnownChannel, letterTable } from './channels.ts';
import { PRIOR_WEIGHT } from './survey.ts';

/** A channel between two Latin pages, or two Cyrillic ones that agree in most letters, and the letters that it mistakes for each other. */
interface Lookalike {
  readonly logPrior: number;
  /** What a letter of the wrong page is in the right one, where they differ. */
  readonly letters: ReadonlyMap<number, number>;
}

/** A channel rarer than this is left out: natural logarithm of its share. */
const LEAST_LOG_PRIOR = -7;
/** Pages that agree in all but this many letters garble so little that the text reads well. */
const MOST_MISTAKEN = 96;
/** Score from which on a line is worth a search; a little below what decide.ts asks for. */
const LEAST_SCORE = 1.5;

/** What the context of its letters (language/context.ts) and its language (language/latin.ts) may add. */
const CONTEXT_SLACK = 6;

let lookalikes: readonly Lookalike[] | undefined;

function load(): readonly Lookalike[] {
  lookalikes ??= commonChannels(LEAST_LOG_PRIOR)
    .filter(({ right, wrong }) => right.maxBytes === 1 && wrong.maxBytes === 1)
    .map(toLookalike)
    .filter(({ letters }) => letters.size > 0 && letters.size <= MOST_MISTAKEN);
  return lookalikes;
}

function toLookalike({ right, wrong, logPrior }: KnownChannel): Lookalike {
  const isMistaken = isLegible(right.name, wrong.name) ? isCyrillic : isLatinLetter;
  const letters = new Map<number, number>();
  const rightLetters = letterTable(right);
  letterTable(wrong).forEach((letter, byte) => {
    const meant = rightLetters[byte]!;
    if (letter > 0x7f && meant > 0x7f && letter !== meant && isMistaken(meant)) letters.set(letter, meant);
  });
  return { logPrior, letters };
}

/**
 * True if a stretch of Latin text (code units, end-exclusive) that reads well would read better still in another
 * Latin page, and the same for Cyrillic: Turkish read as Western is full of ý, þ and ð, which Icelandic has too. Costs a few
 * transitions for each letter beyond ASCII and channel.
 */
export function isLookalike(text: string, start: number, end: number): boolean {
  const places: number[] = [];
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 0x7f) continue;
    if (unit > 0x2122) return false;
    places.push(i);
  }
  if (places.length === 0) return false;
  const line = text.slice(start, end);
  const languages = languagesOf(line);
  const fit = letterFit(line, languages);
  return load().some(({ logPrior, letters }) => {
    let gain = PRIOR_WEIGHT * logPrior;
    let mistaken = 0;
    for (const i of places) {
      const unit = text.charCodeAt(i);
      const meant = letters.get(unit);
      const before = i > start ? text.charCodeAt(i - 1) : BOUNDARY;
      const after = i + 1 < end ? text.charCodeAt(i + 1) : BOUNDARY;
      if (meant === undefined) continue;
      mistaken++;
      // The letter before counts as it reads now unless it changes too, in which case it has added its own pair.
      const beforeMeant = letters.get(before) ?? before;
      gain += transition(beforeMeant, meant) - transition(before, unit);
      if (!letters.has(after)) gain += transition(meant, after) - transition(unit, after);
    }
    if (mistaken === 0 || gain < LEAST_SCORE - CONTEXT_SLACK) return false;
    const units = Array.from(text.slice(start, end), (unit) => letters.get(unit.charCodeAt(0)));
    const meant = units
      .map((unit, i) => (unit === undefined ? text[start + i]! : String.fromCharCode(unit)))
      .join('');
    gain += contextPlausibility(meant) - contextPlausibility(text, start, end);
    gain += letterFit(meant, languages) - fit;
    return gain >= LEAST_SCORE;
  });
}
