import { basename, relative, resolve } from 'node:path';
import type { FileError } from '../../node/file-error.ts';
import { applyRenames, planRenames, type Rename, undoRenames } from '../../node/rename.ts';
import { parseCommandLine, REPAIR_OPTIONS, repairOptions, UsageError } from '../command-line.ts';
import { type CommandContext, STATUS, type Status } from '../context.ts';
import { counted } from '../tree-results.ts';
import { visible } from '../visible.ts';

const OPTIONS = {
  write: { type: 'boolean' },
  undo: { type: 'string' },
  ...REPAIR_OPTIONS,
} as const;

/** Repairs the names of files and folders; without `--write` it only shows what it would do. */
export async function renameCommand(argv: readonly string[], context: CommandContext): Promise<Status> {
  const { values, positionals } = parseCommandLine(argv, OPTIONS);
  if (values.undo !== undefined) {
    if (values.write || positionals.length > 0) throw new UsageError('--undo FILE stands alone');
    const { renamed, failed } = await undoRenames(values.undo);
    await list(renamed, context);
    await context.say(`${counted(renamed.length, 'name')} restored`);
    return complainOf(failed, context);
  }
  if (positionals.length === 0) throw new UsageError('rename wants files or folders');
  const plan = await planRenames(positionals, repairOptions(values));
  if (!values.write || plan.renames.length === 0) {
    await list(plan.renames, context);
    const advice = plan.renames.length > 0 ? '; --write renames them' : '';
    await context.say(`${counted(plan.renames.length, 'name')} to repair${advice}`);
    return complainOf(plan.refused, context);
  }
  const undoFile = undoFileName(new Date());
  const { renamed, failed } = await applyRenames(plan, undoFile);
  await list(renamed, context);
  await context.say(
    `${counted(renamed.length, 'name')} repaired; unmojibake rename --undo ${undoFile} takes them back`,
  );
  return complainOf([...plan.refused, ...failed], context);
}

async function list(renames: readonly Rename[], { stdout }: CommandContext): Promise<void> {
  for (const { from, to } of renames) {
    await stdout.write(`${visible(relative('', from))} → ${visible(basename(to))}\n`);
  }
}

async function complainOf(errors: readonly FileError[], context: CommandContext): Promise<Status> {
  for (const error of errors) await context.complain(visible(error.message));
  return errors.length > 0 ? STATUS.failure : STATUS.success;
}

/** In the working directory, one for each second. */
function undoFileName(now: Date): string {
  return resolve(`unmojibake-undo-${now.toISOString().slice(0, 19).replaceAll(':', '')}.json`);
}
