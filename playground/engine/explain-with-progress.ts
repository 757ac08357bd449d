import type { Options } from '../../src/options.ts';
import type { Explanation, Step } from '../../src/report.ts';
import { repairChunks } from '../../src/stream/index.ts';

/**
 * Explains a text as `explain` does, and tells how far it is.
 *
 * @param progress is told how many code units are done
 */
export async function explainWithProgress(
  text: string,
  options: Options,
  progress: (done: number) => void,
): Promise<Explanation> {
  const steps: Step[] = [];
  const parts: string[] = [];
  const chunks = repairChunks([text], {
    ...options,
    report(block) {
      for (const step of block.steps) steps.push(step);
      progress(block.start + block.input.length);
    },
  });
  for await (const part of chunks) parts.push(part);
  const repaired = parts.join('');
  return {
    text: repaired,
    changed: repaired !== text,
    confidence: steps.reduce((least, step) => Math.min(least, step.confidence), 1),
    steps,
    losses: steps.flatMap((step) => step.losses),
    alternatives: [],
  };
}
