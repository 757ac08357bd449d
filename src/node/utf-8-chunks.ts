import { isUtf8 } from 'node:buffer';
import { FileError } from './file-error.ts';

const LINE_FEED = 0x0a;
/** The most bytes of a character that a chunk can end within. */
const LONGEST_CUT = 3;

/**
 * Decodes UTF-8 chunk by chunk, wherever the chunks are cut. A byte order mark is kept, so that encoding the text
 * gives the very same bytes.
 *
 * @param name what messages call the source
 * @throws {FileError} `ERR_NOT_UTF8` with the place of the first byte that is no UTF-8
 */
export async function* decodeUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  for await (const bytes of validUtf8(chunks, name)) yield bytes.toString('utf8');
}

/**
 * The bytes cut anew, between characters.
 *
 * @throws {FileError} as {@link decodeUtf8}
 */
export async function* validUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let offset = 0;
  let line = 1;
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const end = completeEnd(bytes);
    const complete = bytes.subarray(0, end);
    if (!isUtf8(complete)) throw notUtf8(bytes, name, offset, line);
    if (end > 0) yield complete;
    offset += end;
    line += countLineFeeds(complete, end);
    carried = Buffer.from(bytes.subarray(end));
  }
  if (carried.length > 0) throw notUtf8(carried, name, offset, line);
}

/** Where the last character begins if the bytes end within it, else their end. */
function completeEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(LONGEST_CUT, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (isContinuation(byte)) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function notUtf8(bytes: Buffer, name: string, offset: number, line: number): FileError {
  const isUtf16 =
    offset === 0 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
  if (isUtf16) {
    return new FileError(
      'ERR_NOT_UTF8',
      name,
      'is UTF-16, not UTF-8: convert it first, with unmojibake --decode',
    );
  }
  const at = firstInvalid(bytes);
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return new FileError(
    'ERR_NOT_UTF8',
    name,
    `not UTF-8: byte 0x${hex} at offset ${offset + at}, line ${line + countLineFeeds(bytes, at)}. ` +
      'Its bytes are still what they were in their own encoding: convert them from it, with unmojibake --decode',
  );
}

/** Bytes that are checked at once on the way to the first that is wrong. */
const BLOCK = 4096;

/** Offset of the first byte that begins no complete, valid UTF-8 character. */
function firstInvalid(bytes: Buffer): number {
  let at = 0;
  for (let end = 0; at < bytes.length; at = end) {
    end = Math.min(at + BLOCK, bytes.length);
    while (end > at && end < bytes.length && isContinuation(bytes[end]!)) end--;
    if (end === at || !isUtf8(bytes.subarray(at, end))) break;
  }
  for (;;) {
    const length = [1, 2, 3, 4].find((n) => at + n <= bytes.length && isUtf8(bytes.subarray(at, at + n)));
    if (length === undefined) return at;
    at += length;
  }
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function countLineFeeds(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < end; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
