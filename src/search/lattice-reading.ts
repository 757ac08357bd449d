/** A path through the lattice as a reading, with what is known of each lost character. */
import { INSIDE, type LatticePath, NOTHING } from './lattice-path.ts';
import { EMPTY, GUESSED, LOST } from './lattice-sequence.ts';
import type { Reading, ReadingLoss } from './reading.ts';
import type { AtomRange } from './segment.ts';

export interface LossyAtoms extends Pick<Reading, 'length' | 'from' | 'to' | 'outputFrom' | 'output'> {
  readonly ranges: readonly AtomRange[];
  readonly losses: readonly ReadingLoss[];
  /** Characters above U+007F that came out whole. */
  readonly whole: number;
}

const REPLACEMENT_CHARACTER = 0xfffd;

/** The atoms of a path: each ends where a character ends on both sides. */
export function atomsOf({ steps }: LatticePath): LossyAtoms {
  const from: number[] = [];
  const to: number[] = [];
  const outputFrom: number[] = [0];
  const output: number[] = [];
  const losses: ReadingLoss[] = [];
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  let written = 0;
  let whole = 0;
  let wasKept = true;
  for (const step of steps) {
    if (step.isKept) {
      start = step.at;
      wasKept = true;
      continue;
    }
    const { written: character } = step;
    if (character === LOST || character >= GUESSED) {
      const loss = { at: output.length, bytes: step.lostBytes(), cause: step.cause! };
      losses.push(character === LOST ? loss : { ...loss, guess: character - GUESSED });
      output.push(REPLACEMENT_CHARACTER);
    } else if (character !== NOTHING) {
      if (character > 0xffff) output.push(0xd7c0 + (character >> 10), 0xdc00 | (character & 0x3ff));
      else output.push(character);
      if (character > 0x7f) whole++;
    }
    if (step.at === INSIDE || step.sequence !== EMPTY || step.at <= start) continue;
    const atom = from.length;
    from.push(start);
    to.push(step.at);
    outputFrom.push(output.length);
    written = output.length;
    start = step.at;
    if (wasKept) ranges.push({ start: atom, end: atom + 1 });
    else ranges[ranges.length - 1]!.end = atom + 1;
    wasKept = false;
  }
  // What was lost at the very end belongs to the last atom.
  if (written < output.length && outputFrom.length > 1) outputFrom[outputFrom.length - 1] = output.length;
  return {
    length: from.length,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    outputFrom: Int32Array.from(outputFrom),
    output: Uint16Array.from(output),
    ranges,
    losses,
    whole,
  };
}
