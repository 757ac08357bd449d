/** The window of the decoding: so many bytes are looked at together. */
export const MOST_BLOCK_BYTES: number = 1 << 18;

const LINE_FEED = 0x0a;
/** Below it no byte ends a sequence, but in GB 18030's of four bytes. */
const FIRST_TRAIL_BYTE = 0x40;

/**
 * Where the block ends that starts at a byte: behind its last line feed, or in an endless line behind a blank or the
 * like, or else before a byte that may begin a character; `undefined` if more bytes could still belong to it.
 */
function endOfBlock(bytes: Uint8Array, start: number): number | undefined {
  const limit = start + MOST_BLOCK_BYTES;
  if (bytes.length <= limit) return undefined;
  const feed = bytes.lastIndexOf(LINE_FEED, limit - 1);
  if (feed >= start) return feed + 1;
  for (let end = limit; end > limit - MOST_BLOCK_BYTES / 2; end--) {
    if (bytes[end - 1]! < FIRST_TRAIL_BYTE) return end;
  }
  for (let end = limit; end > limit - LONGEST_SEQUENCE; end--) {
    if (bytes[end]! < 0x80 || bytes[end]! > 0xbf) return end;
  }
  return limit;
}

const LONGEST_SEQUENCE = 4;

/** Puts chunks of bytes together and cuts them into blocks that do not depend on how they were cut before. */
export class ByteBlockBuffer {
  #chunks: Uint8Array[] = [];
  #length = 0;

  /** Adds a chunk and answers the blocks that are complete. */
  push(chunk: Uint8Array): Uint8Array[] {
    this.#keep(chunk);
    if (this.#length <= MOST_BLOCK_BYTES) return [];
    const bytes = this.flush();
    const blocks: Uint8Array[] = [];
    let start = 0;
    for (let end = endOfBlock(bytes, 0); end !== undefined; end = endOfBlock(bytes, start)) {
      blocks.push(bytes.subarray(start, end));
      start = end;
    }
    this.#keep(bytes.subarray(start));
    return blocks;
  }

  /** The last block, empty if there is none. */
  flush(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    let length = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, length);
      length += chunk.length;
    }
    this.#chunks = [];
    this.#length = 0;
    return bytes;
  }

  #keep(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }
}
