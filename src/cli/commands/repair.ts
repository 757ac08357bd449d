import { FileError } from '../../node/file-error.ts';
import { Findings } from '../../node/finding.ts';
import { repairBlocks } from '../../node/repair-blocks.ts';
import { type Invocation, parseArguments } from '../arguments.ts';
import { type CommandContext, displayName, STATUS, type Status } from '../context.ts';
import { readText } from '../input.ts';
import { Progress } from '../progress.ts';
import { ReportFile } from '../report-file.ts';
import { sizeOfAll } from '../size.ts';

/** Repairs files: prints them, or does what `--explain`, `--json`, `--check`, `--write`, `--decode` or `--jsonl` ask for. */
export async function repairCommand(argv: readonly string[], context: CommandContext): Promise<Status> {
  const invocation = parseArguments(argv);
  switch (invocation.mode) {
    case 'explain':
    case 'json':
      return (await import('./explain.ts')).explainFiles(invocation, context);
    case 'check':
      return (await import('./check.ts')).checkFiles(invocation, context);
    case 'write':
      return (await import('./write.ts')).writeFiles(invocation, context);
    case 'decode':
      return (await import('./decode.ts')).decodeFiles(invocation, context);
    case 'jsonl':
      return (await import('./jsonl.ts')).repairJsonLines(invocation, context);
    case 'text':
      return printRepaired(invocation, context);
  }
}

async function printRepaired(
  { files, options, report }: Invocation,
  context: CommandContext,
): Promise<Status> {
  const { around, stdout } = context;
  const progress = new Progress(around.stderr, await sizeOfAll(files, around.stderr));
  const reportFile = await ReportFile.open(report);
  let status: Status = STATUS.success;
  try {
    for (const file of files) {
      const path = displayName(file);
      try {
        const findings = new Findings();
        let changed = false;
        for await (const block of repairBlocks(readText(file, around.stdin), options)) {
          if (reportFile) findings.add(block);
          changed ||= block.text !== block.input;
          progress.advance(Buffer.byteLength(block.input));
          await stdout.write(block.text);
        }
        await reportFile?.add({ status: 'done', path, changed, written: false, findings: findings.list });
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        progress.clear();
        await context.complain(error.message);
        await reportFile?.add({ status: 'failed', path, error });
        status = STATUS.failure;
      }
    }
  } finally {
    progress.clear();
    await reportFile?.close();
  }
  return status;
}
