import { availableParallelism } from 'node:os';
import { UnmojibakeError } from '../errors.ts';
import { checkOptions, describe, invalidOption, type Options, resolveOptions } from '../options.ts';
import type { Conversion } from './convert.ts';

export interface FileOptions extends Options {
  /** Suffix of the name under which the old file is kept, such as `".bak"`. Default: the old file is not kept. */
  readonly backup?: string;
  /** Whether files are only looked at, not written. Default: false. */
  readonly dryRun?: boolean;
  /**
   * Whether files in other encodings are converted to UTF-8, which is found out as `decode` of `unmojibake/bytes` does;
   * what they declare as their encoding becomes UTF-8 too. Default: false.
   */
  readonly decode?: boolean;
  /** The encoding that such files claim to be in: any label. Goes with `decode`. Default: none. */
  readonly label?: string;
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
  /** Absent where files in other encodings are refused. */
  readonly conversion: Conversion | undefined;
}

/** Options of a call for many files, checked. */
export interface TreeSettings extends FileSettings {
  readonly cwd: string;
  readonly gitignore: boolean;
  readonly jobs: number;
}

/**
 * @param others names of the options that the caller has beside these and took out
 * @throws {UnmojibakeError} for unknown or invalid options
 */
export function resolveFileOptions(
  options: FileOptions | undefined,
  others: readonly string[] = [],
): FileSettings {
  checkOptions(options);
  const { backup, dryRun = false, decode = false, label, signal, ...rest } = options ?? {};
  resolveOptions(rest, [...others, 'backup', 'dryRun', 'decode', 'label', 'signal']);
  requireOption('backup', backup === undefined || isFileSuffix(backup), 'a suffix such as ".bak"', backup);
  requireOption('dryRun', typeof dryRun === 'boolean', 'true or false', dryRun);
  requireOption('signal', signal === undefined || signal instanceof AbortSignal, 'an AbortSignal', signal);
  requireOption('decode', typeof decode === 'boolean', 'true or false', decode);
  requireOption('label', label === undefined || typeof label === 'string', 'a string such as "gbk"', label);
  requireOption('label', label === undefined || decode, 'given together with decode: true', label);
  return { options: rest, backup, dryRun, conversion: decode ? { label } : undefined };
}

/** @throws {UnmojibakeError} for unknown or invalid options */
export function resolveTreeOptions(options: TreeOptions | undefined): TreeSettings {
  checkOptions(options);
  const { cwd = process.cwd(), gitignore = true, jobs = availableParallelism(), ...rest } = options ?? {};
  const settings = resolveFileOptions(rest, ['cwd', 'gitignore', 'jobs']);
  checkFolder(cwd);
  requireOption('gitignore', typeof gitignore === 'boolean', 'true or false', gitignore);
  requireOption('jobs', Number.isInteger(jobs) && jobs >= 1, 'a whole number from 1 on', jobs);
  return { ...settings, cwd, gitignore, jobs };
}

/**
 * @param name the argument's
 * @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` for what is no path
 */
export function checkPath(path: unknown, name = 'path'): asserts path is string {
  if (isPath(path)) return;
  throw new UnmojibakeError(
    'ERR_INVALID_ARGUMENT',
    `${name} must be a string such as "notes/today.txt", not ${describe(path)}`,
  );
}

/**
 * One path or several as several.
 *
 * @param name the argument's
 * @param wanted what it may be, in words
 * @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` for what is neither
 */
export function checkPaths(paths: unknown, name: string, wanted: string): readonly string[] {
  const list: unknown = typeof paths === 'string' ? [paths] : paths;
  if (Array.isArray(list) && list.length > 0 && list.every(isPath)) return list;
  throw new UnmojibakeError('ERR_INVALID_ARGUMENT', `${name} must be ${wanted}, not ${describe(paths)}`);
}

/** @throws {UnmojibakeError} for a `cwd` that is none */
export function checkFolder(cwd: unknown): void {
  requireOption('cwd', isPath(cwd), 'the path of a folder', cwd);
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

/** True for what a file's name can end with. */
export function isFileSuffix(value: unknown): boolean {
  return typeof value === 'string' && /^[^/\\\0]+$/.test(value);
}

function requireOption(name: string, isValid: boolean, wanted: string, value: unknown): void {
  if (!isValid) throw invalidOption(name, wanted, value);
}
