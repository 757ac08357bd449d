/** A line as the bytes of one double-byte encoding. */
import { type DoubleBytePairs, NONE } from './double-byte-pairs.ts';

const FIRST_HIGH = 0x80;

export class ShiftedLine {
  readonly text: string;
  readonly pairs: DoubleBytePairs;
  /** Code points. */
  readonly characters: Int32Array;
  /** Code unit of the line at which character `i` starts; one entry more than there are characters. */
  readonly offsets: Int32Array;
  /** The first byte of each character, 0 if the encoding lacks it or takes more than two. */
  readonly firsts: Uint8Array;
  /** The second byte of each character, 0 if it has none. */
  readonly seconds: Uint8Array;
  readonly length: number;

  constructor(text: string, pairs: DoubleBytePairs) {
    this.text = text;
    this.pairs = pairs;
    this.characters = new Int32Array(text.length);
    this.offsets = new Int32Array(text.length + 1);
    this.firsts = new Uint8Array(text.length);
    this.seconds = new Uint8Array(text.length);
    let length = 0;
    for (let at = 0; at < text.length; length++) {
      const codePoint = text.codePointAt(at)!;
      this.characters[length] = codePoint;
      this.offsets[length] = at;
      at += codePoint > 0xffff ? 2 : 1;
      const bytes = codePoint < FIRST_HIGH ? codePoint : pairs.bytesOf(codePoint);
      if (bytes === NONE) continue;
      this.firsts[length] = bytes < 0x100 ? bytes : bytes >> 8;
      this.seconds[length] = bytes < 0x100 ? 0 : bytes & 0xff;
    }
    this.offsets[length] = text.length;
    this.length = length;
  }

  /** True if character `at` ends with a byte that begins the next one, when read one byte off. */
  endsInLead(at: number): boolean {
    const second = this.seconds[at]!;
    return second >= FIRST_HIGH && this.pairs.encoding.isLead(second) && this.pairs.single(second) === NONE;
  }

  /** The character that `at` and the last byte before it make when read one byte off, or {@link NONE}. */
  shiftedAt(at: number): number {
    return this.pairs.characterOf(this.pendingAt(at), this.firsts[at]!);
  }

  /** The byte that is pending in front of character `at` when read one byte off. */
  pendingAt(at: number): number {
    return this.seconds[at - 1]!;
  }

  /** What the last byte of character `at` is by itself, when it begins no other; {@link NONE} if nothing. */
  tailAt(at: number): number {
    const second = this.seconds[at]!;
    return second < FIRST_HIGH ? second : this.pairs.single(second);
  }
}
