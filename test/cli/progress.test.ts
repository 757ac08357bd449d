import { expect, test } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';

interface Recorder {
  readonly isTTY: boolean;
  readonly written: string[];
  write(text: string): void;
}

function recorder(isTTY: boolean): Recorder {
  const written: string[] = [];
  return { isTTY, written, write: (text) => void written.push(text) };
}

/** Advances through steps of milliseconds and bytes. */
function watch(stream: Recorder, total: number | undefined, steps: readonly [number, number][]): string[] {
  let time = 0;
  const progress = new Progress(stream, total, () => time);
  for (const [milliseconds, bytes] of steps) {
    time += milliseconds;
    progress.advance(bytes);
  }
  progress.clear();
  progress.clear();
  return stream.written;
}

test('shows rate and time left on a terminal, and takes the line away', () => {
  expect(watch(recorder(true), 10_000_000, [[2000, 4_000_000]])).toEqual([
    '\r\u001b[K40 % of 10.0 MB, 2.0 MB/s, 3 s left',
    '\r\u001b[K',
  ]);
});

test('shows what is done where the whole is not known', () => {
  expect(watch(recorder(true), undefined, [[1000, 1_500_000]])[0]).toBe('\r\u001b[K1.5 MB, 1.5 MB/s');
});

test.each([
  [400_000_000, '7 min left'],
  [20_000_000_000, '5.6 h left'],
])('of %d bytes says %s', (total, left) => {
  expect(watch(recorder(true), total, [[1000, 1_000_000]])[0]).toContain(left);
});

test('looks ten times a second at most', () => {
  const steps = Array.from({ length: 100 }, (): [number, number] => [10, 1000]);
  const looks = watch(recorder(true), 100_000, steps).length - 1;
  expect(looks).toBeGreaterThan(2);
  expect(looks).toBeLessThanOrEqual(10);
});

test('shows nothing of short work or without a terminal', () => {
  expect(watch(recorder(true), 100, [[200, 100]])).toEqual([]);
  expect(watch(recorder(false), 10_000_000, [[2000, 4_000_000]])).toEqual([]);
});
