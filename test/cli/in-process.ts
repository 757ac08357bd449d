import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';

export class Sink extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process. */
export async function unmojibake(argv: readonly string[], stdin: string | Buffer = ''): Promise<Outcome> {
  const stdout = new Sink();
  const stderr = new Sink();
  const status = await run(
    argv,
    { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, env: {} },
    '1.2.3',
  );
  return { status, stdout: stdout.text, stderr: stderr.text };
}

export const GARBLED = 'La fenÃªtre de la cuisine est restÃ©e ouverte.';
export const REPAIRED = 'La fenêtre de la cuisine est restée ouverte.';
