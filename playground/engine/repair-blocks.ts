import { createRepairer, explain } from '../../src/index.ts';
import type { Options } from '../../src/options.ts';
import type { Explanation, Loss, Step } from '../../src/report.ts';

/** Code units after which a block ends with its line. */
const BLOCK = 0x10000;
/** A line that goes on further is cut. */
const LONGEST_LINE = 2 * BLOCK;

/**
 * Explains a text block by block, so that one can see how far it is.
 *
 * @param progress is told how many code units are done
 */
export function repairBlocks(text: string, options: Options, progress: (done: number) => void): Explanation {
  if (text.length <= BLOCK) return explain(text, options);
  const repairer = createRepairer(options);
  const parts: string[] = [];
  const steps: Step[] = [];
  let shift = 0;
  for (let start = 0; start < text.length; ) {
    const end = endOfBlock(text, start);
    const block = repairer.explain(text.slice(start, end));
    parts.push(block.text);
    for (const step of block.steps) steps.push(moved(step, start, start + shift));
    shift += block.text.length - (end - start);
    start = end;
    progress(start);
  }
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

function endOfBlock(text: string, start: number): number {
  const lineEnd = text.indexOf('\n', start + BLOCK);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  return Math.min(end, start + LONGEST_LINE);
}

function moved(step: Step, by: number, lossesBy: number): Step {
  const losses = step.losses.map(
    (loss): Loss => ({ ...loss, start: loss.start + lossesBy, end: loss.end + lossesBy }),
  );
  return { ...step, start: step.start + by, end: step.end + by, losses };
}
