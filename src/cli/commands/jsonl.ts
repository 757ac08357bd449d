import { isUtf8 } from 'node:buffer';
import { FileError } from '../../node/file-error.ts';
import { createRepairer, type Repairer } from '../../repair.ts';
import type { Invocation } from '../arguments.ts';
import { type CommandContext, STATUS, type Status } from '../context.ts';
import { readBytes } from '../input.ts';
import { replaceStrings } from '../json-strings.ts';
import { counted } from '../tree-results.ts';

const LINE_FEED = 0x0a;

/** Repairs some fields of files with one JSON text a line; all else, bad lines too, passes byte for byte. */
export async function repairJsonLines(
  { files, fields, options }: Invocation,
  context: CommandContext,
): Promise<Status> {
  let repaired = 0;
  let bad = 0;
  let status: Status = STATUS.success;
  for (const file of files) {
    // The lines of a file belong together: what one proves helps to repair the next.
    const repairer = createRepairer(options);
    try {
      for await (const line of readLines(readBytes(file, context.around.stdin))) {
        const result = repairLine(line, fields, repairer);
        if (result === undefined) bad++;
        else if (result !== line) repaired++;
        await context.stdout.write(result ?? line);
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      await context.complain(error.message);
      status = STATUS.failure;
    }
  }
  const passed =
    bad > 0 ? `; ${counted(bad, 'line')} passed through that ${bad === 1 ? 'is' : 'are'} no JSON` : '';
  await context.say(`${counted(repaired, 'line')} repaired${passed}`);
  return status;
}

/** Lines with their line ends. */
async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...begun, chunk.subarray(start, at + 1)]);
      begun = [];
      start = at + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/** The repaired line, the line itself if there is nothing to repair, or nothing if it is no JSON. */
function repairLine(
  line: Buffer,
  fields: Invocation['fields'],
  repairer: Repairer,
): Buffer | string | undefined {
  if (!isUtf8(line)) return undefined;
  const text = line.toString('utf8');
  const json = text.replace(/^\ufeff/, '');
  if (json.trim() === '') return line;
  try {
    JSON.parse(json);
  } catch {
    return undefined;
  }
  const repaired = replaceStrings(text, fields, (value) => repairer.repair(value));
  return repaired === text ? line : repaired;
}
