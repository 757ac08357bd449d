import type { Invocation } from '../arguments.ts';
import { type CommandContext, STATUS, type Status } from '../context.ts';
import { newFormat } from '../formats/new-format.ts';
import { counted, runThroughFiles } from '../tree-results.ts';

/** Lists what is garbled, without changing anything. */
export async function checkFiles(invocation: Invocation, context: CommandContext): Promise<Status> {
  const { stdout } = context;
  const format = newFormat(invocation.format);
  await stdout.write(format.head());
  const tally = await runThroughFiles(
    invocation,
    { dryRun: true, onResult: (result) => stdout.write(format.result(result)) },
    context,
  );
  await stdout.write(format.tail());
  const { places, repairable, garbled, skipped, failed } = tally;
  if (invocation.format === 'text') {
    const parts = [
      places === 0
        ? 'nothing garbled'
        : `${counted(places, 'garbled place')} in ${counted(garbled, 'file')}, ${repairable} repairable`,
      ...(skipped > 0
        ? [`${counted(skipped, 'file')} skipped that ${skipped === 1 ? 'is' : 'are'} no UTF-8 text`]
        : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    await context.say(parts.join('; '));
  }
  if (failed > 0) return STATUS.failure;
  return places > 0 ? STATUS.found : STATUS.success;
}
