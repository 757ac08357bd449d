import { FileError } from '../../node/file-error.ts';
import { explain } from '../../repair.ts';
import type { Invocation } from '../arguments.ts';
import { choosePalette } from '../color.ts';
import { type CommandContext, displayName, STATUS, type Status } from '../context.ts';
import { readWholeText } from '../input.ts';
import { renderExplanation, renderTotals, type Total } from '../render.ts';

/** Prints an account of the repairs of each file, for people or as JSON. */
export async function explainFiles(
  { files, mode, options }: Invocation,
  context: CommandContext,
): Promise<Status> {
  const { around, stdout } = context;
  const palette = choosePalette(around.stdout.isTTY === true, around.env);
  const totals: Total[] = [];
  let status: Status = STATUS.success;
  for (const file of files) {
    let text: string;
    try {
      text = await readWholeText(file, around.stdin);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      await context.complain(error.message);
      status = STATUS.failure;
      continue;
    }
    const explanation = explain(text, options);
    if (mode === 'json') {
      await stdout.write(`${JSON.stringify({ file, ...explanation })}\n`);
      continue;
    }
    if (totals.length > 0) await stdout.write('\n');
    const name = displayName(file);
    for (const piece of renderExplanation(name, text, explanation, palette)) await stdout.write(piece);
    totals.push({ name, explanation });
  }
  if (totals.length > 1) await stdout.write(`\n${renderTotals(totals, palette)}`);
  return status;
}
