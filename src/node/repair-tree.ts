import { Tinypool } from 'tinypool';
import { FileError } from './file-error.ts';
import { type FoundFile, type FoundFiles, findFiles } from './find-files.ts';
import { checkPaths, resolveTreeOptions, type TreeOptions, type TreeSettings } from './options.ts';
import type { FileReport, FileTask } from './repair-file.ts';
import { type FileOutcome, settle, type WorkerTask } from './worker.ts';

/** What became of one file of many. */
export type TreeResult =
  | ({ readonly status: 'done' } & FileReport)
  /** It is no text in UTF-8, and was found, not named. */
  | { readonly status: 'skipped'; readonly path: string; readonly reason: string }
  | { readonly status: 'failed'; readonly path: string; readonly error: FileError };

/**
 * Repairs files of UTF-8 text in place, each as `repairFile` does. What is wrong with one doesn't keep the others
 * from being repaired.
 *
 * @param patterns paths, folders (all files in them) and globs; one that begins with `!` takes files away. Symbolic
 *   links are not followed and `.git` is not looked into; files that aren't UTF-8 or hold NUL are skipped, unless the
 *   path itself is given.
 * @returns the results, in the order of the patterns and paths
 * @throws {UnmojibakeError} for unknown or invalid options
 */
export function repairTree(
  patterns: string | readonly string[],
  options?: TreeOptions,
): AsyncGenerator<TreeResult, void, undefined> {
  const list = checkPaths(patterns, 'patterns', 'a path, a folder, a glob or an array of them');
  return repairPatterns(list, resolveTreeOptions(options), options?.signal);
}

async function* repairPatterns(
  patterns: readonly string[],
  settings: TreeSettings,
  signal: AbortSignal | undefined,
): AsyncGenerator<TreeResult, void, undefined> {
  if (settings.conversion) await (await import('./convert.ts')).checkConversion(settings.conversion);
  yield* repairFound(await findFiles(patterns, settings), settings, signal);
}

/** Repairs files that were found already. */
export async function* repairFound(
  { files, errors }: FoundFiles,
  settings: TreeSettings,
  signal: AbortSignal | undefined,
): AsyncGenerator<TreeResult, void, undefined> {
  for (const error of errors) yield { status: 'failed', path: error.path, error };
  const threads = Math.min(settings.jobs, Math.ceil(files.length / FILES_WORTH_A_THREAD));
  const outcomes = threads > 1 ? inThreads : inTurn;
  for await (const [file, outcome] of outcomes(files, settings, signal, threads)) {
    yield toResult(file, outcome);
  }
}

/** Each thread builds its own tables, which takes about as long as a dozen small files. */
const FILES_WORTH_A_THREAD = 8;

function toTask(
  { path, isNamed }: FoundFile,
  { options, backup, dryRun, conversion, cwd }: TreeSettings,
): FileTask {
  return { path, cwd, options, backup, dryRun, conversion, acceptsBinary: isNamed };
}

function toResult({ path, isNamed }: FoundFile, outcome: FileOutcome): TreeResult {
  if ('report' in outcome) return { status: 'done', ...outcome.report };
  const { code, reason } = outcome.error;
  if (!isNamed && (code === 'ERR_BINARY' || code === 'ERR_NOT_UTF8' || code === 'ERR_UNSURE')) {
    return { status: 'skipped', path, reason };
  }
  return { status: 'failed', path, error: new FileError(code, path, reason) };
}

type Outcomes = AsyncGenerator<readonly [FoundFile, FileOutcome], void, undefined>;

async function* inTurn(
  files: readonly FoundFile[],
  settings: TreeSettings,
  signal: AbortSignal | undefined,
): Outcomes {
  const checkAbort = (): void => signal?.throwIfAborted();
  for (const file of files) {
    checkAbort();
    yield [file, await settle(toTask(file, settings), checkAbort)];
  }
}

/** Files handed out for each thread, so that none waits while the slowest one's result is waited for. */
const TASKS_AHEAD = 16;

/** The threads end on their own when the work is aborted: one that was killed could leave its temporary file. */
async function* inThreads(
  files: readonly FoundFile[],
  settings: TreeSettings,
  signal: AbortSignal | undefined,
  threads: number,
): Outcomes {
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  const abortFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const abort = (): void => void Atomics.store(abortFlag, 0, 1);
  signal?.addEventListener('abort', abort, { once: true });
  const running: Promise<FileOutcome>[] = [];
  try {
    for (let next = 0, done = 0; done < files.length; done++) {
      signal?.throwIfAborted();
      for (; next < files.length && running.length < threads * TASKS_AHEAD; next++) {
        const task: WorkerTask = { task: toTask(files[next]!, settings), abortFlag };
        const outcome = pool.run(task) as Promise<FileOutcome>;
        // Its turn comes later; until then a failure is no unhandled one.
        outcome.catch(() => {});
        running.push(outcome);
      }
      const outcome = await running.shift()!;
      yield [files[done]!, outcome];
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    abort();
    await Promise.allSettled(running);
    await pool.destroy();
  }
}
