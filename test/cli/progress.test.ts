import { expect, test } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';

function recorder(isTTY: boolean): { isTTY: boolean; written: string[]; write(text: string): void } {
  const written: string[] = [];
  return { isTTY, written, write: (text) => void written.push(text) };
}

test('names a big file on a terminal and takes the line away', () => {
  const stream = recorder(true);
  const progress = new Progress(stream, 2);
  progress.begin('a.txt', 12_300_000);
  progress.clear();
  progress.clear();
  expect(stream.written).toEqual(['\r\u001b[Krepairing a.txt, 12.3 MB (1 of 2) …', '\r\u001b[K']);
});

test('shows nothing for a small file or without a terminal', () => {
  const terminal = recorder(true);
  new Progress(terminal, 1).begin('a.txt', 1000);
  const pipe = recorder(false);
  new Progress(pipe, 1).begin('a.txt', 99_000_000);
  expect([terminal.written, pipe.written]).toEqual([[], []]);
});
