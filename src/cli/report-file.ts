import { type FileHandle, open } from 'node:fs/promises';
import { FileError } from '../node/file-error.ts';
import type { TreeResult } from '../node/repair-tree.ts';

/** A file that takes an account of each file's repairs: one JSON object a line. */
export class ReportFile {
  readonly #handle: FileHandle;
  readonly #path: string;

  private constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /** @throws {FileError} when it can't be written. */
  static async open(path: string | undefined): Promise<ReportFile | undefined> {
    if (path === undefined) return undefined;
    try {
      return new ReportFile(await open(path, 'w'), path);
    } catch (error) {
      throw FileError.from(error, path);
    }
  }

  /** @throws {FileError} when it can't be written. */
  async add(result: TreeResult): Promise<void> {
    try {
      await this.#handle.writeFile(`${formatResult(result)}\n`);
    } catch (error) {
      throw FileError.from(error, this.#path);
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** A result as JSON. */
export function formatResult({ path, status, ...rest }: TreeResult): string {
  if (!('error' in rest)) return JSON.stringify({ file: path, status, ...rest });
  const { code, reason } = rest.error;
  return JSON.stringify({ file: path, status, code, reason });
}
