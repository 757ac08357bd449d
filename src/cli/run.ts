import type { Readable, Writable } from 'node:stream';
import type { Explanation } from '../report.ts';
import { type Invocation, parseArguments, UsageError } from './arguments.ts';
import { choosePalette } from './color.ts';
import { HELP } from './help.ts';
import { displayName, type Input, InputError, readInput } from './input.ts';
import { ClosedPipe, Output } from './output.ts';
import { Progress } from './progress.ts';
import { renderExplanation, renderTotals, type Total } from './render.ts';

/** Where the command reads and writes; `process` is one. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The options that the command hands on. */
export interface EngineOptions {
  readonly languages?: readonly string[];
  readonly minConfidence?: number;
}

/** The library, as far as the command needs it. */
export interface Engine {
  repair(text: string, options: EngineOptions): string;
  explain(text: string, options: EngineOptions): Explanation;
  readonly version: string;
}

/** Exit status for a wrong command line or an input that can't be used. */
const FAILURE = 2;

/**
 * The command `unmojibake`.
 *
 * @param argv the arguments after the command's name.
 * @returns the exit status: 0, or 2 when something was wrong; what it was stands on standard error.
 */
export async function run(argv: readonly string[], around: Surroundings, engine: Engine): Promise<number> {
  const stdout = new Output(around.stdout);
  const stderr = new Output(around.stderr);
  let status = 0;
  try {
    const invocation = parseArguments(argv);
    if (invocation.action === 'help') await stdout.write(HELP);
    else if (invocation.action === 'version') await stdout.write(`${engine.version}\n`);
    else status = await repairFiles(invocation, around, engine, stdout, stderr);
  } catch (error) {
    if (error instanceof ClosedPipe) return status;
    status = FAILURE;
    const advice = error instanceof UsageError ? "\nTry 'unmojibake --help'." : '';
    await complain(stderr, `${messageOf(error)}${advice}`);
  }
  return status;
}

async function repairFiles(
  invocation: Invocation,
  around: Surroundings,
  engine: Engine,
  stdout: Output,
  stderr: Output,
): Promise<number> {
  const { files, mode } = invocation;
  const options = engineOptions(invocation);
  const palette = choosePalette(around.stdout.isTTY === true, around.env);
  const progress = new Progress(around.stderr, files.length);
  const totals: Total[] = [];
  let status = 0;
  for (const file of files) {
    let input: Input;
    try {
      input = await readInput(file, around.stdin);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      progress.clear();
      await complain(stderr, `${displayName(file)}: ${error.message}`);
      status = FAILURE;
      continue;
    }
    progress.begin(input.name, input.bytes.length);
    if (mode === 'text') {
      const repaired = engine.repair(input.text, options);
      progress.clear();
      await stdout.write(repaired === input.text ? input.bytes : repaired);
      continue;
    }
    const explanation = engine.explain(input.text, options);
    progress.clear();
    if (mode === 'json') {
      await stdout.write(`${JSON.stringify({ file, ...explanation })}\n`);
      continue;
    }
    if (totals.length > 0) await stdout.write('\n');
    for (const piece of renderExplanation(input.name, input.text, explanation, palette)) {
      await stdout.write(piece);
    }
    totals.push({ name: input.name, explanation });
  }
  if (totals.length > 1) await stdout.write(`\n${renderTotals(totals, palette)}`);
  return status;
}

function engineOptions({ languages, minConfidence }: Invocation): EngineOptions {
  return {
    ...(languages.length > 0 && { languages }),
    ...(minConfidence !== undefined && { minConfidence }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Says on standard error what is wrong. That nobody reads it is no reason to stop. */
async function complain(stderr: Output, message: string): Promise<void> {
  try {
    await stderr.write(`unmojibake: ${message}\n`);
  } catch (error) {
    if (!(error instanceof ClosedPipe)) throw error;
  }
}
