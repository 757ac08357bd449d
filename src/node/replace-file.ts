import { type BigIntStats, constants } from 'node:fs';
import { copyFile, type FileHandle, link, lstat, open, realpath, rm } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { FileError } from './file-error.ts';

export interface ReplaceOptions {
  /** What the file was when the new content was made from it. */
  readonly from: BigIntStats;
  /** Suffix of the name under which the old file is kept; absent for none. */
  readonly backup?: string | undefined;
}

/**
 * Replaces a file by what `write` writes, at once: until the very end the old file stands untouched, afterwards the
 * new one, never a part. A symbolic link stays, the file it names is replaced. Mode and times are kept, and the
 * owner where that is allowed.
 *
 * @throws {FileError} when it can't be written, is write-protected, or is no longer in the state it was read in; it
 *   is as it was then, and the temporary file is gone
 */
export async function replaceFile(
  path: string,
  { from, backup }: ReplaceOptions,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  try {
    const target = await realpath(path);
    // Renaming over a write-protected file would work all the same: only its folder must be writable.
    if ((from.mode & 0o222n) === 0n)
      throw new FileError('ERR_READ_ONLY', path, 'is read-only: make it writable first');
    let kept: string | undefined;
    try {
      await writeFileAtomic(target, '', {
        // The content was synchronised already: nothing slow may stand between the last look and the renaming.
        fsync: false,
        tmpfileCreated: async (temporary: string) => {
          await fill(temporary, from, write);
          await requireState(path, target, from);
          if (backup !== undefined) kept = await keep(path, target, target + backup, from);
        },
      });
    } catch (error) {
      if (kept !== undefined) await rm(kept, { force: true });
      throw error;
    }
  } catch (error) {
    throw FileError.from(error, path);
  }
}

/** To the microsecond, which is what a double can tell; half a one keeps the system from cutting it off. */
function toSeconds(nanoseconds: bigint): number {
  return (Number(nanoseconds / 1000n) + 0.5) / 1e6;
}

/** Writes content and times, and waits until the disk has them. */
async function fill(
  temporary: string,
  { atimeNs, mtimeNs }: BigIntStats,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(temporary, 'r+');
  try {
    await write(handle);
    await handle.utimes(toSeconds(atimeNs), toSeconds(mtimeNs));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What tells one state of a file from another. */
const STATE = ['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const;

async function requireState(path: string, target: string, from: BigIntStats): Promise<void> {
  const now = await lstat(target, { bigint: true });
  if (STATE.some((field) => now[field] !== from[field])) {
    throw new FileError('ERR_CHANGED', path, 'changed while it was being repaired: run the command again');
  }
}

/**
 * Gives the old file a second name, by copying where the file system has no links.
 *
 * @returns the name, if it is new
 */
async function keep(
  path: string,
  target: string,
  name: string,
  from: BigIntStats,
): Promise<string | undefined> {
  try {
    await link(target, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      const { dev, ino } = await lstat(name, { bigint: true });
      // A run that was killed between linking and renaming leaves its backup behind.
      if (dev === from.dev && ino === from.ino) return undefined;
      throw new FileError('ERR_BACKUP_EXISTS', path, `there is a backup already: ${name}`);
    }
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error;
    await copyFile(target, name, constants.COPYFILE_EXCL);
  }
  return name;
}
