/**
 * How a real decoder treats bytes that it cannot decode, and which bytes those are for it:
 *
 * - `whatwg`: browsers and Node 24: U+FFFD; an ASCII byte behind a bad lead byte survives; unassigned bytes
 *   of the windows-125x pages pass through as C1 controls.
 * - `python`: CPython's codecs with `errors="replace"`: U+FFFD for one byte at a time; user-defined areas of
 *   GBK and Big5 are errors.
 * - `java`: the JDK's charsets as `new String(bytes, charset)` uses them: U+FFFD for one to four bytes,
 *   depending on the charset.
 * - `iconv`: glibc's `iconv -c` (`//IGNORE`): what cannot be decoded vanishes.
 * - `php`: PHP 8's mbstring: `?`, and the byte behind a lead byte is swallowed whatever it is; user-defined
 *   areas are kept as private use code points.
 * - `windows`: `MultiByteToWideChar` and .NET: as `php`, but U+30FB instead of `?` in Shift_JIS, and single
 *   unassigned bytes pass through as C1 or private use code points.
 * - `drop`: as `whatwg`; afterwards a cleaner dropped C1 controls, private use code points and U+FFFD.
 */
export type DecoderBehaviour = 'whatwg' | 'python' | 'java' | 'iconv' | 'php' | 'windows' | 'drop';

/** Every decoder behaviour. */
export const DECODER_BEHAVIOURS: readonly DecoderBehaviour[] = [
  'whatwg',
  'python',
  'java',
  'iconv',
  'php',
  'windows',
  'drop',
];

/** Behaviour of a channel that names none. */
export const DEFAULT_DECODER: DecoderBehaviour = 'whatwg';

/** Characters that a program behind the decoder drops: C1 controls, private use, U+FFFD, U+00AD. */
export type DroppedCharacters = 'c1' | 'private-use' | 'replacement' | 'soft-hyphen';

/** Every class of characters that a channel may drop. */
export const DROPPED_CHARACTERS: readonly DroppedCharacters[] = [
  'c1',
  'private-use',
  'replacement',
  'soft-hyphen',
];

/** One wrong decoding: bytes of `right` were read as `wrong`. */
export interface Channel {
  /** Label of the encoding that the bytes were written in. */
  readonly right: string;
  /** Label of the encoding that they were read as. */
  readonly wrong: string;
  /** Whose decoder read them. Default: `whatwg`. */
  readonly decoder?: DecoderBehaviour;
  /** What was dropped after decoding, beside what `decoder` implies. Default: nothing. */
  readonly dropped?: readonly DroppedCharacters[];
}
