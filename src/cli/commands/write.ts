import type { Invocation } from '../arguments.ts';
import { type CommandContext, STATUS, type Status } from '../context.ts';
import { AbortOnSignal } from '../signals.ts';
import { counted, runThroughFiles } from '../tree-results.ts';
import { visible } from '../visible.ts';

/** Replaces garbled files by repaired ones. */
export async function writeFiles(invocation: Invocation, context: CommandContext): Promise<Status> {
  const interruption = new AbortOnSignal();
  const { signal } = interruption;
  let written = 0;
  try {
    const { failed, skipped } = await runThroughFiles(
      invocation,
      {
        dryRun: false,
        signal,
        onResult: async (result) => {
          if (result.status !== 'done' || !result.written) return;
          written++;
          const repairs = result.findings.filter(({ step }) => step).length;
          const done = [
            ...(result.encoding === undefined ? [] : [`converted from ${result.encoding}`]),
            ...(repairs > 0 ? [`${counted(repairs, 'place')} repaired`] : []),
          ];
          await context.stdout.write(`${visible(result.path)}: ${done.join(', ')}\n`);
        },
      },
      context,
    );
    const others = [
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    await context.say([`${counted(written, 'file')} repaired`, ...others].join('; '));
    return failed > 0 ? STATUS.failure : STATUS.success;
  } catch (error) {
    if (!signal.aborted) throw error;
    await context.say(`interrupted: ${counted(written, 'file')} repaired, the others as they were`);
    interruption.end();
    return STATUS.failure;
  } finally {
    interruption.dispose();
  }
}
