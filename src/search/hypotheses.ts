import { catalogue } from '../channel/catalogue.ts';
import type { Encoding } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import type { Settings } from '../options.ts';
import { channelKey } from './evidence.ts';
import type { Line } from './line.ts';
import { restoreNoBreakSpaces } from './no-break-space.ts';
import { count, NO_WRITING, type Writing } from './writing.ts';
import { type Reading, ReadingBuffer } from './reading.ts';
import { type Reversal, reverse } from './reversal.ts';
import { type AtomRange, promise, scoreInput, segment } from './segment.ts';

/** One way in which a line may have been garbled. */
export interface Hypothesis {
  readonly right: string;
  readonly wrong: string;
  readonly reading: Reading;
  readonly ranges: readonly AtomRange[];
  /** Plausibility won by the reversal. */
  readonly gain: number;
  /** Log prior of the channel, natural logarithm. */
  readonly logPrior: number;
  /** `gain` and the weighted prior: what hypotheses are ranked by. */
  readonly score: number;
  /** Characters above U+007F that the ranges cover. */
  readonly characters: number;
  /** What they are, and what becomes of them. */
  readonly before: Writing;
  readonly after: Writing;
  /** All of the line's characters above U+007F come out as valid UTF-8: evidence however it reads. */
  readonly structural: boolean;
}

/** Weight of a channel's log prior beside the plausibility. Calibrated with the thresholds of decide.ts. */
const PRIOR_WEIGHT = 0.6;

/** Hypotheses that are looked at closely; the true one was among the first of `promise` in every case seen. */
const MOST_PROMISING = 16;

const buffer: ReadingBuffer = new ReadingBuffer();

interface Right {
  readonly encoding: Encoding;
  readonly logPrior: number;
}

interface Catalogue {
  readonly wrongs: readonly Encoding[];
  readonly rightsOf: ReadonlyMap<string, readonly Right[]>;
}

let resolved: Catalogue | undefined;

function resolve(): Catalogue {
  if (resolved) return resolved;
  const rightsOf = new Map<string, Right[]>();
  const wrongs: Encoding[] = [];
  for (const { right, wrong, logPrior } of catalogue) {
    let rights = rightsOf.get(wrong);
    if (!rights) {
      rights = [];
      rightsOf.set(wrong, rights);
      wrongs.push(getEncoding(wrong)!);
    }
    rights.push({ encoding: getEncoding(right)!, logPrior });
  }
  resolved = { wrongs, rightsOf };
  return resolved;
}

/**
 * Every hypothesis about a line that reads better than the line, best first.
 *
 * @param only keys of the channels to try (see `channelKey`); all without it
 */
export function hypotheses(line: Line, settings: Settings, only?: ReadonlySet<string>): Hypothesis[] {
  const { wrongs, rightsOf } = resolve();
  const inputScores = scoreInput(line);
  const promising: Promising[] = [];
  for (const reversal of reverse(line, wrongs)) {
    for (const [right, { wrong, logPrior }] of rightsFor(reversal, rightsOf)) {
      if (only && !only.has(channelKey(right.name, wrong))) continue;
      if (settings.encodings && !(settings.encodings.has(right.name) && settings.encodings.has(wrong))) continue;
      const bytes = (right.name === 'utf-8' && restoreNoBreakSpaces(reversal)) || reversal;
      if (!buffer.read(line, bytes, right)) continue;
      const score = promise(line, buffer, inputScores) + PRIOR_WEIGHT * logPrior;
      const structural = right.name === 'utf-8' && buffer.covered >= line.nonAscii;
      if (structural || score > 0) promising.push({ right, wrong, logPrior, reversal: bytes, score, structural });
    }
  }
  promising.sort((a, b) => b.score - a.score);
  const found: Hypothesis[] = [];
  for (const [rank, { right, wrong, logPrior, reversal, structural }] of promising.entries()) {
    if (rank >= MOST_PROMISING && !structural) continue;
    buffer.read(line, reversal, right);
    const segmentation = segment(line, buffer);
    let { gain, ranges } = segmentation;
    let score = gain + PRIOR_WEIGHT * logPrior;
    if (score <= 0 || ranges.length === 0) {
      if (!structural) continue;
      gain = segmentation.wholeGain;
      score = gain + PRIOR_WEIGHT * logPrior;
      ranges = [{ start: 0, end: buffer.length }];
    }
    const reading = buffer.keep(right, reversal);
    const before = { ...NO_WRITING };
    const after = { ...NO_WRITING };
    for (const range of ranges) {
      for (let k = range.start; k < range.end; k++) {
        if (isUnchanged(line, reading, k)) continue;
        for (let i = line.offsets[reading.from[k]!]!; i < line.offsets[reading.to[k]!]!; i++) count(before, line.text.charCodeAt(i));
        for (let i = reading.outputFrom[k]!; i < reading.outputFrom[k + 1]!; i++) count(after, reading.output[i]!);
      }
    }
    found.push({
      right: right.name,
      wrong,
      reading,
      ranges,
      gain,
      logPrior,
      score,
      characters: before.total,
      before,
      after,
      structural,
    });
  }
  return found.sort((a, b) => b.score - a.score);
}

interface Promising {
  readonly right: Encoding;
  readonly wrong: string;
  readonly logPrior: number;
  readonly reversal: Reversal;
  readonly score: number;
  readonly structural: boolean;
}

/** The right encodings worth trying on a reversal, each with the likeliest of the wrong ones that it stands for. */
function rightsFor(
  reversal: Reversal,
  rightsOf: ReadonlyMap<string, readonly Right[]>,
): Map<Encoding, { wrong: string; logPrior: number }> {
  const best = new Map<Encoding, { wrong: string; logPrior: number }>();
  for (const wrong of reversal.encodings) {
    for (const { encoding, logPrior } of rightsOf.get(wrong.name) ?? []) {
      const known = best.get(encoding);
      if (!known || logPrior > known.logPrior) best.set(encoding, { wrong: wrong.name, logPrior });
    }
  }
  return best;
}

/** The whole line as a hypothesis reads it. */
export function applyHypothesis(line: Line, { reading, ranges }: Hypothesis): string {
  let text = '';
  let at = 0;
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) {
      if (isUnchanged(line, reading, k)) continue;
      const first = line.positions[line.offsets[reading.from[k]!]!]!;
      text += line.whole.slice(at, first) + outputOf(reading, k);
      at = line.positions[line.offsets[reading.to[k]!]! - 1]! + 1;
    }
  }
  return text + line.whole.slice(at);
}

/** The text of one atom. */
export function outputOf(reading: Reading, atom: number): string {
  let text = '';
  for (let i = reading.outputFrom[atom]!; i < reading.outputFrom[atom + 1]!; i++) text += String.fromCharCode(reading.output[i]!);
  return text;
}

/** True for an atom that reads the same either way, as ASCII does. */
export function isUnchanged(line: Line, reading: Reading, atom: number): boolean {
  const start = line.offsets[reading.from[atom]!]!;
  const end = line.offsets[reading.to[atom]!]!;
  const outputStart = reading.outputFrom[atom]!;
  if (end - start !== reading.outputFrom[atom + 1]! - outputStart) return false;
  for (let i = start; i < end; i++) if (line.text.charCodeAt(i) !== reading.output[outputStart + i - start]) return false;
  return true;
}
