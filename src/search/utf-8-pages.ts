import { channelsOfUtf8, type KnownChannel } from './channels.ts';
import { exactBytes, NO_BYTES } from './exact-bytes.ts';

/** Numbers of a code unit: four masks for each of the two words that the encodings take. */
const ROW = 8;
/** Bits of a word. */
const WORD = 32;

/** Characters above ASCII after which hardly an encoding survives that is not like the right one. */
const MOST_ASKED = 24;

/**
 * Which single-byte encodings make a line valid UTF-8, all of them at once: one bit for each encoding, so that a code
 * unit costs a few operations however many there are.
 */
export class Utf8Pages {
  /** The channels of UTF-8 read as a single-byte encoding, the likeliest first: their index is their bit. */
  readonly channels: readonly KnownChannel[] = channelsOfUtf8()
    .filter(({ wrong }) => wrong.maxBytes === 1)
    .slice(0, 2 * WORD);
  /** Code unit → number of its row, from 1 on; 0 for one not asked for yet. */
  readonly #rows: Uint16Array = new Uint16Array(0x10000);
  /** For each row and word the encodings in which the unit is a continuation byte, and a lead byte of 2, 3 and 4. */
  #masks: Int32Array = new Int32Array(64 * ROW);
  /** For each row the byte of the unit in each encoding, 0 for none. */
  #bytes: Uint8Array = new Uint8Array(64 * 2 * WORD);
  #count = 1;
  /** The rows of the characters that {@link survivors} asked for last. */
  readonly #asked: Uint16Array = new Uint16Array(MOST_ASKED);
  #askedCount = 0;

  /** The channels, as their indexes, under which a stretch of text (code units, end-exclusive) begins as UTF-8 does. */
  survivors(text: string, start: number, end: number): number[] {
    // Encodings by how many continuation bytes are due.
    let [idle, due1, due2, due3] = [-1, 0, 0, 0];
    let [highIdle, highDue1, highDue2, highDue3] = [-1, 0, 0, 0];
    let asked = 0;
    for (let i = start; i < end && asked < MOST_ASKED; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        due1 = due2 = due3 = highDue1 = highDue2 = highDue3 = 0;
      } else {
        const number = this.#rows[unit]! || this.#add(unit);
        this.#asked[asked++] = number;
        const row = number * ROW;
        const masks = this.#masks;
        const next = due1 & masks[row]!;
        due1 = (due2 & masks[row]!) | (idle & masks[row + 1]!);
        due2 = (due3 & masks[row]!) | (idle & masks[row + 2]!);
        due3 = idle & masks[row + 3]!;
        idle = next;
        const highNext = highDue1 & masks[row + 4]!;
        highDue1 = (highDue2 & masks[row + 4]!) | (highIdle & masks[row + 5]!);
        highDue2 = (highDue3 & masks[row + 4]!) | (highIdle & masks[row + 6]!);
        highDue3 = highIdle & masks[row + 7]!;
        highIdle = highNext;
      }
      if ((idle | due1 | due2 | due3 | highIdle | highDue1 | highDue2 | highDue3) === 0) return [];
    }
    this.#askedCount = asked;
    if (asked === 0) return [];
    const found: number[] = [];
    collect(idle | due1 | due2 | due3, 0, found);
    collect(highIdle | highDue1 | highDue2 | highDue3, WORD, found);
    return found;
  }

  /** True if two of the last {@link survivors} have the same bytes, as far as these were looked for. */
  agree(one: number, other: number): boolean {
    for (let i = 0; i < this.#askedCount; i++) {
      const row = this.#asked[i]! * 2 * WORD;
      if (this.#bytes[row + one] !== this.#bytes[row + other]) return false;
    }
    return true;
  }

  #add(unit: number): number {
    const row = this.#count++;
    if ((row + 1) * ROW > this.#masks.length) {
      const masks = new Int32Array(2 * this.#masks.length);
      masks.set(this.#masks);
      this.#masks = masks;
      const bytes = new Uint8Array(2 * this.#bytes.length);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    for (const [index, { wrong }] of this.channels.entries()) {
      const byte = exactBytes(wrong, unit);
      if (byte <= 0xff && byte !== NO_BYTES) this.#bytes[row * 2 * WORD + index] = byte;
      const kind = kindOf(byte);
      if (kind < 0) continue;
      const at = row * ROW + (index < WORD ? 0 : 4) + kind;
      this.#masks[at] = this.#masks[at]! | (1 << (index % WORD));
    }
    this.#rows[unit] = row;
    return row;
  }
}

/** 0 for a continuation byte, 1 to 3 for the lead byte of a sequence of 2 to 4, -1 for no byte of UTF-8. */
function kindOf(byte: number): number {
  if (byte === NO_BYTES || byte < 0x80) return -1;
  if (byte < 0xc0) return 0;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** Adds the numbers of a mask's bits, from `first` on. */
function collect(mask: number, first: number, found: number[]): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) found.push(first + 31 - Math.clz32(rest & -rest));
}
