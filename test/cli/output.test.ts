import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { Output } from '../../src/cli/output.ts';

/** Takes its time, and counts how much it was handed while busy. */
class SlowReader extends Writable {
  readonly pieces: Buffer[] = [];
  most = 0;
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.most = Math.max(this.most, this.writableLength);
    this.pieces.push(chunk);
    setTimeout(done, 1);
  }
}

test('waits for a slow reader instead of piling up', async () => {
  const reader = new SlowReader();
  await new Output(reader).write(Buffer.alloc(10_000_000, 'x'));
  expect(reader.pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(10_000_000);
  expect(reader.most).toBeLessThanOrEqual(1 << 20);
});

test('never cuts a surrogate pair', async () => {
  const reader = new SlowReader();
  const text = `x${'𝄞'.repeat(1_100_000)}`;
  await new Output(reader).write(text);
  expect(Buffer.concat(reader.pieces).toString('utf8') === text).toBe(true);
});
