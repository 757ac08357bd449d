/** Lines of a document that a proven channel between two legacy encodings restores beyond doubt, without a search. */

import { textOfUnits } from '../channel/code-units.ts';
import { BOUNDARY, transition } from '../language/plausibility.ts';
import type { KnownChannel } from './channels.ts';
import { makesReplacements } from './decide.ts';
import { type ExactBytes, exactBytesOf, NO_BYTES } from './exact-bytes.ts';
import type { Stretch } from './line.ts';
import { ASK, pairTable, SINGLES } from './pair-table.ts';
import type { SelfEvidentRun } from './self-evident.ts';
import { PRIOR_WEIGHT } from './survey.ts';
import { MOST_READ } from './utf-8-reader.ts';

const LINE_FEED = 0x0a;
/** Below, letters are Latin: those take a look at the language. */
const FIRST_NOT_LATIN = 0x370;

/** Three times what decide.ts asks of other scripts: so much leaves no doubt. */
const LEAST_SCORE = { base: 6.6, each: 0.75 } as const;
/** What a border costs (segment.ts): a stretch that reads better by more than its borders cost as it is may be healthy. */
const BORDER_COST = 3;
/** Lines with less that changes are searched: a few letters can be anything, and the same again and again are no text. */
const LEAST_CHANGED = 6;
const LEAST_DISTINCT = 5;
const MOST_REPEATED = 4;
const MANY_DISTINCT = 9;

/** True for a channel whose lines {@link readLegacyRun} can read. */
export function isLegacyChannel({ right, wrong }: KnownChannel): boolean {
  return right.name !== 'utf-8' && right.maxBytes <= 2 && wrong.maxBytes === 1;
}

const output: Uint16Array = new Uint16Array(MOST_READ);

/** The lines from `start` on, up to the first that leaves a doubt. */
export function readLegacyRun(
  text: string,
  { start, end }: Stretch,
  channel: KnownChannel,
): SelfEvidentRun | undefined {
  const line = new LegacyLine(channel);
  const limit = Math.min(end, start + MOST_READ);
  let [lines, runEnd, runLength] = [0, start, 0];
  for (let at = start, length = 0; at < limit; ) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 || feed > end ? end : feed;
    if (lineEnd > limit) break;
    const next = line.read(text, at, lineEnd, length);
    if (next < 0 || (lines === 0 && line.changed === 0)) break;
    length = next;
    if (line.changed > 0) {
      lines++;
      runEnd = lineEnd;
      runLength = length;
    }
    output[length++] = LINE_FEED;
    at = lineEnd + 1;
  }
  if (lines === 0) return undefined;
  const restored = textOfUnits(output, runLength);
  if (makesReplacements(text.slice(start, runEnd), restored)) return undefined;
  return { channel, text: restored, end: runEnd, lines, losses: [] };
}

/** Reads one line after the other under one channel. */
class LegacyLine {
  /** Code units above ASCII that the line read last had. */
  changed = 0;
  readonly #channel: KnownChannel;
  readonly #wrong: ExactBytes;
  readonly #right: ExactBytes;
  readonly #pairs: Uint16Array;

  constructor(channel: KnownChannel) {
    this.#channel = channel;
    this.#wrong = exactBytesOf(channel.wrong);
    this.#right = exactBytesOf(channel.right);
    this.#pairs = pairTable(channel.right);
  }

  /** Writes the line to {@link output} from `from` on and answers where that ends; -1 where there is a doubt. */
  read(text: string, start: number, end: number, from: number): number {
    let length = from;
    let [gain, dip, consecutive, lastBytes] = [0, 0, 0, 0];
    let before = BOUNDARY;
    let after = BOUNDARY;
    const distinct = new Set<number>();
    this.changed = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      let restored = unit;
      let lost = transition(before, unit);
      before = unit;
      if (unit > 0x7f) {
        const first = this.#byteOf(unit);
        if (first < 0) return -1;
        let bytes = first;
        restored = this.#pairs[SINGLES | (first & 0x7f)]!;
        if (restored <= ASK) {
          if (++i >= end) return -1;
          const second = text.charCodeAt(i);
          const trail = this.#byteOf(second);
          if (trail < 0) return -1;
          bytes = (first << 8) | trail;
          restored = this.#pairs[bytes & 0x7fff]!;
          lost += transition(before, second);
          before = second;
          this.changed++;
        }
        if (restored < FIRST_NOT_LATIN || this.#right.ask(restored) !== bytes) return -1;
        if (bytes === lastBytes + 1) consecutive++;
        lastBytes = bytes;
        if (distinct.size < MANY_DISTINCT) distinct.add(restored);
        this.changed++;
      }
      const won = transition(after, restored) - lost;
      after = restored;
      gain += won;
      dip = Math.min(0, dip + won);
      if (gain < -BORDER_COST || dip < -2 * BORDER_COST) return -1;
      output[length++] = restored;
    }
    if (this.changed === 0) return length;
    gain += transition(after, BOUNDARY) - transition(before, BOUNDARY);
    const score = gain + PRIOR_WEIGHT * this.#channel.logPrior;
    if (dip < -BORDER_COST || this.changed < LEAST_CHANGED || distinct.size < LEAST_DISTINCT) return -1;
    if (distinct.size < MANY_DISTINCT && this.changed >= MOST_REPEATED * distinct.size) return -1;
    // A row of a code table is no text.
    const isTable = 3 * consecutive >= 2 * (length - from - 1);
    return !isTable && score >= LEAST_SCORE.base + LEAST_SCORE.each * this.changed ? length : -1;
  }

  /** The byte of a code unit in the wrong encoding, -1 for none. */
  #byteOf(unit: number): number {
    if (unit < 0x80) return unit;
    const byte = this.#wrong.ask(unit);
    return byte === NO_BYTES || byte > 0xff ? -1 : byte;
  }
}
