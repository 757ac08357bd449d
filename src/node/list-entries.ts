import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FileError } from './file-error.ts';

/**
 * The files, folders and links that paths name, and those in the folders, at any depth: each folder behind what is in
 * it, so that it can be renamed after it. Links are not followed and `.git` is not looked into.
 *
 * @param errors takes those that can't be read
 */
export async function listEntries(paths: readonly string[], errors: FileError[]): Promise<string[]> {
  const entries = new Set<string>();
  const visit = async (path: string, isFolder: boolean): Promise<void> => {
    if (isFolder) {
      for (const child of await childrenOf(path, errors)) {
        await visit(join(path, child.name), child.isDirectory());
      }
    }
    entries.add(path);
  };
  for (const path of paths) {
    try {
      await visit(path, (await lstat(path)).isDirectory());
    } catch (error) {
      const reason = FileError.from(error, path);
      if (!(reason instanceof FileError)) throw error;
      errors.push(reason);
    }
  }
  return [...entries];
}

async function childrenOf(path: string, errors: FileError[]): Promise<Dirent[]> {
  if (basename(path) === '.git') return [];
  try {
    const children = await readdir(path, { withFileTypes: true });
    return children.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const reason = FileError.from(error, path);
    if (!(reason instanceof FileError)) throw error;
    errors.push(reason);
    return [];
  }
}
