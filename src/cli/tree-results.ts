import { FileError } from '../node/file-error.ts';
import { findFiles } from '../node/find-files.ts';
import { Findings } from '../node/finding.ts';
import { resolveTreeOptions } from '../node/options.ts';
import { repairBlocks } from '../node/repair-blocks.ts';
import { repairFound, type TreeResult } from '../node/repair-tree.ts';
import type { Options } from '../options.ts';
import type { Invocation } from './arguments.ts';
import { type CommandContext, displayName, STANDARD_INPUT } from './context.ts';
import { readText } from './input.ts';
import { Progress } from './progress.ts';
import { ReportFile } from './report-file.ts';
import { sizeOf, sizeOfAll } from './size.ts';

/** What the results of a run add up to. */
export interface Tally {
  /** Files with something garbled in them, and those that were replaced. */
  garbled: number;
  written: number;
  /** Garbled places, and those of them that can be repaired. */
  places: number;
  repairable: number;
  skipped: number;
  failed: number;
}

export interface TreeRun {
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
  /** Takes each result, in order. */
  readonly onResult: (result: TreeResult) => Promise<void>;
}

/**
 * Works through the files of `--check` and `--write`: standard input first, if it is one of them. Shows progress,
 * writes the report and says which files failed.
 */
export async function runThroughFiles(
  { files, options, backup, decode, from, jobs, report }: Invocation,
  { dryRun, signal, onResult }: TreeRun,
  context: CommandContext,
): Promise<Tally> {
  const settings = resolveTreeOptions({
    ...options,
    dryRun,
    ...(backup !== undefined && { backup }),
    ...(jobs !== undefined && { jobs }),
    ...(decode && { decode }),
    ...(from !== undefined && { label: from }),
  });
  if (settings.conversion) await (await import('./label.ts')).checkLabel(settings.conversion);
  const patterns = files.filter((file) => file !== STANDARD_INPUT);
  const found = await findFiles(patterns, settings);
  const paths = found.files.map(({ path }) => path);
  const { stderr, stdin } = context.around;
  const progress = new Progress(stderr, await sizeOfAll(paths, stderr));
  const reportFile = await ReportFile.open(report);
  const tally: Tally = { garbled: 0, written: 0, places: 0, repairable: 0, skipped: 0, failed: 0 };
  const take = async (result: TreeResult): Promise<void> => {
    addTo(tally, result);
    progress.clear();
    await onResult(result);
    if (result.status === 'failed') await context.complain(result.error.message);
    await reportFile?.add(result);
    if (stderr.isTTY) progress.advance((await sizeOf(result.path)) ?? 0);
  };
  try {
    if (patterns.length < files.length)
      await take(await checkStandardInput(readText(STANDARD_INPUT, stdin), options));
    for await (const result of repairFound(found, settings, signal)) await take(result);
  } finally {
    progress.clear();
    await reportFile?.close();
  }
  return tally;
}

async function checkStandardInput(chunks: AsyncIterable<string>, options: Options): Promise<TreeResult> {
  const path = displayName(STANDARD_INPUT);
  const findings = new Findings();
  let changed = false;
  try {
    for await (const block of repairBlocks(chunks, options)) {
      findings.add(block);
      changed ||= block.text !== block.input;
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { status: 'failed', path, error };
  }
  return { status: 'done', path, changed, written: false, findings: findings.list };
}

function addTo(tally: Tally, result: TreeResult): void {
  if (result.status === 'failed') tally.failed++;
  if (result.status === 'skipped') tally.skipped++;
  if (result.status !== 'done') return;
  if (result.findings.length > 0) tally.garbled++;
  if (result.written) tally.written++;
  tally.places += result.findings.length;
  tally.repairable += result.findings.filter(({ step }) => step).length;
}

/** `1 place`, `2 places`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
