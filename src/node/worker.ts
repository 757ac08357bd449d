import { FileError } from './file-error.ts';
import { type FileReport, type FileTask, processFile } from './repair-file.ts';

/** A task, and the flag that the main thread sets when the work is to end. */
export interface WorkerTask {
  readonly task: FileTask;
  readonly abortFlag: Int32Array;
}

/** What became of a file, as plain data. */
export type FileOutcome =
  | { readonly report: FileReport }
  | { readonly error: Pick<FileError, 'code' | 'path' | 'reason'> };

/** A worker thread's part: one file. */
export default async function work({ task, abortFlag }: WorkerTask): Promise<FileOutcome> {
  return settle(task, () => {
    if (Atomics.load(abortFlag, 0) !== 0) throw new Error('aborted');
  });
}

/** Does a file's work; what is wrong with the file is no exception, but an outcome. */
export async function settle(task: FileTask, checkAbort: () => void): Promise<FileOutcome> {
  try {
    return { report: await processFile(task, checkAbort) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    // Classes don't survive the way between threads.
    return { error: { code: error.code, path: error.path, reason: error.reason } };
  }
}
