import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read at once. */
const CHUNK = 1 << 18;

/** The bytes of an open file from its start, in chunks. */
export async function* readChunks(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** Copies the first bytes of an open file to the end of another one. */
export async function copyStart(from: FileHandle, to: FileHandle, length: number): Promise<void> {
  let left = length;
  for await (const chunk of readChunks(from)) {
    await to.writeFile(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) return;
  }
}
