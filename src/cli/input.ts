import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { FileError } from '../node/file-error.ts';
import { decodeUtf8, validUtf8 } from '../node/utf-8-chunks.ts';
import { displayName, STANDARD_INPUT } from './context.ts';

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @throws {FileError} when it can't be read.
 */
export async function* readBytes(file: string, stdin: Readable): AsyncGenerator<Buffer> {
  const stream = file === STANDARD_INPUT ? stdin : createReadStream(file);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw FileError.from(error, displayName(file));
  }
}

/**
 * The text of a file, or of standard input for `-`, in chunks; a byte order mark is kept.
 *
 * @throws {FileError} when it can't be read or isn't UTF-8: before the first chunk if it can be read twice.
 */
export async function* readText(file: string, stdin: Readable): AsyncGenerator<string> {
  const name = displayName(file);
  if (await canBeReadTwice(file)) {
    // So nothing of a file is printed that turns out to be no text in the end.
    for await (const _ of validUtf8(readBytes(file, stdin), name));
  }
  yield* decodeUtf8(readBytes(file, stdin), name);
}

async function canBeReadTwice(file: string): Promise<boolean> {
  if (file === STANDARD_INPUT) return false;
  return stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

/**
 * The text of a file, or of standard input for `-`, whole.
 *
 * @throws {FileError} when it can't be read, isn't UTF-8, or is longer than a string can be.
 */
export async function readWholeText(file: string, stdin: Readable): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of decodeUtf8(readBytes(file, stdin), displayName(file))) {
    length += part.length;
    if (length > constants.MAX_STRING_LENGTH) {
      throw new FileError('ERR_TOO_LARGE', displayName(file), 'too large to be read at once: split it');
    }
    parts.push(part);
  }
  return parts.join('');
}
