import { type ChildProcess, spawn } from 'node:child_process';

/** Starts the built command. */
export function start(argv: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['dist/cli.js', ...argv], { env: { PATH: process.env.PATH, ...env } });
}

/** Starts a line of shell, in which `$unmojibake` stands for the built command. */
export function startShell(line: string): ChildProcess {
  return spawn('sh', ['-c', line], {
    env: { PATH: process.env.PATH, unmojibake: `${process.execPath} dist/cli.js`, TERM: 'xterm' },
  });
}

export interface Ending {
  /** The exit status, or the signal that ended the process. */
  readonly status: number | NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Hands a process its standard input and waits for its end. */
export async function finish(child: ChildProcess, stdin: string | Uint8Array = ''): Promise<Ending> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A process that is killed doesn't read what it is handed.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  const status = await new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
}
