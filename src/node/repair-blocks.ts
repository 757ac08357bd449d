import type { Options } from '../options.ts';
import { type BlockReport, repairChunks } from '../stream/index.ts';

/** Repairs a text that comes in chunks, block by block. */
export async function* repairBlocks(
  chunks: AsyncIterable<string>,
  options: Options,
): AsyncGenerator<BlockReport, void, undefined> {
  let block: BlockReport | undefined;
  const report = (next: BlockReport): void => {
    block = next;
  };
  for await (const _ of repairChunks(chunks, { ...options, report })) yield block!;
}
