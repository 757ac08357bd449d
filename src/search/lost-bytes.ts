/**
 * What the unknown bytes of a reading can have been: only what the wrong decoder gives up, or what is dropped behind
 * it, in just such a place. A pair of bytes that vanished from the user-defined area of GBK, for one, begins with AA
 * to AF or F8 to FE.
 */
import { leadLength } from '../codec/utf-8.ts';
import type { Hypothesis } from './hypotheses.ts';
import { type Holes, NEXT_IS_END, NEXT_UNKNOWN } from './lattice-holes.ts';
import { UNKNOWN_BYTE } from './lattice-sequence.ts';
import type { Line } from './line.ts';
import type { ReadingLoss } from './reading.ts';

/** Bytes × characters of an atom that are gone through; a longer one limits nothing, so that the work stays linear. */
const LARGEST_GRID = 2048;

/** Bytes that went at once. */
interface Gap {
  readonly at: number;
  readonly length: number;
  /** True for private use characters that vanished where an error leaves a mark. */
  readonly isDropped: boolean;
}

const range = (first: number, end: number): readonly number[] =>
  Array.from({ length: end - first }, (_, index) => first + index);
const ASCII = range(0x00, 0x80);
const CONTINUATIONS = range(0x80, 0xc0);
const LEADS: readonly (readonly number[])[] = [
  [],
  ASCII,
  range(0xc2, 0xe0),
  range(0xe0, 0xf0),
  range(0xf0, 0xf5),
];
const ANY_HIGH = range(0x80, 0x100);
const ANY_TRAIL = range(0x30, 0x100);

/** The bytes of one atom and the gaps that explain what the text shows of them. */
export class AtomBytes {
  readonly #bytes: number[] = [];
  /** What each byte can be by its place in its character. */
  readonly #domains: (readonly number[])[] = [];
  /** By index of the loss in its reading: its first byte. */
  readonly #places = new Map<number, number>();
  readonly #holes: Holes;
  #gaps: Gap[] = [];
  readonly #next: number;

  /** @param firstLoss index in the reading of the first loss of atom `k` */
  constructor(line: Line, { reading, wrong }: Hypothesis, k: number, firstLoss: number, holes: Holes) {
    this.#holes = holes;
    const { losses = [], output, outputFrom, right } = reading;
    const isUtf8 = right.name === 'utf-8';
    let loss = firstLoss;
    const end = outputFrom[k + 1]!;
    for (let at = outputFrom[k]!; at < end; at++) {
      if (losses[loss]?.at === at) {
        this.#places.set(loss, this.#bytes.length);
        this.#addLost(losses[loss++]!, isUtf8);
        continue;
      }
      const unit = output[at]!;
      const isPair = unit >= 0xd800 && unit <= 0xdbff && at + 1 < end;
      const codePoint = isPair ? 0x10000 + ((unit - 0xd800) << 10) + (output[++at]! - 0xdc00) : unit;
      for (const byte of unpack(right.encodeCodePoint(codePoint, true))) this.#add(byte, []);
    }
    const from = reading.from[k]!;
    const to = reading.to[k]!;
    const encoding = reading.reversal.encodings.find(({ name }) => name === wrong)!;
    const bytesOf = (i: number): readonly (readonly number[])[] => {
      const codePoint = line.alphabet[line.kinds[i]!]!;
      const sequences = [encoding.encodeCodePoint(codePoint, true), ...encoding.otherBytes(codePoint)];
      if (codePoint === SPACE) sequences.push(NO_BREAK_SPACE);
      return sequences.filter((sequence) => sequence >= 0).map(unpack);
    };
    this.#next = to < line.length ? (bytesOf(to)[0]?.[0] ?? NEXT_UNKNOWN) : NEXT_IS_END;
    const count = to - from;
    if ((this.#bytes.length + 1) * (count + 1) > LARGEST_GRID) return;
    const mark = reading.policy!.mark;
    const characters = range(from, to).map((i) => ({
      isMark: mark !== '' && line.alphabet[line.kinds[i]!] === mark.charCodeAt(0),
      sequences: bytesOf(i),
    }));
    this.#gaps = this.#findGaps(characters, mark === '');
  }

  #add(byte: number, domain: readonly number[]): void {
    this.#bytes.push(byte);
    this.#domains.push(byte === UNKNOWN_BYTE ? domain : [byte]);
  }

  #addLost({ bytes, cause }: ReadingLoss, isUtf8: boolean): void {
    const length =
      bytes[0] !== undefined && bytes[0] < UNKNOWN_BYTE && isUtf8 ? leadLength(bytes[0]) : bytes.length;
    bytes.forEach((byte, index) => {
      if (cause === 'swallowed') this.#add(byte, ASCII);
      else if (index === 0) this.#add(byte, isUtf8 ? (LEADS[length] ?? ANY_HIGH) : ANY_HIGH);
      else this.#add(byte, isUtf8 ? CONTINUATIONS : ANY_TRAIL);
    });
  }

  /** The gaps on any way from the first byte and character to the last ones. */
  #findGaps(
    characters: readonly { isMark: boolean; sequences: readonly (readonly number[])[] }[],
    isUnmarked: boolean,
  ): Gap[] {
    const bytes = this.#bytes;
    const width = characters.length + 1;
    const steps: { from: number; to: number; gap?: Gap }[] = [];
    const isReached = new Uint8Array((bytes.length + 1) * width);
    isReached[0] = 1;
    for (let at = 0; at <= bytes.length; at++) {
      for (let i = 0; i < width; i++) {
        const from = at * width + i;
        if (!isReached[from]) continue;
        const go = (length: number, taken: number, gap?: Gap): void => {
          const to = (at + length) * width + i + taken;
          isReached[to] = 1;
          steps.push(gap ? { from, to, gap } : { from, to });
        };
        const character = characters[i];
        for (const sequence of character?.sequences ?? [])
          if (sequence.every((byte, index) => bytes[at + index] === byte)) go(sequence.length, 1);
        for (let length = 1; length <= this.#holes.longest; length++) {
          if (bytes[at + length - 1] !== UNKNOWN_BYTE) break;
          if (character?.isMark) go(length, 1, { at, length, isDropped: false });
          go(length, 0, { at, length, isDropped: !isUnmarked });
        }
      }
    }
    const isOnWay = new Uint8Array(isReached.length);
    isOnWay[isOnWay.length - 1] = 1;
    const gaps: Gap[] = [];
    for (let index = steps.length - 1; index >= 0; index--) {
      const { from, to, gap } = steps[index]!;
      if (!isOnWay[to]) continue;
      isOnWay[from] = 1;
      if (gap) gaps.push(gap);
    }
    return gaps;
  }

  /** True if a loss of the reading can be the character with these bytes. */
  allows(loss: number, character: Uint8Array): boolean {
    if (this.#gaps.length === 0) return true;
    const place = this.#places.get(loss)!;
    const valuesAt = (at: number): readonly number[] => {
      if (at === this.#bytes.length) return [this.#next];
      const own = character[at - place];
      return own !== undefined ? [own] : this.#domains[at]!;
    };
    return character.every((_, index) => {
      const at = place + index;
      return this.#bytes[at] !== UNKNOWN_BYTE || this.#canBeLost(at, valuesAt);
    });
  }

  #canBeLost(at: number, valuesAt: (at: number) => readonly number[]): boolean {
    return this.#gaps.some((gap) => {
      if (at < gap.at || at >= gap.at + gap.length) return false;
      const seconds = valuesAt(gap.at + 1);
      return valuesAt(gap.at).some((first) => {
        if (gap.length === 1) return this.#holes.losesOne(first, seconds, gap.isDropped);
        if (gap.length > 2) return true;
        return seconds.some((second) => this.#holes.losesTwo(first, second, gap.isDropped));
      });
    });
  }
}

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/** The bytes of a number that holds up to four, the first one highest. */
function unpack(packed: number): readonly number[] {
  const bytes: number[] = [];
  for (let rest = packed; rest > 0; rest = Math.floor(rest / 0x100)) bytes.unshift(rest % 0x100);
  return bytes.length === 0 ? [0] : bytes;
}
