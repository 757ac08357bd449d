/** The page's end of the worker. */
import type { Call, Calls, Message, Question } from './protocol.ts';

export type Progress = (done: number, total: number) => void;

/** Why a question has no answer: it was stopped, or a later one took its place. */
export class StoppedError extends Error {
  constructor() {
    super('stopped');
    this.name = 'StoppedError';
  }
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly progress: Progress | undefined;
}

/** Asks the worker; one worker at a time, and a new one after a stop. */
export class Engine {
  readonly #start: () => Worker;
  #worker: Worker;
  #nextId = 0;
  readonly #waiting: Map<number, Waiting> = new Map();

  /** @param start makes a worker that has not been asked anything */
  constructor(start: () => Worker) {
    this.#start = start;
    this.#worker = this.#listen(start());
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  ask<Name extends Call>(
    name: Name,
    question: Calls[Name]['question'],
    progress?: Progress,
    transfer: Transferable[] = [],
  ): Promise<Calls[Name]['answer']> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress });
      this.#worker.postMessage({ id, name, question } satisfies Question<Name>, transfer);
    });
  }

  /** Ends whatever runs; every question without an answer fails with a {@link StoppedError}. */
  stop(): void {
    this.#worker.terminate();
    this.#worker = this.#listen(this.#start());
    this.#rejectAll(new StoppedError());
  }

  #listen(worker: Worker): Worker {
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#receive(data));
    worker.addEventListener('error', (event) => this.#rejectAll(new Error(event.message)));
    return worker;
  }

  #receive(message: Message): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'progress') {
      waiting.progress?.(message.done, message.total);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting.resolve(message.answer as never);
    else waiting.reject(new Error(message.reason));
  }

  #rejectAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
