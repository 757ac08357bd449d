import { ByteEncoding } from './byte-encoding.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';
import { FIRST_IDEOGRAPH, isInAny, isUnified, type Table } from './unpack.ts';

/**
 * {@link DoubleByteEncoding.decodeAt} answers with a number from here on where a byte pair stands for two code
 * points: the index in `SEQUENCES` of `codec/big5.ts` is added.
 */
export const SEQUENCE_BASE = 0x110000;

const NONE: readonly number[] = [];

type ByteRange = readonly [first: number, last: number];

/**
 * A list of (bytes as one number, code point), in two arrays because tens of thousands of pairs would be slow to
 * make when an encoding is used first.
 */
export class Mappings {
  readonly sequences: number[] = [];
  readonly codePoints: number[] = [];

  get length(): number {
    return this.sequences.length;
  }

  add(sequence: number, codePoint: number): this {
    this.sequences.push(sequence);
    this.codePoints.push(codePoint);
    return this;
  }

  addAll(other: Mappings): this {
    for (let i = 0; i < other.length; i++) this.add(other.sequences[i]!, other.codePoints[i]!);
    return this;
  }

  /** Lays code points over cells in order; an unassigned place (0) leaves its cell out. */
  lay(cells: readonly number[], codePoints: ArrayLike<number>): this {
    for (let i = 0; i < cells.length && i < codePoints.length; i++) {
      if (codePoints[i] !== 0) this.add(cells[i]!, codePoints[i]!);
    }
    return this;
  }

  /** Gives the cells consecutive code points. */
  layConsecutive(cells: readonly number[], firstCodePoint: number): this {
    for (let i = 0; i < cells.length; i++) this.add(cells[i]!, firstCodePoint + i);
    return this;
  }

  static of(...pairs: readonly (readonly [sequence: number, codePoint: number])[]): Mappings {
    const mappings = new Mappings();
    for (const [sequence, codePoint] of pairs) mappings.add(sequence, codePoint);
    return mappings;
  }
}

/** The byte pairs of the given leads and trails, row by row. */
export function cellsOf(leads: ByteRange, trails: readonly ByteRange[]): number[] {
  const cells: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const [first, last] of trails) {
      for (let trail = first; trail <= last; trail++) cells.push((lead << 8) | trail);
    }
  }
  return cells;
}

/** What an encoding assigns, before it is turned into lookup tables. A sequence here is one byte or two. */
export interface DoubleByteSource {
  /** The encoding's own decoder, in ascending order where the first of several sequences is to be encoded. */
  readonly strict: Mappings;
  /** Sequences that the own encoder takes before any other. */
  readonly preferred?: readonly number[];
  /** Sequences from the first to the last that the own encoder takes only if there is no other. */
  readonly secondary?: ByteRange;
  /** What other decoders make of a sequence that the own decoder rejects. */
  readonly lenientOnly: Mappings;
  /** What other decoders make of a sequence that the own decoder reads as something else. */
  readonly variants: Mappings;
  /** What the own encoder accepts beside everything that the own decoder gives. */
  readonly encodedToo?: Mappings;
}

class ReverseTable {
  private readonly bmp: Uint16Array;
  private readonly beyond: Map<number, number>;

  constructor(from?: ReverseTable) {
    this.bmp = from ? from.bmp.slice() : new Uint16Array(0x10000);
    this.beyond = new Map(from?.beyond);
  }

  /** Zero for a missing code point. */
  get(codePoint: number): number {
    return codePoint < 0x10000 ? this.bmp[codePoint]! : (this.beyond.get(codePoint) ?? 0);
  }

  addAll({ sequences, codePoints }: Mappings): void {
    for (let i = 0; i < sequences.length; i++) this.add(codePoints[i]!, sequences[i]!);
  }

  /** Keeps what is there already. */
  add(codePoint: number, sequence: number): void {
    if (this.get(codePoint) !== 0) return;
    if (codePoint < 0x10000) this.bmp[codePoint] = sequence;
    else this.beyond.set(codePoint, sequence);
  }
}

/** Indexed by the byte pair without its highest bit, or by the byte; 0 for unassigned. */
class ForwardTable {
  readonly pairs: Uint32Array;
  readonly singles: Uint32Array;

  constructor(from?: ForwardTable) {
    this.pairs = from ? from.pairs.slice() : new Uint32Array(0x8000);
    this.singles = from ? from.singles.slice() : new Uint32Array(0x100);
  }

  get(sequence: number): number {
    return sequence < 0x100 ? this.singles[sequence]! : this.pairs[sequence & 0x7fff]!;
  }

  set(sequence: number, codePoint: number): void {
    if (sequence < 0x100) this.singles[sequence] = codePoint;
    else this.pairs[sequence & 0x7fff] = codePoint;
  }
}

interface DoubleByteTables {
  readonly strict: ForwardTable;
  readonly lenient: ForwardTable;
  readonly strictReverse: ReverseTable;
  readonly lenientReverse: ReverseTable;
  readonly others: ReadonlyMap<number, readonly number[]>;
}

function buildTables(source: DoubleByteSource): DoubleByteTables {
  const strict = new ForwardTable();
  const { sequences, codePoints } = source.strict;
  for (let i = 0; i < sequences.length; i++) strict.set(sequences[i]!, codePoints[i]!);

  const strictReverse = new ReverseTable();
  for (const sequence of source.preferred ?? []) strictReverse.add(strict.get(sequence), sequence);
  const [first, last] = source.secondary ?? [1, 0];
  for (let i = 0; i < sequences.length; i++) {
    if (sequences[i]! < first || sequences[i]! > last) strictReverse.add(codePoints[i]!, sequences[i]!);
  }
  strictReverse.addAll(source.strict);
  if (source.encodedToo) strictReverse.addAll(source.encodedToo);

  const lenient = new ForwardTable(strict);
  for (let i = 0; i < source.lenientOnly.length; i++) {
    const sequence = source.lenientOnly.sequences[i]!;
    if (lenient.get(sequence) === 0) lenient.set(sequence, source.lenientOnly.codePoints[i]!);
  }
  const lenientReverse = new ReverseTable(strictReverse);
  lenientReverse.addAll(source.lenientOnly);
  lenientReverse.addAll(source.variants);

  const others = new Map<number, number[]>();
  for (const mappings of [source.strict, source.lenientOnly, source.variants]) {
    for (let i = 0; i < mappings.length; i++) {
      const sequence = mappings.sequences[i]!;
      const codePoint = mappings.codePoints[i]!;
      if (codePoint >= 0x80 && lenientReverse.get(codePoint) === sequence) continue;
      const known = others.get(codePoint);
      if (known === undefined) others.set(codePoint, [sequence]);
      else if (!known.includes(sequence)) known.push(sequence);
    }
  }
  return { strict, lenient, strictReverse, lenientReverse, others };
}

/** An encoding of one or two bytes a character, ASCII below 0x80. */
export class DoubleByteEncoding extends ByteEncoding {
  readonly maxBytes: 1 | 2 | 3 | 4 = 2;
  protected readonly asciiCompatible = true;
  private readonly leads: readonly ByteRange[];
  private readonly source: (ideographs: boolean) => DoubleByteSource;
  private readonly ideographs: () => readonly Table[];
  private cached: DoubleByteTables | undefined;
  private withoutIdeographs: DoubleByteTables | undefined;

  /**
   * `source` is asked when the encoding is used first: without ideographs, which takes much less time, if all that
   * is asked for is how other characters are encoded. `ideographs` are the tables that have its ideographs.
   */
  constructor(
    name: string,
    labels: readonly string[],
    leads: readonly ByteRange[],
    source: (ideographs: boolean) => DoubleByteSource,
    ideographs: () => readonly Table[],
  ) {
    super(name, labels);
    this.leads = leads;
    this.source = source;
    this.ideographs = ideographs;
  }

  private get tables(): DoubleByteTables {
    this.cached ??= buildTables(this.source(true));
    return this.cached;
  }

  private tablesFor(codePoint: number): DoubleByteTables {
    if (this.cached !== undefined || codePoint >= FIRST_IDEOGRAPH) return this.tables;
    this.withoutIdeographs ??= buildTables(this.source(false));
    return this.withoutIdeographs;
  }

  decodeAt(bytes: Uint8Array, at: number, lenient = false): number {
    const lead = bytes[at];
    if (lead === undefined) return INCOMPLETE;
    if (lead < 0x80) return (lead << 3) | 1;
    const table = lenient ? this.tables.lenient : this.tables.strict;
    const single = table.singles[lead]!;
    if (single !== 0) return (single << 3) | 1;
    if (!this.isLead(lead)) return MALFORMED;
    const trail = bytes[at + 1];
    if (trail === undefined) return INCOMPLETE;
    const codePoint = table.pairs[((lead & 0x7f) << 8) | trail]!;
    return codePoint === 0 ? MALFORMED : (codePoint << 3) | 2;
  }

  encodeCodePoint(codePoint: number, lenient = false): number {
    if (codePoint < 0x80) return codePoint;
    const { lenientReverse, strictReverse } = this.tablesFor(codePoint);
    const sequence = (lenient ? lenientReverse : strictReverse).get(codePoint);
    return sequence === 0 ? UNENCODABLE : sequence;
  }

  override mayEncode(codePoint: number): boolean {
    if (this.cached === undefined && isUnified(codePoint)) return isInAny(this.ideographs(), codePoint);
    return super.mayEncode(codePoint);
  }

  otherBytes(codePoint: number): readonly number[] {
    return this.tablesFor(codePoint).others.get(codePoint) ?? NONE;
  }

  isLead(byte: number): boolean {
    for (const [first, last] of this.leads) {
      if (byte >= first && byte <= last) return true;
    }
    return false;
  }

  /** An ASCII byte behind a lead byte is no part of the error. */
  protected malformedLength(bytes: Uint8Array, at: number, _lenient: boolean, cut: boolean): number {
    return cut || !this.isLead(bytes[at]!) || bytes[at + 1]! < 0x80 ? 1 : 2;
  }
}
