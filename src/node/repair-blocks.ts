import type { Options } from '../options.ts';
import { explain } from '../repair.ts';
import type { RepairedBlock } from './finding.ts';

/** Repairs a text that comes in chunks. */
export async function* repairBlocks(
  chunks: AsyncIterable<string>,
  options: Options,
): AsyncGenerator<RepairedBlock> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const input = parts.join('');
  const { text, steps } = explain(input, options);
  yield { input, output: text, start: 0, steps };
}
