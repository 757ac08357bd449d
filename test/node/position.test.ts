import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Positions } from '../../src/node/position.ts';

describe('Positions', () => {
  test('counts lines and columns from 1', () => {
    const positions = new Positions('ab\ncd');
    expect([0, 1, 2, 3, 5].map((offset) => positions.at(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
    ]);
  });

  test('counts code points, not code units', () => {
    expect(new Positions('𝄞𝄞x').at(4)).toEqual({ line: 1, column: 3 });
  });

  test('takes CR LF as one line end and CR alone as one', () => {
    expect(new Positions('a\r\nb\rc').at(5)).toEqual({ line: 3, column: 1 });
  });

  test('leaves a byte order mark out of the columns', () => {
    expect(new Positions('\ufeffab').at(2)).toEqual({ line: 1, column: 2 });
    expect(new Positions('a\ufeffb').at(2)).toEqual({ line: 1, column: 3 });
  });

  test('goes back when asked for an earlier place, and stops at the end', () => {
    const positions = new Positions('a\nb');
    expect(positions.at(99)).toEqual({ line: 2, column: 2 });
    expect(positions.at(0)).toEqual({ line: 1, column: 1 });
  });

  test('gives the same answer in one go as step by step', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '𝄞', '\ud800', '\ufeff', 'é') });
    fc.assert(
      fc.property(text, (value) => {
        const walking = new Positions(value);
        for (let offset = 0; offset <= value.length; offset++) walking.at(offset);
        expect(walking.at(value.length)).toEqual(new Positions(value).at(value.length));
      }),
    );
  });
});
