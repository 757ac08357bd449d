/** What a search for shifted runs finds: readings, piece by piece, and how they compare. */
import type { ByteSlot } from './unknown-bytes.ts';

const OPENING_QUOTE = 0x201c;
const CLOSING_QUOTE = 0x201d;
const LINE_FEED = 0x0a;

/**
 * - `literal`: the text as it stands
 * - `character`: a character that was meant, all its bytes known
 * - `gap`: a character that was meant, with bytes missing
 * - `split`: the orphan byte of a gloss that broke a character; holds no character
 * - `swallowed`: an ASCII byte that is gone
 */
export type PieceKind = 'literal' | 'character' | 'gap' | 'split' | 'swallowed';

/** The end of a chain of pieces: one way to read the text up to here. */
export interface Reading {
  readonly before: Reading | undefined;
  readonly kind: PieceKind;
  /** Code units of the text that this piece takes up; none for a character whose bytes were dropped. */
  readonly start: number;
  readonly end: number;
  /** The character that is meant, for a gap the likeliest; 0 if the piece holds none or it isn't known. */
  readonly unit: number;
  /** What is known of the bytes of a gap. */
  readonly slot: ByteSlot | undefined;
  /** Log probability from the start of the search to the end of this piece. */
  readonly score: number;
}

/** Two readings that came to the same place with another number of dropped pairs, where they came closest. */
export interface Rivalry {
  /** How much likelier (in nats) the one is that was kept. */
  readonly lead: number;
  /** True if the other one has fewer dropped pairs, so that it would mark less. */
  readonly marksLess: boolean;
  readonly kept: Reading | undefined;
  readonly other: Reading | undefined;
}

export const NO_RIVAL: Rivalry = {
  lead: Number.POSITIVE_INFINITY,
  marksLess: false,
  kept: undefined,
  other: undefined,
};

/** What stands before a search. */
export interface Context {
  /** The last two symbols. */
  readonly a: number;
  readonly b: number;
  readonly quoteOpen: boolean;
}

export interface SearchResult {
  /** The likeliest reading; `undefined` for the empty one. */
  readonly best: Reading | undefined;
  /** Where the search ended. */
  readonly end: number;
  /** Log probability of the text as it stands, from where the search began to each place up to `end`. */
  readonly asItStands: readonly number[];
  readonly rivalry: Rivalry;
}

/** Whether a quotation is open behind `unit`; the end of a line ends it. */
export function quoteAfter(open: boolean, unit: number): boolean {
  return unit === OPENING_QUOTE || (open && unit !== CLOSING_QUOTE && unit !== LINE_FEED);
}

/** True for a quotation mark that opens a second time, or closes what isn't open. */
export function isUnbalanced(open: boolean, unit: number): boolean {
  return unit === (open ? OPENING_QUOTE : CLOSING_QUOTE);
}

/** The pieces of a reading, first to last. */
export function piecesOf(last: Reading | undefined): Reading[] {
  const pieces: Reading[] = [];
  for (let reading = last; reading; reading = reading.before) pieces.push(reading);
  return pieces.reverse();
}

/** The pieces of the reading that was kept in which the other one differs. */
export function contestedPieces({ kept, other }: Rivalry): ReadonlySet<Reading> {
  const rivals = new Set(piecesOf(other));
  let [mine, theirs] = [kept, other];
  // Behind the place in question both say the same.
  while (mine && theirs && mine !== theirs && mine.unit === theirs.unit && mine.start === theirs.start) {
    mine = mine.before;
    theirs = theirs.before;
  }
  const contested = new Set<Reading>();
  for (; mine && !rivals.has(mine); mine = mine.before) contested.add(mine);
  return contested;
}
