/** Writer of the packed tables of two-byte encodings; `src/codec/unpack.ts` is the reader and describes the form. */
import {
  COPY,
  IDEOGRAPH,
  LEVELS,
  OTHER,
  readTable,
  TABLE_CONTEXTS,
  type Table,
  UNASSIGNED,
  UNIFIED,
} from '../../src/codec/unpack.ts';
import { packValues } from './arithmetic-encoder.ts';

export interface TableShape {
  /** Where the second level begins, and the third, as indices of the code points; each is used up before the next. */
  readonly levelStarts?: readonly number[];
  /** Ranges of the ideographs that have a level. Default: {@link UNIFIED}. */
  readonly ideographs?: readonly (readonly [first: number, last: number])[];
  /** Tables whose levels tell of this one's. */
  readonly related?: readonly Table[];
}

/** The values of a table, in the order in which {@link readTable} asks for them. */
class TableValues {
  private readonly codePoints: readonly number[];
  private readonly ideographs: readonly (readonly [first: number, last: number])[];
  private readonly levelOf: ReadonlyMap<number, number>;

  constructor(codePoints: readonly number[], { levelStarts = [], ideographs = UNIFIED }: TableShape) {
    this.codePoints = codePoints;
    this.ideographs = ideographs;
    const levelOf = new Map<number, number>();
    for (const [index, codePoint] of codePoints.entries()) {
      if (!this.isIdeograph(codePoint) || levelOf.has(codePoint)) continue;
      levelOf.set(codePoint, 1 + levelStarts.filter((start) => start <= index).length);
    }
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
    for (const codePoint of this.everyIdeograph()) yield this.levelOf.get(codePoint) ?? 0;
    for (const isCyclic of cyclic) yield isCyclic ? 1 : 0;
    yield this.codePoints.length;

    const pools = cyclic.map((_, index) => this.membersOf(index + 1));
    const places = new Map<number, number>();
    let level = 0;
    let next = 0;
    let other = 0;
    let distance = 0;
    let kind = UNASSIGNED;
    for (const [place, codePoint] of this.codePoints.entries()) {
      const before = kind;
      kind = this.kindOf(codePoint, places.has(codePoint));
      yield kind === before ? 1 : 0;
      if (kind !== before) yield kind;
      if (kind === IDEOGRAPH) {
        if (level !== this.levelOf.get(codePoint)!) next = 0;
        level = this.levelOf.get(codePoint)!;
        const pool = pools[level - 1]!;
        if (next >= pool.length) next -= pool.length;
        const index = pool.indexOf(codePoint);
        yield cyclic[level - 1] ? (index - next + pool.length) % pool.length : index - next;
        pool.splice(index, 1);
        next = index;
      } else if (kind === OTHER) {
        yield codePoint - other - 1;
        other = codePoint;
      } else if (kind === COPY) {
        yield place - places.get(codePoint)! - distance;
        distance = place - places.get(codePoint)!;
      }
      places.set(codePoint, place);
    }
  }

  private kindOf(codePoint: number, known: boolean): number {
    if (codePoint === 0) return UNASSIGNED;
    if (known) return COPY;
    return this.isIdeograph(codePoint) ? IDEOGRAPH : OTHER;
  }

  private membersOf(level: number): number[] {
    return [...this.everyIdeograph()].filter((codePoint) => this.levelOf.get(codePoint) === level);
  }
}

/** The shortest packed form of a list of code points, where 0 means unassigned. */
export function packTable(codePoints: readonly number[], shape: TableShape = {}): string {
  const values = new TableValues(codePoints, shape);
  const { ideographs = UNIFIED, related = [] } = shape;
  let shortest: string | undefined;
  for (let choice = 0; choice < 2 ** (LEVELS - 1); choice++) {
    const cyclic = Array.from({ length: LEVELS - 1 }, (_, level) => ((choice >> level) & 1) === 1);
    const packed = packValues(values.inOrder(cyclic), TABLE_CONTEXTS, (source) =>
      readTable(source, ideographs, related),
    );
    if (shortest === undefined || packed.length < shortest.length) shortest = packed;
  }
  return shortest!;
}
