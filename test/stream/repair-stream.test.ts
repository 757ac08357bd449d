/** The web stream: back pressure, errors and aborts reach both ends. Needs nothing of Node. */
import { expect, test } from 'vitest';
import { repair, UnmojibakeError } from '../../src/index.ts';
import { RepairStream } from '../../src/stream/index.ts';
import { manyLines } from './documents.ts';

const BLOCK = 'é\n'.repeat(1024);

/** A source without end that counts what is asked of it and hears when it is cancelled. */
class Endless {
  asked = 0;
  cancelled: unknown;
  readonly stream: ReadableStream<string> = new ReadableStream<string>(
    {
      pull: (controller) => {
        this.asked++;
        controller.enqueue(BLOCK);
      },
      cancel: (reason) => {
        this.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
}

function streamOf(text: string, length: number): ReadableStream<string> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= text.length) return controller.close();
      controller.enqueue(text.slice(at, at + length));
      at += length;
    },
  });
}

async function collect(stream: ReadableStream<string>): Promise<string> {
  const reader = stream.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test.each([1000, 65_536, 1 << 20])('gives what repair gives, in chunks of %i', async (length) => {
  const output = await collect(streamOf(manyLines, length).pipeThrough(new RepairStream()));
  expect(output).toBe(repair(manyLines));
});

test('an empty stream comes out empty', async () => {
  expect(await collect(streamOf('', 1).pipeThrough(new RepairStream()))).toBe('');
});

test('a reader that waits makes the source wait', async () => {
  const source = new Endless();
  const reader = source.stream.pipeThrough(new RepairStream()).getReader();
  await reader.read();
  await settle();
  expect(source.asked).toBeLessThan(5);
});

test('a reader that goes away stops the source', async () => {
  const source = new Endless();
  const reader = source.stream.pipeThrough(new RepairStream()).getReader();
  await reader.read();
  await reader.cancel('enough');
  await settle();
  expect(source.cancelled).toBe('enough');
});

test('an error further down stops the source', async () => {
  const source = new Endless();
  const failure = new Error('disk full');
  const sink = new WritableStream<string>({
    write() {
      throw failure;
    },
  });
  await expect(source.stream.pipeThrough(new RepairStream()).pipeTo(sink)).rejects.toBe(failure);
  expect(source.cancelled).toBe(failure);
});

test('a signal stops both ends', async () => {
  const source = new Endless();
  const controller = new AbortController();
  const repaired = source.stream.pipeThrough(new RepairStream(), { signal: controller.signal });
  const reader = repaired.getReader();
  await reader.read();
  const reason = new Error('stop');
  controller.abort(reason);
  await expect(
    (async () => {
      for (;;) if ((await reader.read()).done) return;
    })(),
  ).rejects.toBe(reason);
  expect(source.cancelled).toBe(reason);
});

test('a report that throws fails the stream', async () => {
  const failure = new Error('found one');
  const failing = new RepairStream({
    report() {
      throw failure;
    },
  });
  await expect(collect(streamOf('é', 1).pipeThrough(failing))).rejects.toBe(failure);
});

test('wrong options throw at once', () => {
  expect(() => new RepairStream({ minConfidence: 2 })).toThrow(UnmojibakeError);
});
