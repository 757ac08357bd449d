/** What ends a command: Ctrl-C, `kill`, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns the first signal that would end the process into an abort, so that it can tidy up; the second one ends it. */
export class AbortOnSignal {
  readonly #aborter: AbortController = new AbortController();
  #received: NodeJS.Signals | undefined;
  readonly #abort = (name: NodeJS.Signals): void => {
    this.#received = name;
    this.dispose();
    this.#aborter.abort();
  };

  constructor() {
    for (const name of SIGNALS) process.on(name, this.#abort);
  }

  get signal(): AbortSignal {
    return this.#aborter.signal;
  }

  /** Ends the process by the signal it received, as its parent expects. */
  end(): void {
    this.dispose();
    if (this.#received) process.kill(process.pid, this.#received);
  }

  /** Leaves signals to the system again. */
  dispose(): void {
    for (const name of SIGNALS) process.off(name, this.#abort);
  }
}
