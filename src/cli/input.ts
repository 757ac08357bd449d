import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** A file that can't be read or isn't text in UTF-8. The message says why and what to do, without the name. */
export class InputError extends Error {
  override readonly name: string = 'InputError';
}

/** One input, whole. */
export interface Input {
  /** As the report names it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

/** What a report calls an argument. */
export function displayName(file: string): string {
  return file === STANDARD_INPUT ? '<stdin>' : file;
}

/**
 * Reads a file, or standard input for `-`.
 *
 * @throws {InputError} when it can't be read or isn't UTF-8.
 */
export async function readInput(file: string, stdin: Readable): Promise<Input> {
  let bytes: Buffer;
  try {
    bytes = file === STANDARD_INPUT ? await readAll(stdin) : await readFile(file);
  } catch (error) {
    throw new InputError(explainReadError(error as NodeJS.ErrnoException));
  }
  return { name: displayName(file), bytes, text: decodeStrictly(bytes, file) };
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a directory: name the files in it',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ERR_FS_FILE_TOO_LARGE: 'too large to be read at once: split it',
  ERR_STRING_TOO_LONG: 'too large to be read at once: split it',
};

function explainReadError(error: NodeJS.ErrnoException): string {
  return READ_ERRORS[error.code ?? ''] ?? error.message;
}

/** The text with a byte order mark kept, so that encoding it gives the very same bytes. */
function decodeStrictly(bytes: Buffer, file: string): string {
  if (!isUtf8(bytes)) throw new InputError(explainNotUtf8(bytes, file));
  try {
    return bytes.toString('utf8');
  } catch (error) {
    throw new InputError(explainReadError(error as NodeJS.ErrnoException));
  }
}

function explainNotUtf8(bytes: Buffer, file: string): string {
  const name = file === STANDARD_INPUT ? '' : ` '${file}'`;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return `is UTF-16, not UTF-8: convert it first, with iconv -f UTF-16 -t UTF-8${name}`;
  const at = firstInvalid(bytes);
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const line = countLines(bytes, at);
  return (
    `not UTF-8: byte 0x${hex} at offset ${at}, line ${line}. ` +
    'Its bytes are still what they were in their own encoding: ' +
    `convert them from it, with iconv -f ENCODING -t UTF-8${name}`
  );
}

/** Offset of the first byte that begins no complete, valid UTF-8 character. */
function firstInvalid(bytes: Buffer): number {
  // Whole blocks first, each ending before a character begins: only the block at fault is walked.
  let start = 0;
  while (start < bytes.length) {
    let end = Math.min(start + 65_536, bytes.length);
    while (end > start && isContinuation(bytes[end])) end--;
    if (end === start || !isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  while (start < bytes.length) {
    const length = [1, 2, 3, 4].find((n) => isUtf8(bytes.subarray(start, start + n)));
    if (length === undefined || start + length > bytes.length) break;
    start += length;
  }
  return start;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function countLines(bytes: Buffer, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1)) line++;
  return line;
}
