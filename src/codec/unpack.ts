/**
 * Reader of the packed tables of two-byte encodings. A table is a list of code points, 0 for an
 * unassigned place. `scripts/packing/table.ts` is the writer.
 *
 * Ideographs are the bulk of it. For each of Unicode's, in order, comes first whether the table has it and in
 * which level, of which the levels in other tables tell much. Then a place needs to say only how far it is from the
 * last ideograph to the next one, in Unicode's order of those of the level that are still to come: a level is ordered
 * by radicals and strokes, as Unicode is, or by readings, where at least nothing comes twice.
 */
import {
  ArithmeticDecoder,
  NUMBER_CONTEXTS,
  SIGNED_CONTEXTS,
  type ValueSource,
} from '../packed/arithmetic-decoder.ts';
import { SortedPool } from '../packed/sorted-pool.ts';

type Range = readonly [first: number, last: number];

/** Ideographs that have a level: those of the BMP's first block, or also extensions A and B. */
export const UNIFIED: readonly Range[] = [[0x4e00, 0x9fff]];
export const UNIFIED_AND_EXTENSIONS: readonly Range[] = [...UNIFIED, [0x3400, 0x4dbf], [0x20000, 0x2a6df]];

/** What a place holds. */
export const UNASSIGNED = 0;
export const IDEOGRAPH = 1;
/** Any other code point: the difference from one more than the last of them. */
export const OTHER = 2;
/** What an earlier place holds: by how much the distance is more than that of the last copy. */
export const COPY = 3;
const KIND_BITS = 2;
const KINDS = 1 << KIND_BITS;

/** Levels are 1 to 3; 0 for an ideograph that the table lacks. */
const LEVEL_BITS = 2;
export const LEVELS: number = 1 << LEVEL_BITS;
const MOST_RELATED = 4;

/** What a difference tells of the next: none, near or far, behind or before. */
const DIRECTIONS = 5;
const NEAR = 16;

const LEVEL = 0;
const CYCLIC: number = LEVEL + LEVELS ** (MOST_RELATED + 2);
const PLACES: number = CYCLIC + 1;
const SAME_KIND: number = PLACES + NUMBER_CONTEXTS;
const KIND: number = SAME_KIND + 2 * KINDS;
const STEP: number = KIND + KINDS * KINDS;
const CYCLIC_STEP: number = STEP + DIRECTIONS * DIRECTIONS * SIGNED_CONTEXTS;
const DIFFERENCE: number = CYCLIC_STEP + LEVELS * DIRECTIONS * NUMBER_CONTEXTS;
const DISTANCE: number = DIFFERENCE + DIRECTIONS * SIGNED_CONTEXTS;
export const TABLE_CONTEXTS: number = DISTANCE + SIGNED_CONTEXTS;

export interface Table {
  readonly codePoints: readonly number[];
  /** Ideograph → its level, 0 if the table lacks it; may be shorter than the highest ideograph. */
  readonly levels: Uint8Array;
}

function directionOf(difference: number): number {
  if (difference === 0) return 0;
  if (difference < 0) return difference < -NEAR ? 1 : 2;
  return difference > NEAR ? 3 : 4;
}

function readLevels(
  source: ValueSource,
  ideographs: readonly Range[],
  related: readonly Table[],
): Uint8Array {
  const levels = new Uint8Array(Math.max(...ideographs.map(([, last]) => last)) + 1);
  for (const [range, [first, last]] of ideographs.entries()) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      let context = range;
      for (const table of related) context = context * LEVELS + (table.levels[codePoint] ?? 0);
      levels[codePoint] = source.symbol(LEVEL + context * LEVELS, LEVEL_BITS);
    }
  }
  return levels;
}

/** Gives a level's ideographs in the table's order. */
class LevelReader {
  private readonly source: ValueSource;
  private readonly pool: SortedPool;
  /** Ordered by readings, so that a step ahead over the end leads to the beginning. */
  private readonly cyclic: boolean;
  private readonly cyclicContext: number;
  private next = 0;
  private direction = 0;
  private lastDirection = 0;

  constructor(source: ValueSource, level: number, ideographs: readonly number[]) {
    this.source = source;
    this.pool = new SortedPool(ideographs);
    this.cyclic = source.bit(CYCLIC) === 1;
    this.cyclicContext = CYCLIC_STEP + level * DIRECTIONS * NUMBER_CONTEXTS;
  }

  get done(): boolean {
    return this.pool.size === 0;
  }

  read(): number {
    const step = this.cyclic ? this.readCyclicStep() : this.readStep();
    this.next += step;
    if (this.next >= this.pool.size) this.next -= this.pool.size;
    this.lastDirection = this.direction;
    this.direction = directionOf(step);
    return this.pool.take(this.next);
  }

  private readCyclicStep(): number {
    return this.source.number(this.cyclicContext + this.direction * NUMBER_CONTEXTS);
  }

  private readStep(): number {
    const context = this.direction * DIRECTIONS + this.lastDirection;
    return this.source.signed(STEP + context * SIGNED_CONTEXTS);
  }
}

/**
 * Reads a table. `ideographs` are those that have a level, in the order in which levels are told; `related` are at
 * most four tables, in the same order as when it was packed.
 */
export function readTable(
  source: ValueSource,
  ideographs: readonly Range[],
  related: readonly Table[],
): Table {
  const levels = readLevels(source, ideographs, related);
  const members: number[][] = [[], [], []];
  for (const [first, last] of ideographs) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      if (levels[codePoint] !== 0) members[levels[codePoint]! - 1]!.push(codePoint);
    }
  }
  const readers = members.map((level, index) => new LevelReader(source, index, level));

  const codePoints: number[] = [];
  let reader = 0;
  let other = 0;
  let direction = 0;
  let distance = 0;
  let kind = UNASSIGNED;
  let changed = 0;
  for (let places = source.number(PLACES); places > 0; places--) {
    changed = 1 - source.bit(SAME_KIND + kind * 2 + changed);
    if (changed === 1) kind = source.symbol(KIND + kind * KINDS, KIND_BITS);
    if (kind === UNASSIGNED) {
      codePoints.push(0);
    } else if (kind === IDEOGRAPH) {
      while (readers[reader]!.done) reader++;
      codePoints.push(readers[reader]!.read());
    } else if (kind === OTHER) {
      const difference = source.signed(DIFFERENCE + direction * SIGNED_CONTEXTS);
      direction = directionOf(difference);
      other += 1 + difference;
      codePoints.push(other);
    } else {
      distance += source.signed(DISTANCE);
      codePoints.push(codePoints[codePoints.length - distance]!);
    }
  }
  return { codePoints, levels };
}

/** The table that `packTable` of `scripts/packing/table.ts` packed, with the same ideographs and related tables. */
export function unpackTable(
  packed: string,
  ideographs: readonly Range[],
  related: readonly Table[] = [],
): Table {
  return readTable(new ArithmeticDecoder(packed, TABLE_CONTEXTS), ideographs, related);
}
