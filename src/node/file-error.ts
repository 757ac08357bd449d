/** Why a file was left as it is, beside the codes of the system such as `ENOENT` and `ENOSPC`. */
export type FileErrorCode =
  | 'ERR_BACKUP_EXISTS'
  | 'ERR_BINARY'
  | 'ERR_CHANGED'
  | 'ERR_NO_MATCH'
  | 'ERR_NO_NAME'
  | 'ERR_NO_UNDO_FILE'
  | 'ERR_NOT_A_FILE'
  | 'ERR_NOT_UTF8'
  | 'ERR_READ_ONLY'
  | 'ERR_TARGET_EXISTS'
  | 'ERR_TOO_LARGE'
  | 'ERR_UNSURE'
  | (string & {});

/** What the commonest codes of the system mean for a file of text. */
const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a directory: name the files in it',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'no space left on the disk; the file is as it was',
  EDQUOT: 'the disk quota is used up; the file is as it was',
};

/** A file that could not be read, repaired or replaced; it is as it was. The message says why and what to do. */
export class FileError extends Error {
  override readonly name: string = 'FileError';
  readonly code: FileErrorCode;
  readonly path: string;
  /** The message without the path. */
  readonly reason: string;

  constructor(code: FileErrorCode, path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.code = code;
    this.path = path;
    this.reason = reason;
  }

  /** The error of a system call as one of this class, under the name that the caller knows; others as they are. */
  static from(error: unknown, path: string): unknown {
    if (error instanceof FileError) return new FileError(error.code, path, error.reason);
    if (!(error instanceof Error)) return error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || (error as NodeJS.ErrnoException).syscall === undefined) return error;
    return new FileError(code, path, SYSTEM_REASONS[code] ?? error.message);
  }
}
