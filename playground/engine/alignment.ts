/**
 * Which characters of a text became which characters of its garbling: both are cut where a character of each
 * begins at the same byte.
 */
import { getEncoding } from '../../src/codec/registry.ts';
import type { Layer } from '../../src/report.ts';

/** A character, or several code points that are one here, and how many bytes it takes. */
export interface Cell {
  readonly text: string;
  readonly bytes: number;
}

/** One layer of a group: characters, their bytes, and what the wrong decoder made of them. */
export interface Band {
  readonly above: readonly Cell[];
  /** Two hex digits each, or `??` for a byte that nobody knows. */
  readonly hex: readonly string[];
  readonly below: readonly Cell[];
}

/** The shortest stretch that begins and ends with whole characters in every layer. */
export interface Group {
  /** What was meant. */
  readonly right: string;
  /** What the last layer made of it. */
  readonly wrong: string;
  /** One for each layer, the first made first. */
  readonly bands: readonly Band[];
}

/** Bytes of one layer, and the places in both texts at which its characters begin. */
interface Passage {
  readonly above: string;
  readonly below: string;
  readonly bytes: Uint8Array;
  readonly isKnown: (at: number) => boolean;
  /** Byte offset of each code unit of `above`, one more at the end. */
  readonly aboveOffsets: Uint32Array;
  readonly belowOffsets: Uint32Array;
}

/** Bytes whose values may be unknown. */
export interface PartlyKnownBytes {
  readonly bytes: Uint8Array;
  /** Byte offset of each code unit of the text they stand for, one more at the end. */
  readonly offsets: Uint32Array;
  readonly unknown: ReadonlySet<number>;
}

/**
 * The groups of a text that went through layers; empty when an encoding lacks one of its characters.
 *
 * @param first bytes of the first layer where they are not simply those of the text
 */
export function alignLayers(text: string, layers: readonly Layer[], first?: PartlyKnownBytes): Group[] {
  const passages: Passage[] = [];
  let above = text;
  for (const [index, layer] of layers.entries()) {
    const passage = pass(above, layer, index === 0 ? first : undefined);
    if (!passage) return [];
    passages.push(passage);
    above = passage.below;
  }
  return passages.length === 0 ? [] : cutGroups(text, passages);
}

function pass(above: string, { right, wrong }: Layer, given?: PartlyKnownBytes): Passage | undefined {
  const encoded = given ?? encodeAll(above, right);
  // "gbk's decoder is gb18030's decoder" (Encoding Standard).
  const decoder = getEncoding(wrong === 'gbk' ? 'gb18030' : wrong);
  if (!encoded || !decoder) return undefined;
  const { bytes, offsets, unknown } = encoded;
  const decoded = decoder.decode(bytes);
  return {
    above,
    below: decoded.text,
    bytes,
    isKnown: (at) => !unknown.has(at),
    aboveOffsets: offsets,
    belowOffsets: decoded.offsets,
  };
}

const NONE: ReadonlySet<number> = new Set();

function encodeAll(text: string, label: string): PartlyKnownBytes | undefined {
  const encoding = getEncoding(label);
  const strict = encoding?.encode(text);
  const encoded = strict?.errors.length === 0 ? strict : encoding?.encode(text, { lenient: true });
  if (!encoded || encoded.errors.length > 0) return undefined;
  return { bytes: encoded.bytes, offsets: encoded.offsets, unknown: NONE };
}

/** Where a group begins: a code unit of the first text, and for each layer a byte and a code unit below it. */
interface Boundary {
  readonly unit: number;
  readonly bytes: readonly number[];
  readonly units: readonly number[];
}

function cutGroups(text: string, passages: readonly Passage[]): Group[] {
  const starts = passages.map(({ belowOffsets }) => firstUnits(belowOffsets));
  const groups: Group[] = [];
  let previous: Boundary | undefined;
  for (let unit = 0; unit <= text.length; unit++) {
    if (isInsidePair(text, unit)) continue;
    const boundary = boundaryAt(unit, passages, starts);
    if (!boundary) continue;
    if (previous) groups.push(groupBetween(previous, boundary, text, passages));
    previous = boundary;
  }
  return groups;
}

/** The first code unit that begins at each byte. */
function firstUnits(offsets: Uint32Array): ReadonlyMap<number, number> {
  const units = new Map<number, number>();
  for (const [unit, byte] of offsets.entries()) if (!units.has(byte)) units.set(byte, unit);
  return units;
}

function boundaryAt(
  unit: number,
  passages: readonly Passage[],
  starts: readonly ReadonlyMap<number, number>[],
): Boundary | undefined {
  const bytes: number[] = [];
  const units: number[] = [];
  let above = unit;
  for (const [index, { aboveOffsets, below }] of passages.entries()) {
    const byte = aboveOffsets[above]!;
    const next = starts[index]!.get(byte);
    // A character that takes no byte of its own belongs to the one before it.
    if (
      next === undefined ||
      (above > 0 && aboveOffsets[above - 1] === byte && above < aboveOffsets.length - 1)
    )
      return undefined;
    if (isInsidePair(below, next)) return undefined;
    bytes.push(byte);
    units.push(next);
    above = next;
  }
  return { unit, bytes, units };
}

function groupBetween(from: Boundary, to: Boundary, text: string, passages: readonly Passage[]): Group {
  const bands = passages.map((passage, index): Band => {
    const { bytes, isKnown, above, below, aboveOffsets, belowOffsets } = passage;
    const [start, end] = [from.bytes[index]!, to.bytes[index]!];
    const hex: string[] = [];
    for (let at = start; at < end; at++) hex.push(isKnown(at) ? toHex(bytes[at]!) : UNKNOWN);
    const aboveFrom = index === 0 ? from.unit : from.units[index - 1]!;
    const aboveTo = index === 0 ? to.unit : to.units[index - 1]!;
    return {
      above: cells(above, aboveOffsets, aboveFrom, aboveTo),
      hex,
      below: cells(below, belowOffsets, from.units[index]!, to.units[index]!),
    };
  });
  const last = passages.at(-1)!;
  return {
    right: text.slice(from.unit, to.unit),
    wrong: last.below.slice(from.units.at(-1)!, to.units.at(-1)!),
    bands,
  };
}

/** Stands for a byte that nobody knows. */
export const UNKNOWN = '??';

function toHex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function cells(text: string, offsets: Uint32Array, from: number, to: number): Cell[] {
  const found: Cell[] = [];
  for (let at = from; at < to; ) {
    let end = at + 1;
    while (end < to && (offsets[end] === offsets[at] || isInsidePair(text, end))) end++;
    found.push({ text: text.slice(at, end), bytes: offsets[end]! - offsets[at]! });
    at = end;
  }
  return found;
}

function isInsidePair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
