import { ByteEncoding } from './byte-encoding.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';

/**
 * {@link DoubleByteEncoding.decodeAt} answers with a number from here on where a byte pair stands for two code
 * points: the index in `SEQUENCES` of `codec/big5.ts` is added.
 */
export const SEQUENCE_BASE = 0x110000;

const NONE: readonly number[] = [];

/** Sequence of bytes (as one number) and the code point that a decoder makes of it. */
export type Mapping = readonly [sequence: number, codePoint: number];

/** What an encoding assigns, before it is turned into lookup tables. A sequence here is one byte or two. */
export interface DoubleByteSource {
  /** The encoding's own decoder, in ascending order where the first of several sequences is to be encoded. */
  readonly strict: Iterable<Mapping>;
  /** Sequences that the own encoder takes before any other. */
  readonly preferred?: readonly number[];
  /** Sequences that the own encoder takes only if there is no other. */
  readonly isSecondary?: (sequence: number) => boolean;
  /** What other decoders make of a sequence that the own decoder rejects. */
  readonly lenientOnly?: Iterable<Mapping>;
  /** What other decoders make of a sequence that the own decoder reads as something else. */
  readonly variants?: Iterable<Mapping>;
  /** What the own encoder accepts beside everything that the own decoder gives. */
  readonly encodedToo?: Iterable<Mapping>;
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

export interface DoubleByteTables {
  readonly strict: ForwardTable;
  readonly lenient: ForwardTable;
  readonly strictReverse: ReverseTable;
  readonly lenientReverse: ReverseTable;
  readonly others: ReadonlyMap<number, readonly number[]>;
}

export function buildTables(source: DoubleByteSource): DoubleByteTables {
  const strict = new ForwardTable();
  const mappings = [...source.strict];
  for (const [sequence, codePoint] of mappings) strict.set(sequence, codePoint);

  const strictReverse = new ReverseTable();
  for (const sequence of source.preferred ?? []) strictReverse.add(strict.get(sequence), sequence);
  for (const [sequence, codePoint] of mappings) {
    if (!source.isSecondary?.(sequence)) strictReverse.add(codePoint, sequence);
  }
  for (const [sequence, codePoint] of mappings) strictReverse.add(codePoint, sequence);
  for (const [sequence, codePoint] of source.encodedToo ?? []) strictReverse.add(codePoint, sequence);

  const lenient = new ForwardTable(strict);
  const lenientReverse = new ReverseTable(strictReverse);
  const lenientOnly = [...(source.lenientOnly ?? [])];
  const variants = [...(source.variants ?? [])];
  for (const [sequence, codePoint] of lenientOnly) {
    if (lenient.get(sequence) === 0) lenient.set(sequence, codePoint);
  }

  const others = new Map<number, number[]>();
  for (const [sequence, codePoint] of [...mappings, ...lenientOnly, ...variants]) {
    lenientReverse.add(codePoint, sequence);
    if (lenientReverse.get(codePoint) === sequence) continue;
    const known = others.get(codePoint);
    if (known === undefined) others.set(codePoint, [sequence]);
    else if (!known.includes(sequence)) known.push(sequence);
  }
  return { strict, lenient, strictReverse, lenientReverse, others };
}

/** An encoding of one or two bytes a character, ASCII below 0x80. */
export class DoubleByteEncoding extends ByteEncoding {
  readonly maxBytes: 1 | 2 | 3 | 4 = 2;
  protected readonly asciiCompatible = true;
  private readonly leads: readonly (readonly [first: number, last: number])[];
  private readonly source: () => DoubleByteSource;
  private cached: DoubleByteTables | undefined;

  /** `source` is asked once, when the encoding is used first. */
  constructor(
    name: string,
    labels: readonly string[],
    leads: readonly (readonly [first: number, last: number])[],
    source: () => DoubleByteSource,
  ) {
    super(name, labels);
    this.leads = leads;
    this.source = source;
  }

  protected get tables(): DoubleByteTables {
    this.cached ??= buildTables(this.source());
    return this.cached;
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
    const sequence = (lenient ? this.tables.lenientReverse : this.tables.strictReverse).get(codePoint);
    return sequence === 0 ? UNENCODABLE : sequence;
  }

  otherBytes(codePoint: number): readonly number[] {
    return this.tables.others.get(codePoint) ?? NONE;
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

/** Consecutive code points from `codePoint` on for the cells of the given leads and trails, row by row. */
export function* consecutiveCells(
  leads: readonly [first: number, last: number],
  trails: readonly (readonly [first: number, last: number])[],
  codePoint: number,
): Generator<Mapping> {
  let next = codePoint;
  for (const sequence of cellsOf(leads, trails)) yield [sequence, next++];
}

/** The byte pairs of the given leads and trails, row by row. */
export function* cellsOf(
  leads: readonly [first: number, last: number],
  trails: readonly (readonly [first: number, last: number])[],
): Generator<number> {
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const [first, last] of trails) {
      for (let trail = first; trail <= last; trail++) yield (lead << 8) | trail;
    }
  }
}

/** Lays a table over byte pairs; unassigned places are left out. */
export function* layOver(cells: Iterable<number>, codePoints: readonly number[]): Generator<Mapping> {
  let i = 0;
  for (const sequence of cells) {
    const codePoint = codePoints[i++];
    if (codePoint) yield [sequence, codePoint];
  }
}
