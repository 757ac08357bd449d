import { DecodeStream, type DecodeStreamOptions } from '../../src/bytes/index.ts';

/** What a `DecodeStream` makes of the chunks. */
export async function decodeChunks(
  chunks: readonly Uint8Array[],
  options?: DecodeStreamOptions,
): Promise<string> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const reader = source.pipeThrough(new DecodeStream(options)).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
}

/** The bytes in pieces: cut at each of the given places. */
export function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ordered = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return ordered.slice(1).map((end, i) => bytes.subarray(ordered[i], end));
}
