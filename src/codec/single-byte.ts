import { SINGLE_BYTE_NAMES, SINGLE_BYTE_PAGES } from '../packed/data.ts';
import { ByteEncoding } from './byte-encoding.ts';
import { INCOMPLETE, MALFORMED, UNENCODABLE } from './encoding.ts';
import { unpackPages } from './unpack-pages.ts';

/** Marks an unassigned byte; no page assigns this noncharacter. */
const HOLE = 0xffff;
const NONE: readonly number[] = [];

export interface SingleByteVariants {
  /** What other decoders of this page make of a byte, by byte; the first one of a hole is its lenient reading. */
  readonly decoders?: Readonly<Record<number, string>>;
  /** Whether some decoder composes a letter and the mark behind it, as glibc does for Vietnamese and Hebrew. */
  readonly composes?: boolean;
}

const BLOCK_BITS = 8;
/** Blocks for which there is room at first: few pages have more. */
const FIRST_BLOCKS = 8;

/** Code point to byte, or to two bytes as one number, in blocks of 256 code points, so that it stays small. */
class ReverseTable {
  /** Where the block of a code point begins in `sequences`; the empty block is at 0. */
  private readonly startOf = new Uint16Array(0x100);
  private sequences = new Uint16Array(FIRST_BLOCKS << BLOCK_BITS);
  private end = 1 << BLOCK_BITS;

  has(codePoint: number): boolean {
    return this.get(codePoint) !== 0;
  }

  /** Zero for a missing code point. */
  get(codePoint: number): number {
    if (codePoint > 0xffff) return 0;
    return this.sequences[this.startOf[codePoint >> BLOCK_BITS]! | (codePoint & 0xff)]!;
  }

  set(codePoint: number, sequence: number): void {
    const block = codePoint >> BLOCK_BITS;
    if (this.startOf[block] === 0) {
      if (this.end === this.sequences.length) {
        const larger = new Uint16Array(2 * this.end);
        larger.set(this.sequences);
        this.sequences = larger;
      }
      this.startOf[block] = this.end;
      this.end += 1 << BLOCK_BITS;
    }
    this.sequences[this.startOf[block]! | (codePoint & 0xff)] = sequence;
  }
}

interface Tables {
  readonly forward: Uint16Array;
  readonly reverse: ReverseTable;
}

interface LenientTables extends Tables {
  readonly others: ReadonlyMap<number, readonly number[]>;
}

/**
 * An encoding of one byte a character. Strict is the table of the standard (or, where there is none, of the
 * vendor); lenient fills holes (80–9F with the C1 control of the same number) and encodes what other decoders
 * of the page give.
 */
export class SingleByteEncoding extends ByteEncoding {
  readonly maxBytes = 1;
  protected readonly asciiCompatible: boolean;
  private readonly variants: SingleByteVariants;
  private cachedStrict: Tables | undefined;
  private cachedLenient: LenientTables | undefined;

  constructor(
    name: string,
    labels: readonly string[],
    variants: SingleByteVariants,
    asciiCompatible: boolean,
  ) {
    super(name, labels);
    this.variants = variants;
    this.asciiCompatible = asciiCompatible;
  }

  private get strict(): Tables {
    this.cachedStrict ??= strictTables(this.name);
    return this.cachedStrict;
  }

  private get lenient(): LenientTables {
    this.cachedLenient ??= lenientTables(this.strict.forward, this.variants);
    return this.cachedLenient;
  }

  decodeAt(bytes: Uint8Array, at: number, lenient = false): number {
    const byte = bytes[at];
    if (byte === undefined) return INCOMPLETE;
    const codePoint = (lenient ? this.lenient : this.strict).forward[byte]!;
    return codePoint === HOLE ? MALFORMED : (codePoint << 3) | 1;
  }

  encodeCodePoint(codePoint: number, lenient = false): number {
    if (codePoint === 0) return 0;
    const sequence = (lenient ? this.lenient : this.strict).reverse.get(codePoint);
    return sequence === 0 ? UNENCODABLE : sequence;
  }

  otherBytes(codePoint: number): readonly number[] {
    return this.lenient.others.get(codePoint) ?? NONE;
  }

  isLead(_byte: number): boolean {
    return false;
  }

  protected malformedLength(): number {
    return 1;
  }
}

let pages: ReadonlyMap<string, readonly number[]> | undefined;

/** The page of that name; the first call unpacks them all, for each is told by another. */
function pageNamed(name: string): readonly number[] {
  if (pages === undefined) {
    const names = SINGLE_BYTE_NAMES.split(' ');
    const unpacked = unpackPages(SINGLE_BYTE_PAGES, names.length);
    pages = new Map(names.map((key, index) => [key, unpacked[index]!]));
  }
  return pages.get(name)!;
}

function strictTables(name: string): Tables {
  const forward = Uint16Array.from(pageNamed(name));
  const reverse = new ReverseTable();
  for (let byte = 1; byte < 256; byte++) {
    const codePoint = forward[byte]!;
    if (codePoint === 0) forward[byte] = HOLE;
    else if (!reverse.has(codePoint)) reverse.set(codePoint, byte);
  }
  return { forward, reverse };
}

function lenientTables(strict: Uint16Array, variants: SingleByteVariants): LenientTables {
  const lenient = strict.slice();
  for (const [byte, readings] of Object.entries(variants.decoders ?? {})) {
    if (strict[Number(byte)] === HOLE) lenient[Number(byte)] = readings.charCodeAt(0);
  }
  for (let byte = 0x80; byte < 0xa0; byte++) {
    if (lenient[byte] === HOLE) lenient[byte] = byte;
  }

  const lenientReverse = new ReverseTable();
  const others = new Map<number, number[]>();
  const add = (codePoint: number, sequence: number): void => {
    const first = lenientReverse.get(codePoint);
    if (first === 0) lenientReverse.set(codePoint, sequence);
    else if (first !== sequence) others.set(codePoint, [...(others.get(codePoint) ?? []), sequence]);
  };
  for (let byte = 1; byte < 256; byte++) {
    if (strict[byte] !== HOLE) add(strict[byte]!, byte);
  }
  for (let byte = 0x80; byte < 256; byte++) {
    if (strict[byte] === HOLE && lenient[byte] !== HOLE) add(lenient[byte]!, byte);
  }
  for (const [byte, readings] of Object.entries(variants.decoders ?? {})) {
    for (const reading of readings) add(reading.codePointAt(0)!, Number(byte));
  }
  if (variants.composes) addComposed(strict, lenientReverse);
  return { forward: lenient, reverse: lenientReverse, others };
}

/** Blocks with precomposed letters for Vietnamese and Hebrew, and Greek's two composed accents. */
const COMPOSED_RANGES: readonly (readonly [number, number])[] = [
  [0xc0, 0x24f],
  [0x385, 0x385],
  [0x1e00, 0x1fff],
  [0xfb1d, 0xfb4f],
];

const MARK = /^\p{Mn}$/u;

/** Letters that a decoder composes from two bytes: another letter's and a mark's. */
function addComposed(page: Uint16Array, reverse: ReverseTable): void {
  const missing = new Map<string, number>();
  for (const [first, last] of COMPOSED_RANGES) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const parts = String.fromCharCode(codePoint).normalize('NFD');
      if (!reverse.has(codePoint) && !missing.has(parts)) missing.set(parts, codePoint);
    }
  }
  const marks = [...page.keys()].filter((byte) => MARK.test(String.fromCharCode(page[byte]!)));
  for (const mark of marks) {
    for (let letter = 1; letter < 256; letter++) {
      const codePoint = missing.get(String.fromCharCode(page[letter]!, page[mark]!).normalize('NFD'));
      if (codePoint !== undefined) reverse.set(codePoint, (letter << 8) | mark);
    }
  }
}
