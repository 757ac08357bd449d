import { UnmojibakeError } from '../errors.ts';
import { describe } from '../options.ts';
import { ChunkRepairer, type StreamOptions } from './chunk-repairer.ts';

/**
 * Repairs a text that comes in chunks, cut anywhere; what comes out, put together, is what `repair` makes of the
 * whole text. The next chunk is asked for when the text so far was taken, and the source is closed when the
 * consumer stops early.
 *
 * @throws {UnmojibakeError} at once for unknown or invalid options and for a source that is not iterable, and
 *   on the way for a chunk that is no string
 */
export function repairChunks(
  chunks: Iterable<string> | AsyncIterable<string>,
  options?: StreamOptions,
): AsyncGenerator<string, void, undefined> {
  if (!isIterable(chunks)) {
    throw new UnmojibakeError(
      'ERR_INVALID_ARGUMENT',
      `chunks must be an iterable or async iterable of strings, not ${describe(chunks)}`,
    );
  }
  return repairEach(chunks, new ChunkRepairer(options));
}

function isIterable(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return Symbol.asyncIterator in Object(value) || Symbol.iterator in Object(value);
}

async function* repairEach(
  chunks: Iterable<string> | AsyncIterable<string>,
  repairer: ChunkRepairer,
): AsyncGenerator<string, void, undefined> {
  for await (const chunk of chunks) yield* repairer.push(chunk);
  yield* repairer.flush();
}
