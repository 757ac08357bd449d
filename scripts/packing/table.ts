/** Writer of the packed tables of two-byte encodings; `src/codec/unpack.ts` is the reader and describes the form. */
import {
  COPY,
  IDEOGRAPH,
  LEVELS,
  OTHER,
  TABLE_CONTEXTS,
  Table,
  UNASSIGNED,
  UNIFIED,
} from '../../src/codec/unpack.ts';
import { packValues } from './arithmetic-encoder.ts';

type Range = readonly [first: number, last: number];

export interface TableShape {
  /**
   * Where each level begins, as indices of the code points; each is used up before the next. Ideographs in front of
   * the first have none. Default: one level from the beginning.
   */
  readonly levelStarts?: readonly number[];
  /** Ranges of the ideographs that have a level. Default: {@link UNIFIED}. */
  readonly ideographs?: readonly Range[];
  /** Tables whose levels tell of this one's. */
  readonly related?: readonly Table[];
}

/** The values of a table, in the order in which {@link Table} asks for them. */
class TableValues {
  private readonly codePoints: readonly number[];
  private readonly ideographs: readonly Range[];
  private readonly firstLevelStart: number;
  private readonly levelOf: ReadonlyMap<number, number>;

  constructor(codePoints: readonly number[], { levelStarts = [0], ideographs = UNIFIED }: TableShape) {
    this.codePoints = codePoints;
    this.ideographs = ideographs;
    const [firstLevelStart = 0] = levelStarts;
    const levelOf = new Map<number, number>();
    for (let place = firstLevelStart; place < codePoints.length; place++) {
      const codePoint = codePoints[place]!;
      if (!this.isIdeograph(codePoint) || levelOf.has(codePoint)) continue;
      levelOf.set(codePoint, levelStarts.filter((start) => start <= place).length);
    }
    this.firstLevelStart = firstLevelStart;
    this.levelOf = levelOf;
  }

  private isIdeograph(codePoint: number): boolean {
    return this.ideographs.some(([first, last]) => codePoint >= first && codePoint <= last);
  }

  private *everyIdeograph(): Generator<number> {
    for (const [first, last] of this.ideographs) {
      for (let codePoint = first; codePoint <= last; codePoint++) yield codePoint;
    }
  }

  /** `cyclic` says of each level whether its steps are. */
  *inOrder(cyclic: readonly boolean[]): Generator<number> {
    yield* this.places();
    yield* this.levels();
    for (const isCyclic of cyclic) yield isCyclic ? 1 : 0;
    yield* this.steps(cyclic);
  }

  private *places(): Generator<number> {
    const kinds = this.kinds();
    let other = 0;
    let distance = 0;
    for (let start = 0; start < kinds.length; ) {
      const kind = kinds[start]!;
      const nextKind = kinds.findIndex((next, place) => place > start && next !== kind);
      const end = nextKind < 0 ? kinds.length : nextKind;
      yield* [kind, end - start - 1];
      for (let place = start; place < end; place++) {
        const codePoint = this.codePoints[place]!;
        if (kind === OTHER) {
          yield codePoint - other - 1;
          other = codePoint;
        } else if (kind === COPY) {
          const before = place - this.codePoints.lastIndexOf(codePoint, place - 1);
          yield before - distance;
          distance = before;
        }
      }
      start = end;
    }
    yield kinds.at(-1)!;
  }

  private kinds(): number[] {
    const known = new Set<number>();
    const placed = new Set<number>();
    return this.codePoints.map((codePoint, place) => {
      if (codePoint === 0) return UNASSIGNED;
      const first = !known.has(codePoint);
      known.add(codePoint);
      if (place >= this.firstLevelStart && this.levelOf.has(codePoint) && !placed.has(codePoint)) {
        placed.add(codePoint);
        return IDEOGRAPH;
      }
      return first ? OTHER : COPY;
    });
  }

  private *levels(): Generator<number> {
    const [[first, last], ...further] = this.ideographs as readonly [Range, ...Range[]];
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const level = this.levelOf.get(codePoint);
      yield level === undefined ? 0 : 1;
      if (level !== undefined) yield level;
    }
    for (const [start, end] of further) {
      let next = start;
      for (let codePoint = start; codePoint <= end; codePoint++) {
        if (!this.levelOf.has(codePoint)) continue;
        yield codePoint - next;
        next = codePoint + 1;
      }
      yield end + 1 - next;
    }
  }

  private *steps(cyclic: readonly boolean[]): Generator<number> {
    const pools = cyclic.map((_, index) => this.membersOf(index + 1));
    const kinds = this.kinds();
    let level = 0;
    let next = 0;
    for (const [place, codePoint] of this.codePoints.entries()) {
      if (kinds[place] !== IDEOGRAPH) continue;
      const levelHere = this.levelOf.get(codePoint)!;
      if (levelHere !== level) next = 0;
      level = levelHere;
      const pool = pools[level - 1]!;
      const index = pool.indexOf(codePoint);
      yield cyclic[level - 1] ? (index - next + pool.length) % pool.length : index - next;
      pool.splice(index, 1);
      next = index;
    }
  }

  private membersOf(level: number): number[] {
    return [...this.everyIdeograph()].filter((codePoint) => this.levelOf.get(codePoint) === level);
  }
}

/** The shortest packed form of a list of code points, at least one, where 0 means unassigned. */
export function packTable(codePoints: readonly number[], shape: TableShape = {}): string {
  const values = new TableValues(codePoints, shape);
  const { ideographs = UNIFIED, related = [] } = shape;
  let shortest: string | undefined;
  for (let choice = 0; choice < 2 ** (LEVELS - 1); choice++) {
    const cyclic = Array.from({ length: LEVELS - 1 }, (_, level) => ((choice >> level) & 1) === 1);
    const packed = packValues(values.inOrder(cyclic), TABLE_CONTEXTS, (source) => {
      const table = new Table(source, ideographs, related);
      if (table.codePoints.length !== codePoints.length) throw new Error('the table is read otherwise');
    });
    if (shortest === undefined || packed.length < shortest.length) shortest = packed;
  }
  return shortest!;
}
