import { checkOptions } from '../options.ts';
import { ChunkRepairer, type StreamOptions } from '../stream/chunk-repairer.ts';
import { ByteDecoder } from './byte-decoder.ts';
import { otherDecoderFor } from './decode.ts';
import { checkBytes, type DecodeOptions, resolveDecodeOptions } from './options.ts';

/** `report` tells of the text's repair, as in `unmojibake/stream`. */
export interface DecodeStreamOptions extends DecodeOptions, StreamOptions {}

/**
 * A web `TransformStream` that decodes bytes as `decodeAsync` does and repairs the text. Its chunks may be cut
 * anywhere; what comes out, put together, is what `decodeAsync` makes of all the bytes. It holds a block of at most
 * 262,144 bytes, one of as many code units, and the chunk that it was given last.
 */
export class DecodeStream extends TransformStream<Uint8Array, string> {
  /**
   * @throws {UnmojibakeError} for unknown or invalid options; an unknown label and a chunk that is no Uint8Array
   *   fail the stream with one
   */
  constructor(options?: DecodeStreamOptions) {
    checkOptions(options);
    const { report, ...others } = options ?? {};
    const decoding = resolveDecodeOptions(others, ['report']);
    const { label: _label, repair: _repair, ...repairing } = others;
    const repairer = new ChunkRepairer({ ...repairing, ...(report !== undefined && { report }) });
    let decoder: ByteDecoder;
    super({
      async start() {
        decoder = new ByteDecoder(decoding, await otherDecoderFor(decoding));
      },
      transform(chunk, controller) {
        checkBytes(chunk, 'a chunk');
        for (const { text } of decoder.push(chunk)) give(text, controller);
      },
      flush(controller) {
        for (const { text } of decoder.flush()) give(text, controller);
        for (const text of repairer.flush()) controller.enqueue(text);
      },
    });

    function give(text: string, controller: TransformStreamDefaultController<string>): void {
      for (const repaired of decoding.repair ? repairer.push(text) : [text])
        if (repaired !== '') controller.enqueue(repaired);
    }
  }
}
