import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfBlock, MOST_BLOCK_LINES, MOST_BLOCK_UNITS, splitBlocks } from '../../src/search/blocks.ts';

const ends = (text: string): number[] => [...splitBlocks(text)].map(({ end }) => end);

describe('a text falls into blocks', () => {
  test('of so many lines', () => {
    const lines = 'é\n'.repeat(2.5 * MOST_BLOCK_LINES);
    expect(ends(lines)).toEqual([2 * MOST_BLOCK_LINES, 4 * MOST_BLOCK_LINES, lines.length]);
  });

  test('of fewer lines where these are long', () => {
    const line = `${'é'.repeat(999)}\n`;
    const inBlock = Math.floor(MOST_BLOCK_UNITS / line.length);
    expect(ends(line.repeat(inBlock + 1))).toEqual([inBlock * line.length, (inBlock + 1) * line.length]);
  });

  test('behind a blank in an endless line', () => {
    const word = `${'é'.repeat(99)} `;
    const text = word.repeat(MOST_BLOCK_UNITS / 50);
    for (const end of ends(text)) expect(text[end - 1]).toBe(' ');
  });

  test('between two characters where there is no blank', () => {
    const text = `é${'😀'.repeat(MOST_BLOCK_UNITS)}`;
    for (const end of ends(text).slice(0, -1)) expect(text.charCodeAt(end)).toBe(0xd83d);
  });

  test('of which none is longer than the window', () => {
    const unit = fc.constantFrom('é'.repeat(5000), 'é'.repeat(70_000), '\n', '\n'.repeat(600), ' ', '😀');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of splitBlocks(text)) {
          expect(start).toBe(at);
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(MOST_BLOCK_UNITS);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 30 },
    );
  });
});

test('a block that may go on has no end yet', () => {
  expect(endOfBlock('é\n', 0)).toBeUndefined();
  expect(endOfBlock('é'.repeat(MOST_BLOCK_UNITS), 0)).toBeUndefined();
  expect(endOfBlock('é'.repeat(MOST_BLOCK_UNITS + 1), 0)).toBe(MOST_BLOCK_UNITS);
});
