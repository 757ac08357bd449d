import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BlockReport } from '../stream/index.ts';
import { copyStart, readChunks } from './file-chunks.ts';
import { FileError } from './file-error.ts';
import { type Finding, Findings } from './finding.ts';
import { checkPath, type FileOptions, type FileSettings, resolveFileOptions } from './options.ts';
import { repairBlocks } from './repair-blocks.ts';
import { replaceFile } from './replace-file.ts';
import { decodeUtf8 } from './utf-8-chunks.ts';

/** What was found in a file, and done to it. */
export interface FileReport {
  readonly path: string;
  /** Whether the repaired text differs from what the file held. */
  readonly changed: boolean;
  /** Whether the file was replaced. */
  readonly written: boolean;
  /** The encoding that the file was converted from; absent for one in UTF-8. */
  readonly encoding?: string;
  /** The garbled places, in order of the text. */
  readonly findings: readonly Finding[];
}

/**
 * Repairs a file of UTF-8 text in place, or with `decode` of text in any encoding. It is replaced at once, by renaming:
 * whatever happens, it is the old file or the new one. Mode and times are kept, a byte order mark and line ends too.
 * Nothing is written to a file that needs no repair. Of a file with several hard links the one that is named is repaired.
 *
 * @throws {FileError} when it can't be read or written, isn't UTF-8, is write-protected, changed meanwhile, or has a
 *   backup already; it is as it was then
 * @throws {UnmojibakeError} for what is no path and for unknown or invalid options
 */
export async function repairFile(path: string, options?: FileOptions): Promise<FileReport> {
  checkPath(path);
  const settings = resolveFileOptions(options);
  if (settings.conversion) await (await import('./convert.ts')).checkConversion(settings.conversion);
  const task: FileTask = { ...settings, path, cwd: process.cwd(), acceptsBinary: true };
  return processFile(task, () => options?.signal?.throwIfAborted());
}

/** One file's work, as plain data, which a worker thread can be sent. */
export interface FileTask extends FileSettings {
  /** As reports name it. */
  readonly path: string;
  /** The folder that a relative path starts from. */
  readonly cwd: string;
  /** Whether a file that holds NUL is text all the same. */
  readonly acceptsBinary: boolean;
}

/**
 * Does the work of {@link repairFile}.
 *
 * @param checkAbort called between blocks; throws to end the work
 */
export async function processFile(task: FileTask, checkAbort: () => void): Promise<FileReport> {
  const { path, cwd } = task;
  const location = resolve(cwd, path);
  try {
    // Opening a pipe would wait for its writer.
    requireFile(path, await stat(location));
    const handle = await open(location);
    try {
      return await processOpenFile(task, location, handle, checkAbort);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw FileError.from(error, path);
  }
}

function requireFile(path: string, stats: Stats): void {
  if (stats.isFile()) return;
  if (stats.isDirectory()) throw new FileError('EISDIR', path, 'is a directory: name the files in it');
  throw new FileError('ERR_NOT_A_FILE', path, 'is no file, but a device, a pipe or a socket');
}

async function processOpenFile(
  task: FileTask,
  location: string,
  handle: FileHandle,
  checkAbort: () => void,
): Promise<FileReport> {
  const { path, options, backup, dryRun, acceptsBinary, conversion } = task;
  const from = await handle.stat({ bigint: true });
  const findings = new Findings();
  const record = (block: BlockReport): void => {
    checkAbort();
    findings.add(block);
  };
  const bytes = (): AsyncIterable<Buffer> =>
    acceptsBinary ? readChunks(handle) : refuseBinary(readChunks(handle), path);
  // It brings all that tells encodings apart along.
  const converted =
    conversion && (await (await import('./convert.ts')).openForConversion(bytes, path, conversion, options));
  const blocks = repairBlocks(converted?.chunks ?? decodeUtf8(bytes(), path), options);
  let healthyBytes = 0;
  let changed = false;
  let written = false;
  for await (const block of blocks) {
    record(block);
    if (block.text === block.input && !converted) {
      if (!changed) healthyBytes += Buffer.byteLength(block.input);
      continue;
    }
    changed = true;
    if (dryRun) continue;
    await replaceFile(location, { from, backup }, async (output) => {
      await copyStart(handle, output, healthyBytes);
      await output.writeFile(block.text);
      for await (const next of blocks) {
        record(next);
        await output.writeFile(next.text);
      }
    });
    written = true;
  }
  const encoding = converted && { encoding: converted.encoding };
  return { path, changed, written, ...encoding, findings: findings.list };
}

/** Bytes at the start in which NUL tells a binary file from text: git's rule, and its number. */
const BINARY_WINDOW = 8000;

async function* refuseBinary(chunks: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of chunks) {
    if (seen < BINARY_WINDOW && chunk.subarray(0, BINARY_WINDOW - seen).includes(0)) {
      throw new FileError('ERR_BINARY', path, 'is a binary file');
    }
    seen += chunk.length;
    yield chunk;
  }
}
