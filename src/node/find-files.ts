import { type Dirent, type PathLike, readdir } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { type FileSystemAdapter, glob, isDynamicPattern } from 'tinyglobby';
import { FileError } from './file-error.ts';
import { gitIgnoreOf } from './git-ignore.ts';

export interface FindOptions {
  /** The folder that relative patterns start from. */
  readonly cwd: string;
  /** Whether files that `.gitignore` leaves out are left out. */
  readonly gitignore: boolean;
}

/** A file to work on. */
export interface FoundFile {
  /** Relative to the folder of the search, absolute where the pattern was. */
  readonly path: string;
  /** Whether the path itself was given: such a file is wanted, whatever it is. */
  readonly isNamed: boolean;
}

export interface FoundFiles {
  /** Each once, in the order of the patterns, those of one pattern in the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Patterns that match nothing, and folders that can't be read. */
  readonly errors: readonly FileError[];
}

/** Whether a file or folder, by its absolute path, is left out. */
type Exclusion = (path: string, isFolder: boolean) => boolean;

/**
 * The files that paths, folders and glob patterns name; a pattern that begins with `!` takes away what follows it, as
 * a line of `.gitignore` would. `.git` is never looked into and symbolic links are not followed, unless they are
 * given themselves.
 */
export async function findFiles(patterns: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const isExcluded = exclusionOf(patterns, options.cwd);
  const files = new Map<string, FoundFile>();
  const errors: FileError[] = [];
  for (const pattern of patterns.filter((item) => !item.startsWith('!'))) {
    for (const file of await findOne(pattern, isExcluded, options, errors)) {
      if (!files.has(file.path)) files.set(file.path, file);
    }
  }
  return { files: [...files.values()], errors };
}

function exclusionOf(patterns: readonly string[], cwd: string): Exclusion {
  const rules = ignore().add(patterns.filter((item) => item.startsWith('!')).map((item) => item.slice(1)));
  return (path, isFolder) => {
    const inside = relative(cwd, path).split(sep).join('/');
    return ignore.isPathValid(inside) && rules.ignores(isFolder ? `${inside}/` : inside);
  };
}

async function findOne(
  pattern: string,
  isExcluded: Exclusion,
  { cwd, gitignore }: FindOptions,
  errors: FileError[],
): Promise<FoundFile[]> {
  const path = resolve(cwd, pattern);
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => undefined,
  );
  // What can't be read says so when it is read.
  if (isFolder === false || (isFolder === undefined && !isDynamicPattern(pattern))) {
    return isExcluded(path, false) ? [] : [{ path: pattern, isNamed: true }];
  }
  const from = isFolder ? path : cwd;
  const rules = gitignore ? gitIgnoreOf(resolve(from)) : undefined;
  const isHidden: Exclusion = (inside, isInsideFolder) =>
    isExcluded(inside, isInsideFolder) || rules?.ignores(inside, isInsideFolder) === true;
  const found = await glob(isFolder ? '**' : pattern, {
    cwd: from,
    absolute: !isFolder && isAbsolute(pattern),
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    fs: { readdir: readdirWithout(isHidden, errors) } as FileSystemAdapter,
  });
  if (!isFolder && found.length === 0) errors.push(new FileError('ERR_NO_MATCH', pattern, 'matches no file'));
  return found.sort().map((name) => ({ path: isFolder ? join(pattern, name) : name, isNamed: false }));
}

type ReaddirCallback = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/**
 * A `readdir` that doesn't show what is left out, so that a search never enters an ignored folder, which may hold
 * more files than all others together. A folder that can't be read becomes an error and an empty folder.
 */
function readdirWithout(isHidden: Exclusion, errors: FileError[]): unknown {
  return (path: PathLike, _options: unknown, callback: ReaddirCallback): void => {
    const folder = resolve(String(path));
    readdir(folder, { withFileTypes: true }, (error, entries) => {
      const reason = error && FileError.from(error, String(path));
      if (reason instanceof FileError) errors.push(reason);
      callback(null, error ? [] : entries.filter((entry) => isShown(folder, entry, isHidden)));
    });
  };
}

function isShown(folder: string, entry: Dirent, isHidden: Exclusion): boolean {
  const isFolder = entry.isDirectory();
  if (!isFolder && !entry.isFile()) return false;
  if (isFolder && entry.name === '.git') return false;
  return !isHidden(join(folder, entry.name), isFolder);
}
