import { lstat, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UnmojibakeError } from '../errors.ts';
import { checkOptions, describe, type Options, resolveOptions } from '../options.ts';
import { explain } from '../repair.ts';
import { FileError } from './file-error.ts';
import { repairName, whyNoName } from './file-name.ts';
import { listEntries } from './list-entries.ts';
import { checkFolder, checkPath, checkPaths } from './options.ts';

export interface RenameOptions extends Options {
  /** The folder that relative paths start from. Default: the working directory. */
  readonly cwd?: string;
}

/** One file, folder or link, and what it is to be called. */
export interface Rename {
  /** Absolute; the folders in it are those before any renaming. */
  readonly from: string;
  readonly to: string;
}

/** What is to be renamed, and what is garbled, but can't be. */
export interface RenamePlan {
  /** In the order in which they are to be done: what is in a folder before the folder itself. */
  readonly renames: readonly Rename[];
  readonly refused: readonly FileError[];
}

/** What became of a plan. */
export interface RenameResult {
  readonly renamed: readonly Rename[];
  /** What is called as before. */
  readonly failed: readonly FileError[];
}

/**
 * Plans how to repair the names of files, folders and links, and of all that is in the folders; nothing is renamed.
 * All names count as one document: what one proves helps with the others. A name that is taken is refused, and so is
 * one that two of them would get.
 *
 * @throws {UnmojibakeError} for paths that are none and for unknown or invalid options
 */
export async function planRenames(
  paths: string | readonly string[],
  options?: RenameOptions,
): Promise<RenamePlan> {
  const list = checkPaths(paths, 'paths', 'a path such as "music" or an array of them');
  checkOptions(options);
  const { cwd = process.cwd(), ...rest } = options ?? {};
  checkFolder(cwd);
  resolveOptions(rest, ['cwd']);
  const refused: FileError[] = [];
  const absolute = list.map((path) => resolve(cwd, path));
  const entries = await listEntries(absolute, refused);
  const names = repairNames(
    entries.map((path) => basename(path)),
    rest,
  );
  const wanted = entries.flatMap((from, index): Rename[] => {
    const name = basename(from);
    const repaired = names[index]!;
    if (repaired === name) return [];
    const reason = whyNoName(repaired, name);
    if (reason === undefined) return [{ from, to: join(dirname(from), repaired) }];
    refused.push(
      new FileError('ERR_NO_NAME', from, `is garbled, but can't be renamed to ${repaired}: ${reason}`),
    );
    return [];
  });
  const renames: Rename[] = [];
  const targets = new Map<string, number>();
  for (const { to } of wanted) targets.set(to, (targets.get(to) ?? 0) + 1);
  for (const { from, to } of wanted) {
    if (targets.get(to)! > 1) {
      refused.push(new FileError('ERR_TARGET_EXISTS', from, `another name would become ${basename(to)} too`));
    } else if (await exists(to)) {
      refused.push(taken(from, to));
    } else {
      renames.push({ from, to });
    }
  }
  return { renames, refused };
}

/** The repaired names, each the very same string where nothing is wrong with it. */
function repairNames(names: readonly string[], options: Options): readonly string[] {
  const repaired = explain(names.join('\n'), options).text.split('\n');
  // A name with a line break in it, or one that lost bytes at its end, doesn't keep to its line.
  const keepsLines = repaired.length === names.length && !names.some((name) => name.includes('\n'));
  return keepsLines ? repaired : names.map((name) => repairName(name, options));
}

/**
 * Does what was planned, one after the other. Before the first of them is renamed, all are written to `undoFile`, for
 * {@link undoRenames}; also what fails is in it. A name that is taken by now is not overwritten.
 *
 * @throws {FileError} when there is an undo file already or it can't be written; nothing is renamed then
 * @throws {UnmojibakeError} for what is no plan and for an undo file that is no path
 */
export async function applyRenames(plan: RenamePlan, undoFile: string): Promise<RenameResult> {
  const renames = checkPlan(plan);
  checkPath(undoFile, 'undoFile');
  if (await exists(undoFile)) {
    throw new FileError('ERR_TARGET_EXISTS', undoFile, 'exists already: name another file for the way back');
  }
  try {
    await writeFileAtomic(undoFile, `${JSON.stringify({ unmojibake: 'renames', renames }, undefined, 2)}\n`);
  } catch (error) {
    throw FileError.from(error, undoFile);
  }
  return renameEach(renames);
}

/**
 * Takes back what {@link applyRenames} did; what it hadn't come to is left as it is.
 *
 * @throws {FileError} when the undo file can't be read or is none
 * @throws {UnmojibakeError} for an undo file that is no path
 */
export async function undoRenames(undoFile: string): Promise<RenameResult> {
  checkPath(undoFile, 'undoFile');
  const back: Rename[] = [];
  for (const { from, to } of (await readUndoFile(undoFile)).reverse()) {
    back.push({ from: to, to: from });
  }
  return renameEach(back, true);
}

async function renameEach(renames: readonly Rename[], skipsMissing = false): Promise<RenameResult> {
  const renamed: Rename[] = [];
  const failed: FileError[] = [];
  for (const { from, to } of renames) {
    if (skipsMissing && !(await exists(from))) continue;
    try {
      if (await exists(to)) throw taken(from, to);
      await rename(from, to);
      renamed.push({ from, to });
    } catch (error) {
      const reason = FileError.from(error, from);
      if (!(reason instanceof FileError)) throw error;
      failed.push(reason);
    }
  }
  return { renamed, failed };
}

async function readUndoFile(undoFile: string): Promise<Rename[]> {
  let content: string;
  try {
    content = await readFile(undoFile, 'utf8');
  } catch (error) {
    throw FileError.from(error, undoFile);
  }
  try {
    const { unmojibake, renames } = JSON.parse(content) as { unmojibake?: unknown; renames?: unknown };
    if (unmojibake === 'renames' && areRenames(renames)) return renames;
  } catch {
    // Said below: it is no JSON or not what was written.
  }
  throw new FileError('ERR_NO_UNDO_FILE', undoFile, 'is no undo file of unmojibake');
}

function taken(from: string, to: string): FileError {
  return new FileError('ERR_TARGET_EXISTS', from, `there is a ${basename(to)} already`);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function checkPlan(plan: unknown): readonly Rename[] {
  const renames = (plan as Partial<RenamePlan> | null | undefined)?.renames;
  if (areRenames(renames)) return renames;
  throw new UnmojibakeError(
    'ERR_INVALID_ARGUMENT',
    `plan must be what planRenames() gives, { renames: [{ from, to }] }, not ${describe(plan)}`,
  );
}

function areRenames(value: unknown): value is Rename[] {
  const isRename = (item: Partial<Rename> | null): boolean =>
    typeof item?.from === 'string' && typeof item.to === 'string';
  return Array.isArray(value) && value.every(isRename);
}
