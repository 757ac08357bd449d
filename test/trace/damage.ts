/** How far a page is from what it should be, and what edits make of it. */
import type { Edit } from '../../src/edit.ts';

export function applied(text: string, edits: readonly Pick<Edit, 'start' | 'end' | 'replacement'>[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(done, start), replacement);
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** Levenshtein distance in code units. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const substituted = row[j]! + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(substituted, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
