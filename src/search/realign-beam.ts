/** The readings under way: those that reach the same place in the same state are merged, the best few are kept. */
import type { Reading, Rivalry } from './realign-reading.ts';

/** Readings kept at each place. */
const WIDTH = 16;
/** A reading that is so much less likely (in nats) than the best, or than the text as it stands, is given up. */
export const GIVE_UP = 24;

/** A reading with the state that decides how it can go on. */
export interface Hypothesis {
  readonly reading: Reading | undefined;
  readonly score: number;
  /** The last two symbols. */
  readonly a: number;
  readonly b: number;
  /** The byte that is pending, if any; see `realign-lattice.ts`. */
  readonly pending: number;
  /** The first byte of the dropped pair whose second byte is pending, if it is known. */
  readonly dropFirst: number;
  readonly quoteOpen: boolean;
  /** Dropped pairs that were assumed so far. */
  readonly drops: number;
  readonly rivalry: Rivalry;
}

export class Beam {
  readonly #waiting = new Map<number, Hypothesis[]>();

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Lets a reading wait at a place of the text. */
  push(at: number, hypothesis: Hypothesis): void {
    if (hypothesis.score === Number.NEGATIVE_INFINITY) return;
    const waiting = this.#waiting.get(at);
    if (waiting) waiting.push(hypothesis);
    else this.#waiting.set(at, [hypothesis]);
  }

  /** The readings that have come to `at`, best first, merged and cut to the width. */
  take(at: number, literalScore: number): readonly Hypothesis[] {
    const waiting = this.#waiting.get(at);
    if (!waiting) return [];
    this.#waiting.delete(at);
    return best(waiting, WIDTH, literalScore - GIVE_UP);
  }
}

/** The best readings, best first; those in the same state are merged. Reorders its argument. */
export function best(hypotheses: Hypothesis[], width: number, leastScore: number): readonly Hypothesis[] {
  hypotheses.sort((x, y) => y.score - x.score);
  const least = Math.max((hypotheses[0]?.score ?? 0) - GIVE_UP, leastScore);
  const states = new Map<number, number>();
  const kept: Hypothesis[] = [];
  for (const hypothesis of hypotheses) {
    if (hypothesis.score < least) break;
    const state = ((hypothesis.pending + 1) * 0x10000 + hypothesis.a) * 0x10000 + hypothesis.b;
    const index = states.get(state);
    if (index !== undefined) {
      kept[index] = withRival(kept[index]!, hypothesis);
    } else if (kept.length < width) {
      states.set(state, kept.length);
      kept.push(hypothesis);
    }
  }
  return kept;
}

function withRival(better: Hypothesis, other: Hypothesis): Hypothesis {
  const lead = better.score - other.score;
  if (better.drops === other.drops || lead >= better.rivalry.lead) return better;
  const marksLess = other.drops < better.drops;
  return { ...better, rivalry: { lead, marksLess, kept: better.reading, other: other.reading } };
}
