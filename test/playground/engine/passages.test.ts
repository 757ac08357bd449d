import { describe, expect, test } from 'vitest';
import { type Piece, passagesOf } from '../../../playground/engine/passages.ts';
import { explain, garble } from '../../../src/index.ts';

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

describe('passagesOf', () => {
  test('marks the same change on both sides', () => {
    const { before, after, isCut } = passagesOf('a Ã© b', [{ start: 2, end: 4, replacement: 'é' }]);
    expect(before).toEqual([{ text: 'a ' }, { text: 'Ã©', change: 0 }, { text: ' b' }]);
    expect(after).toEqual([{ text: 'a ' }, { text: 'é', change: 0 }, { text: ' b' }]);
    expect(isCut).toBe(false);
  });

  test('marks what is lost inside of a change', () => {
    const edits = [
      { start: 0, end: 1, replacement: '' },
      { start: 2, end: 6, replacement: 'x\ufffdy', losses: [{ start: 2, end: 3 }] },
    ];
    expect(passagesOf('ab1234c', edits).after).toEqual([
      { text: 'b' },
      { text: 'x', change: 1 },
      { text: '\ufffd', change: 1, loss: 0 },
      { text: 'y', change: 1 },
      { text: 'c' },
    ]);
  });

  test('both sides of a report are whole', () => {
    const input = garble('今天的作业是写一篇日记，题目自己想。', {
      right: 'utf-8',
      wrong: 'gbk',
      decoder: 'python',
    });
    const { steps, text, losses } = explain(`ok ${input}`);
    const { before, after } = passagesOf(`ok ${input}`, steps);
    expect(textOf(before)).toBe(`ok ${input}`);
    expect(textOf(after)).toBe(text);
    expect(after.filter(({ loss }) => loss !== undefined)).toHaveLength(losses.length);
  });

  test('a part of a text has the changes inside of it only', () => {
    const edits = [0, 4, 8].map((start) => ({ start, end: start + 2, replacement: '-' }));
    const { before, after, isCut } = passagesOf('aa..bb..cc', edits, 4, 9);
    expect(textOf(before)).toBe('bb..c');
    expect(textOf(after)).toBe('-..c');
    expect(isCut).toBe(true);
  });

  test('many changes are shown, but not all of them marked', () => {
    const edits = Array.from({ length: 5000 }, (_, at) => ({ start: at, end: at + 1, replacement: 'b' }));
    const { after } = passagesOf('a'.repeat(5000), edits);
    expect(textOf(after)).toBe('b'.repeat(5000));
    expect(after.filter(({ change }) => change !== undefined).length).toBeLessThan(5000);
  });
});
