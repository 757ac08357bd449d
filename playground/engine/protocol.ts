/** What the page and its worker say to each other. */
import type { Layer, Loss } from '../../src/report.ts';
import type { ExamplePart } from '../examples.ts';
import type { Chain } from './byte-path.ts';
import type { EncodingGrid } from './encoding-grid.ts';
import type { Passages } from './passages.ts';

/** What there is to repair: text, or a file's bytes of which the encoding has to be found first. */
export type Source = { readonly text: string } | { readonly bytes: ArrayBuffer; readonly name: string };

/** How a file's bytes were read. */
export interface FileReading {
  readonly name: string;
  /** Canonical names, the first met first; more than one where its lines differ. */
  readonly encodings: readonly string[];
  /** Probability, 0 to 1, that these are the right ones. */
  readonly confidence: number;
  /** In bytes. */
  readonly size: number;
}

/** A chain of layers that was undone, and in how many places. */
export interface UndoneChain {
  readonly layers: readonly Layer[];
  readonly places: number;
}

/** A place where bytes are gone, as far as it is shown. */
export type ShownLoss = Pick<Loss, 'reason' | 'bytes' | 'evidence' | 'candidates'> & {
  /** What stands in its place now; empty where nothing does. */
  readonly text: string;
};

/** What was found out about a text; of a long one only as much as a page can show. */
export interface Outcome {
  /** - `hopeless`: garbled, and nothing can be restored. - `chosen`: a reading that the user chose. */
  readonly verdict: 'healthy' | 'repaired' | 'hopeless' | 'chosen';
  /** Probability, 0 to 1, that the verdict is right. */
  readonly confidence: number;
  /** Why it is called hopeless, as the library says it. */
  readonly reason?: string;
  /** Most frequent first. */
  readonly chains: readonly UndoneChain[];
  /** Pinyin glosses that were removed, and runs that were paired one byte off. */
  readonly glosses: number;
  readonly realigned: number;
  readonly changes: number;
  readonly losses: number;
  /** Lost characters that evidence filled. */
  readonly filled: number;
  readonly shownLosses: readonly ShownLoss[];
  readonly passages: Passages;
  /** The text as it came, if it came as a file that the page can show. */
  readonly input?: string;
  /** The whole result; `undefined` for a text too long to be shown. */
  readonly text?: string;
  /** The input has characters beyond ASCII. */
  readonly hasForeign: boolean;
  readonly file?: FileReading;
}

/** A reading of the whole text, for people who choose. */
export interface Reading {
  /** As much of it as a line shows, from where it differs from the input. */
  readonly excerpt: string;
  readonly layers: readonly Layer[];
  readonly confidence: number;
  /** It is the text as it came. */
  readonly isInput: boolean;
  /** It is the answer. */
  readonly isAnswer: boolean;
}

/** How a user names a reading: its place among the candidates, or a pair of the grid. */
export type Choice = { readonly candidate: number } | { readonly right: string; readonly wrong: string };

/** The questions that the page asks, and the answers. */
export interface Calls {
  repair: { question: { source: Source; language?: string }; answer: Outcome };
  readings: { question: Record<never, never>; answer: readonly Reading[] };
  path: { question: { candidate: number }; answer: readonly Chain[] };
  grid: { question: Record<never, never>; answer: EncodingGrid };
  choose: { question: { choice: Choice }; answer: Outcome };
  /** A text as its damage leaves it. */
  damage: { question: { parts: readonly ExamplePart[] }; answer: string };
  /** The whole result, or its report, of whatever length. */
  result: { question: { part: 'text' | 'report' }; answer: Blob };
}

export type Call = keyof Calls;

export interface Question<Name extends Call = Call> {
  readonly id: number;
  readonly name: Name;
  readonly question: Calls[Name]['question'];
}

export type Message =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string };

/** Longer texts, in bytes of UTF-8, are shown in part. */
export const LONG_TEXT_BYTES = 100_000;

/** Tells whether a text is too long to be shown whole. */
export function isLong(text: string): boolean {
  if (text.length > LONG_TEXT_BYTES) return true;
  return text.length * 3 > LONG_TEXT_BYTES && new Blob([text]).size > LONG_TEXT_BYTES;
}
