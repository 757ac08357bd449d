import { type Encoding, INCOMPLETE } from '../codec/encoding.ts';
import type { DecoderBehaviour } from './channel.ts';

/**
 * How many bytes a decoder gives up at once for the error at `at`: at least 1, at most what is left.
 * The rules were read off the decoders themselves, byte pair by byte pair (test/vectors/channel).
 */
export type ErrorLength = (bytes: Uint8Array, at: number) => number;

/** The decoder's own `decodeAt`, with its table instead of the standard one. */
export type DecodeAt = (bytes: Uint8Array, at: number) => number;

const isTrailOfTwo = (byte: number): boolean => byte >= 0x40 && byte !== 0x7f && byte !== 0xff;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isFirstOfFour = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const isKs = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe;

const isContinuation = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

/** Length of the longest beginning of a valid sequence (Unicode Standard, "maximal subpart"), at least 1. */
function maximalSubpart(bytes: Uint8Array, at: number, decodeAt: DecodeAt): number {
  let length = 1;
  while (decodeAt(bytes.subarray(at, at + length + 1), 0) === INCOMPLETE && at + length < bytes.length)
    length++;
  return length;
}

/** First byte of a three-byte EUC-JP character. */
const SINGLE_SHIFT_3 = 0x8f;

/** Past the end there is nothing to swallow: a byte that no rule takes for a trail byte. */
const END = -1;

/** How many bytes the lead bytes at `at` announce. */
function announcedLength(encoding: Encoding, bytes: Uint8Array, at: number): number {
  if (encoding.name === 'euc-jp' && bytes[at] === SINGLE_SHIFT_3) return 3;
  if (encoding.name === 'gb18030' && isDigit(bytes[at + 1] ?? END)) return 4;
  return encoding.isLead(bytes[at]!) ? 2 : 1;
}

/** CPython gives up one byte, or all that is left of a sequence longer than the rest. */
function pythonErrorLength(encoding: Encoding): ErrorLength {
  return (bytes, at) => {
    const left = bytes.length - at;
    return announcedLength(encoding, bytes, at) > left ? left : 1;
  };
}

/** Rows of Shift_JIS without a single character in Java's windows-31j; their numbers lead nothing there. */
const JAVA_EMPTY_SHIFT_JIS_ROWS: ReadonlySet<number> = new Set([0x85, 0x86, 0xeb, 0xec, 0xef]);

/**
 * Java's double-byte charsets (sun.nio.cs.DoubleByte) take a bad trail byte along unless it could begin a
 * character itself; the hand-written ones count by what the lead byte announces.
 */
function javaErrorLength(encoding: Encoding, decodeAt: DecodeAt): ErrorLength {
  switch (encoding.name) {
    case 'utf-8':
      return (bytes, at) => {
        const encodesSurrogate = bytes[at] === 0xed && isContinuation(bytes[at + 1] ?? END);
        if (!encodesSurrogate) return maximalSubpart(bytes, at, decodeAt);
        return isContinuation(bytes[at + 2] ?? END) ? 3 : 2;
      };
    case 'euc-jp':
      return (bytes, at) => (bytes[at] === SINGLE_SHIFT_3 ? 3 : 2);
    case 'big5':
      return () => 2;
    case 'gb18030':
      return (bytes, at) => {
        const second = bytes[at + 1] ?? END;
        if (!isFirstOfFour(bytes[at]!) || second < 0x30) return 1;
        if (!isDigit(second)) return 2;
        return isFirstOfFour(bytes[at + 2] ?? END) ? 4 : 3;
      };
    default:
      return (bytes, at) => {
        const canBegin = (byte: number): boolean =>
          decodeAt(Uint8Array.of(byte), 0) >= 0 ||
          (encoding.isLead(byte) && !(encoding.name === 'shift_jis' && JAVA_EMPTY_SHIFT_JIS_ROWS.has(byte)));
        return canBegin(bytes[at]!) && !canBegin(bytes[at + 1] ?? 0) ? 2 : 1;
      };
  }
}

/** First and last byte pair of the parts of CP932 for which glibc has a table; holes in them count as two bytes. */
const GLIBC_SHIFT_JIS_TABLES: readonly (readonly [first: number, last: number])[] = [
  [0x8140, 0x84be],
  [0x8740, 0x879c],
  [0x889f, 0x9ffc],
  [0xe040, 0xeaa4],
  [0xed40, 0xeefc],
  [0xf040, 0xfc4b],
];

/** glibc skips a pair that is in the table's range and undefined, and one byte of anything else. */
function glibcErrorLength(encoding: Encoding): ErrorLength {
  switch (encoding.name) {
    case 'gbk':
      return (bytes, at) => {
        const second = bytes[at + 1] ?? END;
        const inTable = isFirstOfFour(bytes[at]!) && second >= 0x40 && !(bytes[at] === 0xfe && second > 0xa0);
        return inTable ? 2 : 1;
      };
    case 'gb18030':
      return (bytes, at) => {
        if (!isFirstOfFour(bytes[at]!)) return 1;
        if (!isDigit(bytes[at + 1] ?? END)) return 2;
        return isFirstOfFour(bytes[at + 2] ?? END) ? 4 : 3;
      };
    case 'cp950':
      return (bytes, at) => {
        const [lead = 0, second = END] = bytes.subarray(at, at + 2);
        const inTable =
          lead >= 0xa1 && lead <= 0xf9 && isTrailOfTwo(second) && (second < 0x7f || second > 0xa0);
        return inTable ? 2 : 1;
      };
    case 'shift_jis':
      return (bytes, at) => {
        const second = bytes[at + 1] ?? END;
        const pair = (bytes[at]! << 8) | second;
        const inTable = GLIBC_SHIFT_JIS_TABLES.some(([first, last]) => pair >= first && pair <= last);
        return inTable && isTrailOfTwo(second) && second <= 0xfc ? 2 : 1;
      };
    case 'euc-kr':
      return (bytes, at) => {
        const lead = bytes[at]!;
        // Seen in glibc 2.36 for this pair only: two more bytes go with it.
        if (lead === 0xa2 && bytes[at + 1] === 0xe8) return 4;
        return isKs(lead) && lead !== 0xc9 && lead !== 0xfe && isKs(bytes[at + 1] ?? END) ? 2 : 1;
      };
    default:
      return () => 1;
  }
}

/** mbstring and Windows read on as far as the lead bytes announce, and give all of it up. */
function swallowingErrorLength(encoding: Encoding, behaviour: DecoderBehaviour): ErrorLength {
  // mbstring's UHC has no user-defined rows: their lead bytes stand alone.
  const leadsNothing = (byte: number): boolean =>
    behaviour === 'php' && encoding.name === 'euc-kr' && (byte === 0xc9 || byte === 0xfe);
  return (bytes, at) => {
    if (leadsNothing(bytes[at]!)) return 1;
    const announced = announcedLength(encoding, bytes, at);
    return announced === 4 && !isFirstOfFour(bytes[at + 2] ?? END) ? 3 : announced;
  };
}

/** The rule by which a decoder that reads characters with `decodeAt` recovers from errors. */
export function errorLengthOf(
  behaviour: DecoderBehaviour,
  encoding: Encoding,
  decodeAt: DecodeAt,
): ErrorLength {
  if (encoding.maxBytes === 1) return () => 1;
  if (behaviour === 'java') return javaErrorLength(encoding, decodeAt);
  if (encoding.name === 'utf-8') return (bytes, at) => maximalSubpart(bytes, at, decodeAt);
  switch (behaviour) {
    case 'python':
      return pythonErrorLength(encoding);
    case 'iconv':
      return glibcErrorLength(encoding);
    default:
      return swallowingErrorLength(encoding, behaviour);
  }
}
