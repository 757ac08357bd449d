import type { Channel, DecoderBehaviour } from '../../channel/channel.ts';
import { garble } from '../../channel/garble.ts';
import { parseCommandLine, UsageError } from '../command-line.ts';
import { type CommandContext, STANDARD_INPUT, STATUS, type Status } from '../context.ts';
import { readWholeText } from '../input.ts';

const OPTIONS = {
  right: { type: 'string', multiple: true },
  wrong: { type: 'string', multiple: true },
  decoder: { type: 'string' },
} as const;

/** Makes mojibake of healthy text, as test data. */
export async function garbleCommand(argv: readonly string[], context: CommandContext): Promise<Status> {
  const { values, positionals } = parseCommandLine(argv, OPTIONS);
  const channels = parseChannels(values.right ?? [], values.wrong ?? [], values.decoder);
  for (const file of positionals.length === 0 ? [STANDARD_INPUT] : positionals) {
    await context.stdout.write(garble(await readWholeText(file, context.around.stdin), channels));
  }
  return STATUS.success;
}

function parseChannels(right: readonly string[], wrong: readonly string[], decoder?: string): Channel[] {
  if (right.length !== wrong.length || right.length === 0) {
    throw new UsageError('garble wants --right LABEL and --wrong LABEL, once for each layer');
  }
  return right.map((label, index) => ({
    right: label,
    wrong: wrong[index]!,
    ...(decoder !== undefined && { decoder: decoder as DecoderBehaviour }),
  }));
}
