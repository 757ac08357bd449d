import { BlockRepairer, moveSteps } from '../block-repair.ts';
import { checkOptions, checkText, invalidOption, type Options, resolveOptions } from '../options.ts';
import type { Step } from '../report.ts';
import { BlockBuffer } from './block-buffer.ts';

/** One block of a stream, as it came in and as it goes out. */
export interface BlockReport {
  /** Code unit of the stream's input at which the block starts, 0-based. */
  readonly start: number;
  /** Code unit of the stream's output at which it starts. */
  readonly outputStart: number;
  readonly input: string;
  /** The very same string as `input` if nothing was repaired. */
  readonly text: string;
  /** What was done, in order; positions are those of the whole stream, of its output for losses. */
  readonly steps: readonly Step[];
}

export interface StreamOptions extends Options {
  /** Called with every block in order, before its text is given out; what it throws fails the stream. */
  readonly report?: (block: BlockReport) => void;
}

/** Repairs a text that comes in chunks. */
export class ChunkRepairer {
  readonly #buffer = new BlockBuffer();
  readonly #blocks: BlockRepairer;
  readonly #report: ((block: BlockReport) => void) | undefined;
  #start = 0;
  #outputStart = 0;

  /** @throws {UnmojibakeError} for unknown or invalid options */
  constructor(options?: StreamOptions) {
    checkOptions(options);
    const { report, ...others } = options ?? {};
    if (report !== undefined && typeof report !== 'function') {
      throw invalidOption('report', 'a function that takes a block', report);
    }
    this.#report = report;
    this.#blocks = new BlockRepairer(resolveOptions(others, ['report']));
  }

  /**
   * The repaired text of the blocks that the chunk completes.
   *
   * @throws {UnmojibakeError} for a chunk that is no string
   */
  *push(chunk: string): Generator<string> {
    checkText(chunk, 'a chunk');
    for (const block of this.#buffer.push(chunk)) yield this.#repair(block);
  }

  /** The repaired text of the last block, if there is one. */
  *flush(): Generator<string> {
    const block = this.#buffer.flush();
    if (block !== '') yield this.#repair(block);
  }

  #repair(block: string): string {
    const { text, steps } = this.#blocks.repair(block);
    const [start, outputStart] = [this.#start, this.#outputStart];
    this.#start += block.length;
    this.#outputStart += text.length;
    this.#report?.({ start, outputStart, input: block, text, steps: moveSteps(steps(), start, outputStart) });
    return text;
  }
}
