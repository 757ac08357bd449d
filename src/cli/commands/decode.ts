import { ReadableStream, type TransformStream, WritableStream } from 'node:stream/web';
import { DecodeStream } from '../../bytes/index.ts';
import { FileError } from '../../node/file-error.ts';
import type { Invocation } from '../arguments.ts';
import { type CommandContext, STATUS, type Status } from '../context.ts';
import { readBytes } from '../input.ts';
import { checkLabel } from '../label.ts';

/** Prints files in other encodings than UTF-8, or in several, as repaired UTF-8 text. */
export async function decodeFiles(
  { files, options, from }: Invocation,
  context: CommandContext,
): Promise<Status> {
  await checkLabel({ label: from });
  let status: Status = STATUS.success;
  for (const file of files) {
    const decoder = new DecodeStream({ ...options, ...(from !== undefined && { label: from }) });
    try {
      await ReadableStream.from(readBytes(file, context.around.stdin))
        .pipeThrough(decoder as TransformStream)
        .pipeTo(new WritableStream({ write: (text: string) => context.stdout.write(text) }));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      await context.complain(error.message);
      status = STATUS.failure;
    }
  }
  return status;
}
