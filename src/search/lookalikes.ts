import { isLegible } from '../channel/catalogue.ts';
import { contextPlausibility } from '../language/context.ts';
import { alphabetFit } from '../language/cyrillic.ts';
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
  readonly isCyrillic: boolean;
}

/** A channel rarer than this is left out: natural logarithm of its share. */
const LEAST_LOG_PRIOR = -7;
/** Pages that agree in all but this many letters garble so little that the text reads well. */
const MOST_MISTAKEN = 96;
/** Score from which on a line is worth a search; a little below what decide.ts asks for. */
const LEAST_SCORE = 1.5;

/** The same between two Cyrillic pages. */
const LEAST_CYRILLIC_SCORE = 0.2;

/** What the context of its letters (language/context.ts) and its language (language/latin.ts) may add. */
const CONTEXT_SLACK = 6;

/** What a letter may stand for, and the channels, by number, under which it does. */
interface Mistake {
  readonly meant: number;
  readonly channels: readonly number[];
}

interface Index {
  readonly lookalikes: readonly Lookalike[];
  /** By code unit. */
  readonly mistakes: readonly (readonly Mistake[] | undefined)[];
  /** By number of the channel: its log prior, weighed. */
  readonly priors: Float64Array;
  /** By number of the channel; the room that {@link isLookalike} counts in. */
  readonly gains: Float64Array;
  /** 1 for a channel that a line has a letter of. */
  readonly isMet: Uint8Array;
}

/** No page has a letter beyond the trade mark sign. */
const LAST_LETTER = 0x2122;

let index: Index | undefined;

function load(): Index {
  index ??= indexOf(
    commonChannels(LEAST_LOG_PRIOR)
      .filter(({ right, wrong }) => right.maxBytes === 1 && wrong.maxBytes === 1)
      .map(toLookalike)
      .filter(({ letters }) => letters.size > 0 && letters.size <= MOST_MISTAKEN),
  );
  return index;
}

function indexOf(all: readonly Lookalike[]): Index {
  // Of channels that mistake the same letters the likeliest decides.
  const distinct = new Map<string, Lookalike>();
  for (const lookalike of all) {
    const key = [...lookalike.letters].join();
    const known = distinct.get(key);
    if (!known || known.logPrior < lookalike.logPrior) distinct.set(key, lookalike);
  }
  const lookalikes = [...distinct.values()];
  const channels = new Map<number, Map<number, number[]>>();
  for (const [number, { letters }] of lookalikes.entries()) {
    for (const [letter, meant] of letters) {
      const meanings = channels.get(letter) ?? new Map<number, number[]>();
      channels.set(letter, meanings.set(meant, [...(meanings.get(meant) ?? []), number]));
    }
  }
  const mistakes = Array.from({ length: LAST_LETTER + 1 }, (_, letter) => {
    const meanings = channels.get(letter);
    return meanings && Array.from(meanings, ([meant, numbers]): Mistake => ({ meant, channels: numbers }));
  });
  return {
    lookalikes,
    mistakes,
    priors: Float64Array.from(lookalikes, ({ logPrior }) => PRIOR_WEIGHT * logPrior),
    gains: new Float64Array(lookalikes.length),
    isMet: new Uint8Array(lookalikes.length),
  };
}

function toLookalike({ right, wrong, logPrior }: KnownChannel): Lookalike {
  const isBetweenCyrillic = isLegible(right.name, wrong.name);
  const isMistaken = isBetweenCyrillic ? isCyrillic : isLatinLetter;
  const letters = new Map<number, number>();
  const rightLetters = letterTable(right);
  letterTable(wrong).forEach((letter, byte) => {
    const meant = rightLetters[byte]!;
    if (letter > 0x7f && meant > 0x7f && letter !== meant && isMistaken(meant)) letters.set(letter, meant);
  });
  return { logPrior, letters, isCyrillic: isBetweenCyrillic };
}

/**
 * True if a stretch of Latin text (code units, end-exclusive) that reads well would read better still in another
 * Latin page, and the same for Cyrillic: Turkish read as Western is full of ý, þ and ð, which Icelandic has too. Costs
 * an addition for each letter beyond ASCII and channel, and a few transitions the first time.
 */
export function isLookalike(text: string, start: number, end: number): boolean {
  const { lookalikes, mistakes, priors, gains, isMet } = load();
  gains.set(priors);
  isMet.fill(0);
  let before = BOUNDARY;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit > LAST_LETTER) return false;
    const possible = unit > 0x7f ? mistakes[unit] : undefined;
    if (possible) {
      const own = gainsOf(possible, before, unit, i + 1 < end ? text.charCodeAt(i + 1) : BOUNDARY);
      const { channels } = own;
      for (let k = 0; k < channels.length; k++) {
        const channel = channels[k]!;
        isMet[channel] = 1;
        gains[channel]! += own.gains[k]!;
      }
    }
    before = unit;
  }
  const line = text.slice(start, end);
  let context: number | undefined;
  let languages: Float64Array | undefined;
  let fit = 0;
  for (let channel = 0; channel < gains.length; channel++) {
    let gain = gains[channel]!;
    if (isMet[channel] === 0 || gain < LEAST_SCORE - CONTEXT_SLACK) continue;
    const meant = correct(line, lookalikes[channel]!);
    context ??= contextPlausibility(line);
    gain += contextPlausibility(meant) - context;
    if (gain < LEAST_SCORE - CONTEXT_SLACK) continue;
    if (lookalikes[channel]!.isCyrillic) {
      if (gain + alphabetFit(meant) - alphabetFit(line) >= LEAST_CYRILLIC_SCORE) return true;
      continue;
    }
    if (!languages) {
      languages = languagesOf(line);
      fit = letterFit(line, languages);
    }
    if (gain + letterFit(meant, languages) - fit >= LEAST_SCORE) return true;
  }
  return false;
}

/** What one letter wins between two others, by channel that mistakes it. */
interface LetterGains {
  readonly before: number;
  readonly unit: number;
  readonly after: number;
  readonly channels: readonly number[];
  readonly gains: readonly number[];
}

/** Letters with their neighbours that are remembered; a text has some hundred that a page mistakes. */
const REMEMBERED_LETTERS = 4096;

const remembered: (LetterGains | undefined)[] = [];

function gainsOf(possible: readonly Mistake[], before: number, unit: number, after: number): LetterGains {
  const place =
    (Math.imul(unit ^ (before << 13) ^ (after << 20), 0x9e3779b1) >>> 16) & (REMEMBERED_LETTERS - 1);
  const known = remembered[place];
  if (known && known.unit === unit && known.before === before && known.after === after) return known;
  const found = computeGains(possible, before, unit, after);
  remembered[place] = found;
  return found;
}

function computeGains(
  possible: readonly Mistake[],
  before: number,
  unit: number,
  after: number,
): LetterGains {
  const { lookalikes } = load();
  const channels: number[] = [];
  const gains: number[] = [];
  const was = transition(before, unit);
  const wasAfter = transition(unit, after);
  for (const { meant, channels: numbers } of possible) {
    for (const channel of numbers) {
      const { letters } = lookalikes[channel]!;
      // The letter before counts as it reads now unless it changes too, in which case it has added its own pair.
      let gain = transition(letters.get(before) ?? before, meant) - was;
      if (!letters.has(after)) gain += transition(meant, after) - wasAfter;
      channels.push(channel);
      gains.push(gain);
    }
  }
  return { before, unit, after, channels, gains };
}

/** The text with each letter that a channel mistakes put right. */
function correct(text: string, { letters }: Lookalike): string {
  let corrected = '';
  let done = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const meant = unit > 0x7f ? letters.get(unit) : undefined;
    if (meant === undefined) continue;
    corrected += text.slice(done, i) + String.fromCharCode(meant);
    done = i + 1;
  }
  return corrected + text.slice(done);
}
