import { type Channel, DECODER_BEHAVIOURS } from '../../channel/channel.ts';
import { garble } from '../../channel/garble.ts';
import { getEncoding } from '../../codec/registry.ts';
import { parseChoice, parseCommandLine, UsageError } from '../command-line.ts';
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
    right: parseLabel('--right', label),
    wrong: parseLabel('--wrong', wrong[index]!),
    ...(decoder !== undefined && { decoder: parseChoice('--decoder', decoder, DECODER_BEHAVIOURS) }),
  }));
}

function parseLabel(option: string, label: string): string {
  if (getEncoding(label)) return label;
  throw new UsageError(
    `${option} wants the label of an encoding such as utf-8, gbk or cp437, not '${label}'`,
  );
}
