import type { Readable, Writable } from 'node:stream';
import { ClosedPipe, Output } from './output.ts';

/** Where the command reads and writes; `process` is one. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The exit status of the command. */
export const STATUS = {
  success: 0,
  /** `--check` found something garbled. */
  found: 1,
  /** The command line is wrong; nothing was done. */
  usage: 2,
  /** Something could not be read or written; the rest was done. */
  failure: 3,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

/** What a report calls an argument. */
export function displayName(file: string): string {
  return file === STANDARD_INPUT ? '<stdin>' : file;
}

/** What a command works with. */
export class CommandContext {
  readonly around: Surroundings;
  readonly stdout: Output;
  readonly stderr: Output;

  constructor(around: Surroundings) {
    this.around = around;
    this.stdout = new Output(around.stdout);
    this.stderr = new Output(around.stderr);
  }

  /** Says something on standard error. That nobody reads it is no reason to stop. */
  async say(message: string): Promise<void> {
    try {
      await this.stderr.write(`${message}\n`);
    } catch (error) {
      if (!(error instanceof ClosedPipe)) throw error;
    }
  }

  /** Says on standard error what is wrong. */
  complain(message: string): Promise<void> {
    return this.say(`unmojibake: ${message}`);
  }
}
