import { candidates } from '../../repair.ts';
import { parseCommandLine, parseCount, REPAIR_OPTIONS, repairOptions, UsageError } from '../command-line.ts';
import { type CommandContext, STANDARD_INPUT, STATUS, type Status } from '../context.ts';
import { excerpt } from '../excerpt.ts';
import { readWholeText } from '../input.ts';
import { describeLayers } from '../layers.ts';
import { formatConfidence } from '../render.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  pick: { type: 'string' },
  ...REPAIR_OPTIONS,
} as const;

/** Lists the readings of a text, likeliest first, or prints the one that was picked from the list. */
export async function candidatesCommand(argv: readonly string[], context: CommandContext): Promise<Status> {
  const { values, positionals } = parseCommandLine(argv, OPTIONS);
  if (positionals.length > 1)
    throw new UsageError('candidates wants one file: its readings are those of one text');
  if (values.json && values.pick) throw new UsageError('--json and --pick exclude each other');
  const pick = values.pick === undefined ? undefined : parseCount('--pick', values.pick);
  const text = await readWholeText(positionals[0] ?? STANDARD_INPUT, context.around.stdin);
  const readings = candidates(text, repairOptions(values));
  if (pick !== undefined) {
    const picked = readings[pick - 1];
    if (!picked) throw new UsageError(`--pick wants a number from 1 to ${readings.length} here, not ${pick}`);
    await context.stdout.write(picked.text);
    return STATUS.success;
  }
  if (values.json) {
    await context.stdout.write(`${JSON.stringify(readings)}\n`);
    return STATUS.success;
  }
  const width = String(readings.length).length;
  for (const [index, { text: reading, layers, confidence }] of readings.entries()) {
    const number = String(index + 1).padStart(width);
    const cause =
      reading === text ? 'the text as it is' : describeLayers(layers) || 'no encoding, but other damage';
    await context.stdout.write(
      `${number}  ${formatConfidence(confidence)}  ${excerpt(reading.trimEnd())}\n${' '.repeat(width)}        ${cause}\n`,
    );
  }
  return STATUS.success;
}
