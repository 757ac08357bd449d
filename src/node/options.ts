import { availableParallelism } from 'node:os';
import { UnmojibakeError } from '../errors.ts';
import { describe, type Options, resolveOptions } from '../options.ts';

export interface FileOptions extends Options {
  /** Suffix of the name under which the old file is kept, such as `".bak"`. Default: the old file is not kept. */
  readonly backup?: string;
  /** Whether files are only looked at, not written. Default: false. */
  readonly dryRun?: boolean;
  /** Ends the work; the file that is being repaired is as it was then. Default: none. */
  readonly signal?: AbortSignal;
}

export interface TreeOptions extends FileOptions {
  /** The folder that relative paths and patterns start from. Default: the working directory. */
  readonly cwd?: string;
  /** Whether what `.gitignore` files leave out is left out. Default: true. */
  readonly gitignore?: boolean;
  /** Files that are worked on at the same time, each by a thread of its own. Default: as many as there are processors. */
  readonly jobs?: number;
}

/** Options of a call for one file, checked. */
export interface FileSettings {
  /** Those of `repair`. */
  readonly options: Options;
  readonly backup: string | undefined;
  readonly dryRun: boolean;
}

/** Options of a call for many files, checked. */
export interface TreeSettings extends FileSettings {
  readonly cwd: string;
  readonly gitignore: boolean;
  readonly jobs: number;
}

/** @throws {UnmojibakeError} for unknown or invalid options */
export function resolveFileOptions(options: FileOptions): FileSettings {
  // What is no object is refused as `repair` refuses it.
  if (options === null || typeof options !== 'object') resolveOptions(options);
  const { backup, dryRun = false, signal, ...rest } = options;
  resolveOptions(rest);
  requireOption('backup', backup === undefined || isFileSuffix(backup), 'a suffix such as ".bak"', backup);
  requireOption('dryRun', typeof dryRun === 'boolean', 'true or false', dryRun);
  requireOption('signal', signal === undefined || signal instanceof AbortSignal, 'an AbortSignal', signal);
  return { options: rest, backup, dryRun };
}

/** @throws {UnmojibakeError} for unknown or invalid options */
export function resolveTreeOptions(options: TreeOptions): TreeSettings {
  const { cwd = process.cwd(), gitignore = true, jobs = availableParallelism(), ...rest } = options ?? {};
  const settings = resolveFileOptions(options && rest);
  requireOption('cwd', typeof cwd === 'string' && cwd !== '', 'the path of a folder', cwd);
  requireOption('gitignore', typeof gitignore === 'boolean', 'true or false', gitignore);
  requireOption('jobs', Number.isInteger(jobs) && jobs >= 1, 'a whole number from 1 on', jobs);
  return { ...settings, cwd, gitignore, jobs };
}

/** @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` for what is no path */
export function checkPath(path: unknown): asserts path is string {
  if (typeof path === 'string' && path !== '' && !path.includes('\0')) return;
  throw new UnmojibakeError(
    'ERR_INVALID_ARGUMENT',
    `path must be a string such as "notes/today.txt", not ${describe(path)}`,
  );
}

function isFileSuffix(value: unknown): boolean {
  return typeof value === 'string' && /^[^/\\\0]+$/.test(value);
}

function requireOption(name: string, isValid: boolean, wanted: string, value: unknown): void {
  if (isValid) return;
  throw new UnmojibakeError('ERR_INVALID_OPTION', `option ${name} must be ${wanted}, not ${describe(value)}`);
}
