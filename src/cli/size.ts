import { stat } from 'node:fs/promises';
import type { ProgressStream } from './progress.ts';

/** Bytes of the files together; undefined if one has no size, as a pipe, or if nobody will see it. */
export async function sizeOfAll(
  files: readonly string[],
  { isTTY }: ProgressStream,
): Promise<number | undefined> {
  if (!isTTY) return undefined;
  const sizes = await Promise.all(files.map(sizeOf));
  return sizes.reduce((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
}

/** Bytes of a file; undefined if it has no size. */
export async function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    (stats) => (stats.isFile() ? stats.size : undefined),
    () => undefined,
  );
}
