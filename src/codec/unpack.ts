/**
 * Reader of the packed tables of two-byte encodings. A table is a list of code points, 0 for an unassigned place.
 * `scripts/packing/table.ts` is the writer. It has three parts, each to be read without those behind it:
 *
 * 1. Runs of places: unassigned, ideographs, other code points with their differences, copies of earlier places.
 * 2. For each of Unicode's ideographs, in order, whether the table has it and in which level, of which the levels in
 *    other tables tell much.
 * 3. For each place of an ideograph how far it is from the last one to this one, in Unicode's order of those of the
 *    level that are still to come. A level is ordered by radicals and strokes, as Unicode is, or by readings, where at
 *    least nothing comes twice.
 */
import {
  ArithmeticDecoder,
  NUMBER_CONTEXTS,
  SIGNED_CONTEXTS,
  type ValueSource,
} from '../packed/arithmetic-decoder.ts';
import { SortedPool } from '../packed/sorted-pool.ts';

export type Range = readonly [first: number, last: number];

/** Ideographs that can have a level: those of the BMP's first block, or also extensions A and B. */
export const UNIFIED: readonly Range[] = [[0x4e00, 0x9fff]];
export const UNIFIED_AND_EXTENSIONS: readonly Range[] = [...UNIFIED, [0x3400, 0x4dbf], [0x20000, 0x2a6df]];

/** True for an ideograph of the BMP's first block. */
export function isUnified(codePoint: number): boolean {
  return codePoint >= UNIFIED[0]![0] && codePoint <= UNIFIED[0]![1];
}

/** True if one of the tables has an ideograph. */
export function isInAny(tables: readonly Table[], codePoint: number): boolean {
  return tables.some(({ levels }) => levels[codePoint] !== 0);
}

/** The first of all ideographs that have a level in any table. */
export const FIRST_IDEOGRAPH = 0x3400;

/** What a run of places holds. */
export const UNASSIGNED = 0;
export const IDEOGRAPH = 1;
/** Any other code points: the difference of each from one more than the last of them. */
export const OTHER = 2;
/** What earlier places hold: by how much each distance is more than that of the last copy. */
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

const KIND = 0;
const RUN: number = KIND + KINDS * KINDS;
const DIFFERENCE: number = RUN + KINDS * NUMBER_CONTEXTS;
const DISTANCE: number = DIFFERENCE + DIRECTIONS * SIGNED_CONTEXTS;
const PRESENT: number = DISTANCE + SIGNED_CONTEXTS;
const LEVEL: number = PRESENT + LEVELS ** MOST_RELATED;
const GAP: number = LEVEL + LEVELS ** (MOST_RELATED + 1);
const CYCLIC: number = GAP + NUMBER_CONTEXTS;
const STEP: number = CYCLIC + 1;
const CYCLIC_STEP: number = STEP + DIRECTIONS * DIRECTIONS * SIGNED_CONTEXTS;
export const TABLE_CONTEXTS: number = CYCLIC_STEP + LEVELS * DIRECTIONS * NUMBER_CONTEXTS;

function directionOf(difference: number): number {
  if (difference === 0) return 0;
  if (difference < 0) return difference < -NEAR ? 1 : 2;
  return difference > NEAR ? 3 : 4;
}

/** The members of the first range, with their levels; of further ranges, which have one, as gaps. */
function readLevels(
  source: ValueSource,
  ideographs: readonly Range[],
  related: readonly Uint8Array[],
): Uint8Array {
  const levels = new Uint8Array(Math.max(...ideographs.map(([, last]) => last)) + 1);
  const [[first, last], ...further] = ideographs as readonly [Range, ...Range[]];
  for (let codePoint = first; codePoint <= last; codePoint++) {
    let context = 0;
    for (let table = 0; table < related.length; table++) {
      context = context * LEVELS + related[table]![codePoint]!;
    }
    if (source.bit(PRESENT + context) === 1) {
      levels[codePoint] = source.symbol(LEVEL + context * LEVELS, LEVEL_BITS);
    }
  }
  for (const [start, end] of further) {
    for (let codePoint = start + source.number(GAP); codePoint <= end; codePoint += 1 + source.number(GAP)) {
      levels[codePoint] = 1;
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
    const step = this.cyclic
      ? this.source.number(this.cyclicContext + this.direction * NUMBER_CONTEXTS)
      : this.source.signed(STEP + (this.direction * DIRECTIONS + this.lastDirection) * SIGNED_CONTEXTS);
    this.lastDirection = this.direction;
    this.direction = directionOf(step);
    return this.pool.take(step);
  }
}

/** The places of a table as they are read first: ideographs are yet to come. */
interface Places {
  /** 0 for an ideograph, or a copy of one. */
  readonly codePoints: number[];
  readonly ideographs: readonly number[];
  /** For each place that is a copy, the earlier one. */
  readonly copies: ReadonlyMap<number, number>;
}

function readPlaces(source: ValueSource): Places {
  const codePoints: number[] = [];
  const ideographs: number[] = [];
  const copies = new Map<number, number>();
  let other = 0;
  let direction = 0;
  let distance = 0;
  let kind = UNASSIGNED;
  for (;;) {
    const next = source.symbol(KIND + kind * KINDS, KIND_BITS);
    // No run is followed by one of its kind.
    if (next === kind && codePoints.length > 0) return { codePoints, ideographs, copies };
    kind = next;
    const end = codePoints.length + 1 + source.number(RUN + kind * NUMBER_CONTEXTS);
    for (let place = codePoints.length; place < end; place++) {
      if (kind === OTHER) {
        const difference = source.signed(DIFFERENCE + direction * SIGNED_CONTEXTS);
        direction = directionOf(difference);
        other += 1 + difference;
        codePoints.push(other);
        continue;
      }
      if (kind === IDEOGRAPH) ideographs.push(place);
      if (kind === COPY) {
        distance += source.signed(DISTANCE);
        copies.set(place, place - distance);
      }
      codePoints.push(kind === COPY ? codePoints[place - distance]! : 0);
    }
  }
}

/** Puts the ideographs of the levels where they belong. */
function readIdeographs(
  source: ValueSource,
  { codePoints, ideographs, copies }: Places,
  ranges: readonly Range[],
  levels: Uint8Array,
): number[] {
  const members: number[][] = [[], [], []];
  for (const [first, last] of ranges) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      if (levels[codePoint] !== 0) members[levels[codePoint]! - 1]!.push(codePoint);
    }
  }
  const readers = members.map((level, index) => new LevelReader(source, index, level));
  const complete = [...codePoints];
  let reader = 0;
  for (const place of ideographs) {
    while (readers[reader]!.done) reader++;
    complete[place] = readers[reader]!.read();
  }
  for (const [place, earlier] of copies) complete[place] = complete[earlier]!;
  return complete;
}

/** A table that is read as far as it is asked for; each part needs those before it. */
export class Table {
  private readonly source: ValueSource;
  private readonly ranges: readonly Range[];
  private readonly related: readonly Table[];
  private knownPlaces: Places | undefined;
  private knownLevels: Uint8Array | undefined;
  private knownCodePoints: readonly number[] | undefined;

  /**
   * `ideographs` are the ranges of those that have a level; only in the first range there can be several levels.
   * `related` are at most four tables, the same as when it was packed, of which the levels are asked.
   */
  constructor(source: ValueSource, ideographs: readonly Range[], related: readonly Table[]) {
    this.source = source;
    this.ranges = ideographs;
    this.related = related;
  }

  private get places(): Places {
    this.knownPlaces ??= readPlaces(this.source);
    return this.knownPlaces;
  }

  /** The code points, 0 for an unassigned place and for ideographs. */
  get withoutIdeographs(): readonly number[] {
    return this.places.codePoints;
  }

  /** Ideograph → its level, 0 if the table lacks it; may be shorter than the highest ideograph. */
  get levels(): Uint8Array {
    if (this.knownLevels) return this.knownLevels;
    this.knownPlaces ??= readPlaces(this.source);
    const related = this.related.map((table) => table.levels);
    this.knownLevels = readLevels(this.source, this.ranges, related);
    return this.knownLevels;
  }

  /** The code points, 0 for an unassigned place. */
  get codePoints(): readonly number[] {
    if (this.knownCodePoints) return this.knownCodePoints;
    const { levels } = this;
    this.knownCodePoints = readIdeographs(this.source, this.places, this.ranges, levels);
    return this.knownCodePoints;
  }
}

/** The table that `packTable` of `scripts/packing/table.ts` packed, with the same ideographs and related tables. */
export function unpackTable(
  packed: string,
  ideographs: readonly Range[],
  related: readonly Table[] = [],
): Table {
  return new Table(new ArithmeticDecoder(packed, TABLE_CONTEXTS), ideographs, related);
}
