/** The whole mapping of an encoding, and the short form in which the vectors say how another decoder differs. */
import { createHash } from 'node:crypto';
import type { Encoding } from '../../src/codec/encoding.ts';

/** Hex digits of a byte sequence → its text. */
export type Table = ReadonlyMap<string, string>;

/** Another decoder's differences from our strict table. */
export interface Differences {
  /** `first-last` or a single sequence: of ours, the other decoder has none from the first to the last. */
  readonly holes: readonly string[];
  /**
   * `sequence=code points` (hex, joined by `+`), or `first-last=code point` for consecutive sequences of
   * consecutive code points: what the other decoder has instead, or where we have nothing.
   */
  readonly changed: readonly string[];
}

const hexOf = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Length in bytes of the longest sequences that a table of the encoding holds. */
export function longestOf(name: string, maxBytes: number): 1 | 2 | 3 | 4 {
  if (name === 'euc-jp') return 3;
  if (name === 'gb18030') return 4;
  return maxBytes === 1 ? 1 : 2;
}

/** Pointers of the four-byte sequences that stand for the BMP. */
const BMP_POINTERS = 39420;

/** Every sequence of up to two bytes, the three-byte ones behind 8F, the four-byte ones of the BMP. */
export function tableOf(encoding: Encoding, lenient = false): Table {
  const table = new Map<string, string>();
  const attempt = (...bytes: number[]): boolean => {
    const decoded = encoding.decodeAt(Uint8Array.from(bytes), 0, lenient);
    if (decoded < 0 || (decoded & 7) !== bytes.length) return false;
    table.set(hexOf(bytes), encoding.decode(Uint8Array.from(bytes), { lenient }).text);
    return true;
  };
  const longest = longestOf(encoding.name, encoding.maxBytes);
  for (let first = 0; first < 256; first++) {
    if (attempt(first) || longest === 1) continue;
    for (let second = 0; second < 256; second++) attempt(first, second);
  }
  for (let second = 0xa1; longest === 3 && second < 0xff; second++) {
    for (let third = 0xa1; third < 0xff; third++) attempt(0x8f, second, third);
  }
  for (let pointer = 0; longest === 4 && pointer < BMP_POINTERS; pointer++) {
    const first = 0x81 + Math.floor(pointer / 12600);
    const third = 0x81 + (Math.floor(pointer / 10) % 126);
    attempt(first, 0x30 + (Math.floor(pointer / 1260) % 10), third, 0x30 + (pointer % 10));
  }
  return table;
}

const byLengthThenBytes = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Equal exactly for equal tables. */
export function digestOf(table: Table): string {
  const hash = createHash('sha256');
  for (const sequence of [...table.keys()].sort(byLengthThenBytes)) {
    const codePoints = [...table.get(sequence)!].map((character) => character.codePointAt(0)!.toString(16));
    hash.update(`${sequence} ${codePoints.join(' ')}\n`);
  }
  return hash.digest('hex');
}

const codePointsOf = (text: string): string =>
  [...text].map((character) => character.codePointAt(0)!.toString(16)).join('+');

export function differencesOf(ours: Table, theirs: Table): Differences {
  const holes: string[][] = [];
  let holeOpen = false;
  const changed: { first: string; last: string; codePoints: string; next: number }[] = [];
  const sequences = [...new Set([...ours.keys(), ...theirs.keys()])].sort(byLengthThenBytes);
  for (const sequence of sequences) {
    const other = theirs.get(sequence);
    if (other === undefined) {
      const range = holes.at(-1);
      if (holeOpen && range?.[0]?.length === sequence.length) range[1] = sequence;
      else holes.push([sequence, sequence]);
      holeOpen = true;
      continue;
    }
    if (ours.has(sequence)) holeOpen = false;
    if (ours.get(sequence) === other) continue;
    const run = changed.at(-1);
    const codePoint = other.codePointAt(0)!;
    const follows = run && Number.parseInt(run.last, 16) + 1 === Number.parseInt(sequence, 16);
    if (follows && run.next === codePoint && codePointsOf(other) === codePoint.toString(16)) {
      run.last = sequence;
      run.next++;
    } else {
      const single = codePointsOf(other) === codePoint.toString(16);
      changed.push({
        first: sequence,
        last: sequence,
        codePoints: codePointsOf(other),
        next: single ? codePoint + 1 : -1,
      });
    }
  }
  const rangeOf = (first: string, last: string): string => (first === last ? first : `${first}-${last}`);
  return {
    holes: holes.map(([first, last]) => rangeOf(first!, last!)),
    changed: changed.map(({ first, last, codePoints }) => `${rangeOf(first, last)}=${codePoints}`),
  };
}

/** The other decoder's table: ours with its differences. */
export function withDifferences(ours: Table, differences: Differences): Map<string, string> {
  const table = new Map(ours);
  for (const range of differences.holes) {
    const [first, last] = range.split('-');
    for (const sequence of ours.keys()) {
      if (sequence.length === first!.length && sequence >= first! && sequence <= (last ?? first!)) {
        table.delete(sequence);
      }
    }
  }
  for (const change of differences.changed) {
    const [range, codePoints] = change.split('=');
    const [first, last] = range!.split('-');
    const count = Number.parseInt(last ?? first!, 16) - Number.parseInt(first!, 16) + 1;
    const text = codePoints!.split('+').map((codePoint) => Number.parseInt(codePoint, 16));
    for (let i = 0; i < count; i++) {
      const sequence = (Number.parseInt(first!, 16) + i).toString(16).padStart(first!.length, '0');
      table.set(sequence, count === 1 ? String.fromCodePoint(...text) : String.fromCodePoint(text[0]! + i));
    }
  }
  return table;
}
