import { type Encoding, INCOMPLETE } from '../codec/encoding.ts';
import type { LossPolicy } from './lattice-holes.ts';
import type { Line } from './line.ts';
import { decodePair, pairTable } from './pair-table.ts';
import type { Reversal } from './reversal.ts';

/**
 * The bytes of a reversal read in the right encoding, as far as they can be. An atom is the smallest
 * piece that starts and ends between two characters on both sides.
 */
export interface Reading {
  readonly right: Encoding;
  readonly reversal: Reversal;
  /** Number of atoms. */
  readonly length: number;
  /** Characters of the line: atom `k` covers `from[k]` to `to[k]`, end-exclusive. What no atom covers is no text in `right`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Code units of `output`: atom `k` gives `outputFrom[k]` to `outputFrom[k + 1]`. */
  readonly outputFrom: Int32Array;
  readonly output: Uint16Array;
  /** Set where bytes are lost: U+FFFD stands in `output` for each character of which one is. */
  readonly losses?: readonly ReadingLoss[];
  /** Set together with `losses`. */
  readonly policy?: LossPolicy;
}

/** Why a character has lost bytes. */
export type LossCause = 'mark' | 'dropped' | 'swallowed' | 'cut' | 'opaque';

/** A character of which bytes are lost. */
export interface ReadingLoss {
  /** Code unit of the reading's output where U+FFFD stands for it. */
  readonly at: number;
  /** Its bytes, 0x100 for an unknown one; empty where not even their number is known. */
  readonly bytes: readonly number[];
  readonly cause: LossCause;
  /** The code point that reads best where few are possible. */
  readonly guess?: number;
}

/**
 * Planes 4 to 13 are empty, 15 and 16 private, and only tags and variation selectors stand in 14. The four Big5
 * sequences that stand for two code points answer with more than the last code point: no text is decided by them.
 */
export function isText(codePoint: number): boolean {
  return codePoint < 0x40000 || (codePoint >= 0xe0000 && codePoint < 0xe0200);
}

/** An atom longer than this many characters, once it fails, is not tried again from its second character: it keeps the work linear. */
const MAX_RETRIED_CHARACTERS = 16;

/** Looks at each atom as it is read. */
export interface AtomWatcher {
  /** False to stop reading. */
  take(atoms: Pick<Reading, 'from' | 'to' | 'outputFrom' | 'output' | 'length'>, atom: number): boolean;
}

/** The room that readings are made in, one after the other: there are hundreds for a line and few are kept. */
export class ReadingBuffer {
  length = 0;
  /** Atoms that begin with a byte above 7F. */
  foreign = 0;
  /** Characters above U+007F, or parts of such, that the atoms cover. */
  covered = 0;
  /** True if the atoms cover every character. */
  complete = false;
  /** True if the watcher stopped the reading. */
  stopped = false;
  from: Int32Array = new Int32Array(0);
  to: Int32Array = new Int32Array(0);
  outputFrom: Int32Array = new Int32Array(1);
  output: Uint16Array = new Uint16Array(2);

  #reserve(characters: number, bytes: number): void {
    if (this.from.length < characters) {
      const room = 2 * characters;
      this.from = new Int32Array(room);
      this.to = new Int32Array(room);
      this.outputFrom = new Int32Array(room + 1);
    }
    // No encoding gives more than one code unit for a byte.
    if (this.output.length < bytes + 2) this.output = new Uint16Array(2 * bytes + 2);
  }

  /** Reads a reversal in `right`; false when no byte above 7F is text there, or when the watcher stops it. */
  read(line: Line, reversal: Reversal, right: Encoding, watcher?: AtomWatcher): boolean {
    const { bytes, starts, characterAt, has } = reversal;
    const { kinds } = line;
    this.#reserve(line.length, bytes.length);
    const { from, to, outputFrom, output } = this;
    // Text that was read as East Asian turns U+FFFD into 锟斤拷, which holds nothing that could be restored.
    const pairs = right.maxBytes > 1 && right.name !== 'utf-8' ? pairTable(right) : undefined;
    const end = bytes.length;
    const takesReplacements = reversal.encodings[0]!.maxBytes === 1;
    let length = 0;
    let foreign = 0;
    let covered = 0;
    let written = 0;
    let atomStart = 0;
    let atomWritten = 0;
    let at = 0;
    outputFrom[0] = 0;
    this.complete = true;
    this.stopped = false;
    while (at < bytes.length) {
      const byte = bytes[at]!;
      const step =
        byte < 0x80 && written === atomWritten
          ? byte * 8 + 1
          : byte < 0x80 || !pairs
            ? right.decodeAt(bytes, at)
            : decodePair(pairs, right, bytes, at, end);
      if (step >= 0 && isText(step >> 3) && (takesReplacements || step >> 3 !== 0xfffd)) {
        at += step & 7;
        let codePoint = step >> 3;
        if (codePoint > 0xffff) {
          codePoint -= 0x10000;
          output[written++] = 0xd800 | (codePoint >> 10);
          output[written++] = 0xdc00 | (codePoint & 0x3ff);
        } else output[written++] = codePoint;
        const character = characterAt[at]!;
        if (character < 0) continue;
        if (hasAll(kinds, has, atomStart, character)) {
          from[length] = atomStart;
          to[length++] = character;
          outputFrom[length] = written;
          if (bytes[starts[atomStart]!]! > 0x7f) {
            foreign++;
            covered += character - atomStart;
          }
          atomWritten = written;
          if (watcher && !watcher.take(this, length - 1)) {
            this.complete = false;
            this.stopped = true;
            return false;
          }
        } else {
          written = atomWritten;
          this.complete = false;
        }
        atomStart = character;
        continue;
      }
      this.complete = false;
      written = atomWritten;
      const failed = firstCharacterFrom(characterAt, step === INCOMPLETE ? bytes.length : at + 1);
      atomStart = failed - atomStart > MAX_RETRIED_CHARACTERS ? failed : atomStart + 1;
      at = starts[atomStart]!;
    }
    this.length = length;
    this.foreign = foreign;
    this.covered = covered;
    return foreign > 0;
  }

  /** A copy of what was read last. */
  keep(right: Encoding, reversal: Reversal): Reading {
    const { length } = this;
    return {
      right,
      reversal,
      length,
      from: this.from.slice(0, length),
      to: this.to.slice(0, length),
      outputFrom: this.outputFrom.slice(0, length + 1),
      output: this.output.slice(0, this.outputFrom[length]!),
    };
  }
}

function hasAll(kinds: Uint16Array, has: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!has[kinds[i]!]) return false;
  return true;
}

function firstCharacterFrom(characterAt: Int32Array, at: number): number {
  let index = at;
  while (characterAt[index]! < 0) index++;
  return characterAt[index]!;
}
