/** The peers that Python has, in a process of its own that is asked for one sample after the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface PythonPeers {
  readonly names: readonly string[];
  /** Nanoseconds of one run; a sample takes `least` milliseconds or one run. */
  sample(peer: string, text: string, least: number): Promise<number>;
  close(): void;
}

/** Starts Python; no names if there is none, or none of the peers. */
export async function startPythonPeers(): Promise<PythonPeers> {
  const script = fileURLToPath(new URL('python_peers.py', import.meta.url));
  const python = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const started = await Promise.race([
    lines.next(),
    once(python, 'error').then(() => ({ done: true, value: undefined })),
  ]);
  return {
    names: started.done ? [] : (JSON.parse(started.value!) as string[]),
    async sample(peer, text, least) {
      python.stdin.write(`${JSON.stringify({ peer, text, least })}\n`);
      return Number((await lines.next()).value);
    },
    close: () => python.kill(),
  };
}
