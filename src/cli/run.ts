import { UnmojibakeError } from '../errors.ts';
import { UsageError } from './command-line.ts';
import { CommandContext, STATUS, type Status, type Surroundings } from './context.ts';
import { HELP } from './help.ts';
import { ClosedPipe } from './output.ts';

/** A command, given the arguments behind its name. */
export type Command = (argv: readonly string[], context: CommandContext) => Promise<Status>;

/** Each is loaded only when it is asked for: most of them bring libraries along. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  candidates: async () => (await import('./commands/candidates.ts')).candidatesCommand,
  garble: async () => (await import('./commands/garble.ts')).garbleCommand,
  rename: async () => (await import('./commands/rename.ts')).renameCommand,
};

const repairCommand = async (): Promise<Command> => (await import('./commands/repair.ts')).repairCommand;

/**
 * The command `unmojibake`.
 *
 * @param argv the arguments after the command's name.
 * @returns the exit status; what was wrong stands on standard error.
 */
export async function run(argv: readonly string[], around: Surroundings, version: string): Promise<Status> {
  const context = new CommandContext(around);
  try {
    const options = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
    if (options.includes('-h') || options.includes('--help')) return await print(HELP, context);
    if (options.includes('-v') || options.includes('--version')) return await print(`${version}\n`, context);
    const [name = '', ...rest] = argv;
    const named = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    const command = await (named ?? repairCommand)();
    return await command(named ? rest : argv, context);
  } catch (error) {
    if (error instanceof ClosedPipe) return STATUS.success;
    const isUsage = error instanceof UsageError || error instanceof UnmojibakeError;
    const advice = isUsage ? "\nTry 'unmojibake --help'." : '';
    await context.complain(`${error instanceof Error ? error.message : String(error)}${advice}`);
    return isUsage ? STATUS.usage : STATUS.failure;
  }
}

async function print(text: string, context: CommandContext): Promise<Status> {
  await context.stdout.write(text);
  return STATUS.success;
}
