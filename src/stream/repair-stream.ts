import { ChunkRepairer, type StreamOptions } from './chunk-repairer.ts';

/**
 * A web `TransformStream` that repairs a text on its way. Its chunks may be cut anywhere; what comes out, put
 * together, is what `repair` makes of the whole text. It holds one block, of at most 262,144 code units, and the
 * chunk that it was given last.
 */
export class RepairStream extends TransformStream<string, string> {
  /** @throws {UnmojibakeError} for unknown or invalid options; a chunk that is no string fails the stream with one */
  constructor(options?: StreamOptions) {
    const repairer = new ChunkRepairer(options);
    super({
      transform(chunk, controller) {
        for (const text of repairer.push(chunk)) controller.enqueue(text);
      },
      flush(controller) {
        for (const text of repairer.flush()) controller.enqueue(text);
      },
    });
  }
}
