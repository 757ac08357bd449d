/**
 * What every encoding of this library can do. An `Encoding` maps bytes to text and back, knows nothing
 * about mojibake, never throws on data, and never asks the platform's `TextDecoder`.
 */

/** A byte range or a code unit range, 0-based, end-exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface DecodeOptions {
  /**
   * Accept what some real decoder accepts beside the standard one (C1 for unassigned bytes, CESU-8,
   * overlong NUL, user-defined areas …). Default: false.
   */
  readonly lenient?: boolean;
}

export interface Decoded {
  /** The text, with one U+FFFD for each entry of `errors`. */
  readonly text: string;
  /** `offsets[i]` is the index of the first byte of code unit `i`; one entry more than `text` has code units. */
  readonly offsets: Uint32Array;
  /** Byte ranges that are no text in this encoding, in order; handled as the WHATWG decoder does. */
  readonly errors: readonly Range[];
}

export interface EncodeOptions {
  /**
   * Accept every character that some real decoder gives for a byte sequence, not only the one this
   * encoding's own decoder gives. Default: false.
   */
  readonly lenient?: boolean;
}

export interface Encoded {
  /** The bytes; characters listed in `errors` contribute none. */
  readonly bytes: Uint8Array;
  /** `offsets[i]` is the index of the first byte of code unit `i`; one entry more than the text has code units. */
  readonly offsets: Uint32Array;
  /** Code unit ranges that this encoding cannot express, in order. */
  readonly errors: readonly Range[];
}

/** Answer of {@link Encoding.decodeAt} for bytes that are no character here. */
export const MALFORMED = -1;
/** Answer of {@link Encoding.decodeAt} for a sequence that the end of the bytes cuts. */
export const INCOMPLETE = -2;
/** Answer of {@link Encoding.encodeCodePoint} for a character that the encoding lacks. */
export const UNENCODABLE = -1;

export interface Encoding {
  /** Canonical name: the WHATWG name in lower case where there is one, else `cp437`, `x-mac-greek`, `viscii` … */
  readonly name: string;
  /** Every accepted spelling, lower case, the name itself first. */
  readonly labels: readonly string[];
  /** Length in bytes of the longest character, strictly; lenient GBK has four bytes where GB 18030 has. */
  readonly maxBytes: 1 | 2 | 3 | 4;

  decode(bytes: Uint8Array, options?: DecodeOptions): Decoded;
  encode(text: string, options?: EncodeOptions): Encoded;

  /**
   * The character whose first byte is `bytes[at]`, without allocation:
   * `codePoint * 8 + length in bytes`, or {@link MALFORMED}, or {@link INCOMPLETE}.
   * The few Big5-HKSCS sequences that stand for two code points answer with a number from
   * `SEQUENCE_BASE` on in the code point's place (see `codec/double-byte.ts`).
   */
  decodeAt(bytes: Uint8Array, at: number, lenient?: boolean): number;

  /**
   * The bytes of a code point as one big-endian number (0x41, 0xB0A1, 0x8FB0A1, 0x81308130), so that the
   * length follows from its size; {@link UNENCODABLE} if the encoding lacks it.
   */
  encodeCodePoint(codePoint: number, lenient?: boolean): number;

  /**
   * False only if {@link encodeCodePoint} (not lenient) answers {@link UNENCODABLE}. For ideographs of an encoding that was
   * not used yet it takes a small part of the time.
   */
  mayEncode(codePoint: number): boolean;

  /** Every other byte sequence (same form) that this encoding's decoders turn into the code point; mostly none. */
  otherBytes(codePoint: number): readonly number[];

  /** True for a byte that can begin a sequence of two or more. */
  isLead(byte: number): boolean;
}
