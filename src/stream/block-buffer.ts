import { endOfBlock, MOST_BLOCK_LINES, MOST_BLOCK_UNITS } from '../search/blocks.ts';

/** Puts the chunks of a text together and cuts it into the blocks of the whole text, however it was cut before. */
export class BlockBuffer {
  #chunks: string[] = [];
  #units = 0;
  #lines = 0;

  /** Adds a chunk and answers the blocks that are complete. */
  push(chunk: string): string[] {
    this.#keep(chunk);
    if (this.#units <= MOST_BLOCK_UNITS && this.#lines < MOST_BLOCK_LINES) return [];
    const text = this.#chunks.join('');
    const blocks: string[] = [];
    let start = 0;
    for (let end = endOfBlock(text, 0); end !== undefined; end = endOfBlock(text, start)) {
      blocks.push(text.slice(start, end));
      start = end;
    }
    this.#clear();
    this.#keep(text.slice(start));
    return blocks;
  }

  /** The last block, empty if there is none. */
  flush(): string {
    const text = this.#chunks.join('');
    this.#clear();
    return text;
  }

  #keep(text: string): void {
    this.#chunks.push(text);
    this.#units += text.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lines++;
  }

  #clear(): void {
    this.#chunks = [];
    this.#units = 0;
    this.#lines = 0;
  }
}
