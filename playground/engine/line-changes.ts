import type { Layer } from '../../src/report.ts';
import { alignLayers } from './alignment.ts';

/** One edit of a reading that has no steps of its own: `input.slice(start, end)` became `replacement`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** The edits that turn `before` into `after`, as narrow as the layers' bytes allow; line by line. */
export function changesBetween(before: string, after: string, layers: readonly Layer[]): Change[] {
  const lines = before.split('\n');
  const readings = after.split('\n');
  // A reading that made or took line ends cannot be compared line by line.
  if (lines.length !== readings.length) return changeOfLine(before, after, [], 0);
  const changes: Change[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    changes.push(...changeOfLine(line, readings[index]!, layers, start));
    start += line.length + 1;
  }
  return changes;
}

function changeOfLine(before: string, after: string, layers: readonly Layer[], start: number): Change[] {
  if (before === after) return [];
  const groups = alignLayers(after, layers);
  const made = groups.map(({ wrong }) => wrong).join('');
  if (groups.length === 0 || made !== before) return [trimmedChange(before, after, start)];
  const changes: Change[] = [];
  let at = start;
  for (const { right, wrong } of groups) {
    const end = at + wrong.length;
    const last = changes.at(-1);
    if (right !== wrong) {
      if (last?.end === at) changes[changes.length - 1] = joined(last, end, right);
      else changes.push({ start: at, end, replacement: right });
    }
    at = end;
  }
  return changes;
}

function joined(change: Change, end: number, right: string): Change {
  return { start: change.start, end, replacement: change.replacement + right };
}

/** The edit without what both have in common at their ends. */
function trimmedChange(before: string, after: string, start: number): Change {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    start: start + head,
    end: start + before.length - tail,
    replacement: after.slice(head, after.length - tail),
  };
}
