import { Readable } from 'node:stream';
import { DecodeStream } from 'unmojibake/bytes';

/** What a program on a Chinese Windows writes: cp936 by the console, UTF-8 by newer programs, in one output. */
export async function outputOf(stdout: Readable): Promise<string> {
  let text = '';
  const bytes = Readable.toWeb(stdout) as ReadableStream<Uint8Array>;
  for await (const chunk of bytes.pipeThrough(new DecodeStream({ label: 'cp936' }))) text += chunk;
  return text;
}
