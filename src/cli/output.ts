import type { Writable } from 'node:stream';

/** The reader of the output is gone (`unmojibake big.txt | head`). Nothing is wrong; nobody listens any more. */
export class ClosedPipe extends Error {
  override readonly name: string = 'ClosedPipe';
}

/** Code units a piece: large enough to be fast, small enough that a slow reader holds little in memory. */
const PIECE = 1 << 20;

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

/** A stream written to piece by piece, each waiting until the one before has been taken. */
export class Output {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
    // A stream without a listener throws its errors at the process; `write` reports them already.
    stream.on('error', () => {});
  }

  /**
   * Writes UTF-8 and waits for it to be taken.
   *
   * @throws {ClosedPipe} when the reading end is closed.
   */
  async write(content: string | Uint8Array): Promise<void> {
    for (let start = 0; start < content.length; ) {
      let end = Math.min(start + PIECE, content.length);
      if (typeof content === 'string') {
        if (end < content.length && isHighSurrogate(content.charCodeAt(end - 1))) end--;
        await this.#writePiece(content.slice(start, end));
      } else {
        await this.#writePiece(content.subarray(start, end));
      }
      start = end;
    }
  }

  #writePiece(piece: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(piece, (error) => {
        if (!error) resolve();
        else if (isClosedPipe(error)) reject(new ClosedPipe());
        else reject(error);
      });
    });
  }
}

function isClosedPipe(error: Error): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
