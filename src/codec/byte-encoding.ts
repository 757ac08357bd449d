import {
  type Decoded,
  type DecodeOptions,
  type Encoded,
  type EncodeOptions,
  type Encoding,
  INCOMPLETE,
  type Range,
  UNENCODABLE,
} from './encoding.ts';

const REPLACEMENT_CHARACTER = 0xfffd;

/** Arguments that `String.fromCharCode` takes safely in every engine. */
const CHUNK = 8192;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let start = 0; start < units.length; start += CHUNK) {
    text += String.fromCharCode.apply(null, units.subarray(start, start + CHUNK) as unknown as number[]);
  }
  return text;
}

/** How many bytes the big-endian number of {@link Encoding.encodeCodePoint} stands for. */
export function byteLength(sequence: number): number {
  return sequence < 0x100 ? 1 : sequence < 0x10000 ? 2 : sequence < 0x1000000 ? 3 : 4;
}

/**
 * Whole texts on top of single characters. A subclass says what one character is and how many bytes an
 * error takes; the loops are here.
 */
export abstract class ByteEncoding implements Encoding {
  readonly name: string;
  readonly labels: readonly string[];
  abstract readonly maxBytes: 1 | 2 | 3 | 4;

  constructor(name: string, labels: readonly string[]) {
    this.name = name;
    this.labels = labels;
  }

  abstract decodeAt(bytes: Uint8Array, at: number, lenient?: boolean): number;
  abstract encodeCodePoint(codePoint: number, lenient?: boolean): number;
  abstract otherBytes(codePoint: number): readonly number[];
  abstract isLead(byte: number): boolean;

  /** True when bytes and characters below 0x80 are the same. */
  protected abstract readonly asciiCompatible: boolean;

  /** How many bytes the WHATWG decoder gives up at once for the error at `at`; `cut` if the end is the error. */
  protected abstract malformedLength(bytes: Uint8Array, at: number, lenient: boolean, cut: boolean): number;

  /** Writes a number from `SEQUENCE_BASE` on (see {@link Encoding.decodeAt}) as code units; returns how many. */
  protected writeSequence(_sequence: number, _units: Uint16Array, _at: number): number {
    return 0;
  }

  /** Length in code units of the text at `at` that only together is a character here; 0 for none. */
  protected sequenceAt(_text: string, _at: number): number {
    return 0;
  }

  /** The bytes of the text that {@link sequenceAt} found. */
  protected encodeSequence(_text: string, _at: number): number {
    return UNENCODABLE;
  }

  mayEncode(codePoint: number): boolean {
    return this.encodeCodePoint(codePoint) !== UNENCODABLE;
  }

  decode(bytes: Uint8Array, options?: DecodeOptions): Decoded {
    const lenient = options?.lenient === true;
    const ascii = this.asciiCompatible;
    const end = bytes.length;
    // No character has more code units than bytes.
    const units = new Uint16Array(end);
    const offsets = new Uint32Array(end + 1);
    const errors: Range[] = [];
    let length = 0;

    for (let at = 0; at < end; ) {
      const byte = bytes[at]!;
      if (ascii && byte < 0x80) {
        offsets[length] = at++;
        units[length++] = byte;
        continue;
      }
      const decoded = this.decodeAt(bytes, at, lenient);
      if (decoded < 0) {
        const cut = decoded === INCOMPLETE;
        const next = at + this.malformedLength(bytes, at, lenient, cut);
        errors.push({ start: at, end: next });
        offsets[length] = at;
        units[length++] = REPLACEMENT_CHARACTER;
        at = next;
        continue;
      }
      const codePoint = decoded >> 3;
      offsets[length] = at;
      if (codePoint < 0x10000) {
        units[length++] = codePoint;
      } else if (codePoint < 0x110000) {
        offsets[length + 1] = at;
        units[length++] = 0xd7c0 + (codePoint >> 10);
        units[length++] = 0xdc00 | (codePoint & 0x3ff);
      } else {
        const written = this.writeSequence(codePoint, units, length);
        for (let i = 0; i < written; i++) offsets[length++] = at;
      }
      at += decoded & 7;
    }
    offsets[length] = end;
    return { text: textOf(units.subarray(0, length)), offsets: offsets.subarray(0, length + 1), errors };
  }

  encode(text: string, options?: EncodeOptions): Encoded {
    const lenient = options?.lenient === true;
    const ascii = this.asciiCompatible;
    const end = text.length;
    const offsets = new Uint32Array(end + 1);
    const errors: Range[] = [];
    let bytes = new Uint8Array(end + (end >> 1) + 16);
    let length = 0;

    for (let at = 0; at < end; ) {
      if (length + 4 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      const unit = text.charCodeAt(at);
      offsets[at] = length;
      if (ascii && unit < 0x80) {
        bytes[length++] = unit;
        at++;
        continue;
      }
      let units = this.sequenceAt(text, at);
      let sequence: number;
      if (units > 0) {
        sequence = this.encodeSequence(text, at);
      } else {
        const codePoint = text.codePointAt(at)!;
        units = codePoint > 0xffff ? 2 : 1;
        sequence = this.encodeCodePoint(codePoint, lenient);
      }
      for (let i = 1; i < units; i++) offsets[at + i] = length;
      if (sequence === UNENCODABLE) {
        errors.push({ start: at, end: at + units });
      } else {
        for (let shift = 8 * (byteLength(sequence) - 1); shift >= 0; shift -= 8) {
          bytes[length++] = (sequence >>> shift) & 0xff;
        }
      }
      at += units;
    }
    offsets[end] = length;
    return { bytes: bytes.subarray(0, length), offsets, errors };
  }
}
