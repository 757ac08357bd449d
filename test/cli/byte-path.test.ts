import { describe, expect, test } from 'vitest';
import { describeBytes } from '../../src/cli/byte-path.ts';
import type { Loss, Step } from '../../src/report.ts';

function step(parts: Partial<Step>): Step {
  const defaults = {
    kind: 'decode',
    start: 0,
    end: 1,
    replacement: '',
    layers: [],
    confidence: 1,
    losses: [],
  };
  return { ...defaults, ...parts } as Step;
}

function loss(start: number, bytes: readonly string[]): Loss {
  return { start, end: start + 1, reason: 'gone', bytes, candidates: [] };
}

describe('describeBytes', () => {
  test('one layer', () => {
    const layers = [{ right: 'gbk', wrong: 'windows-1252' }];
    expect(describeBytes(step({ replacement: '啊', layers }), 0)).toBe(
      'gbk bytes B0 A1 read as windows-1252',
    );
  });

  test('two layers, the first made first', () => {
    const layer = { right: 'utf-8', wrong: 'windows-1252' };
    expect(describeBytes(step({ replacement: 'é', layers: [layer, layer] }), 0)).toBe(
      'utf-8 bytes C3 A9 read as windows-1252; then utf-8 bytes C3 83 C2 A9 read as windows-1252',
    );
  });

  test('lost bytes are ??, and a second layer is known up to them only', () => {
    const layers = [
      { right: 'utf-8', wrong: 'gbk' },
      { right: 'utf-8', wrong: 'windows-1252' },
    ];
    const losses = [loss(5, ['E5', '??', '??'])];
    expect(describeBytes(step({ start: 3, replacement: 'ab\ufffdc', layers, losses }), 0)).toBe(
      'utf-8 bytes 61 62 E5 ?? ?? 63 read as gbk; then utf-8 bytes 61 62 … read as windows-1252',
    );
  });

  test('places of losses count from the output', () => {
    const layers = [{ right: 'gbk', wrong: 'gbk' }];
    const losses = [loss(11, [])];
    expect(
      describeBytes(step({ kind: 'realign', start: 4, replacement: '啊\ufffd', layers, losses }), 6),
    ).toBe('gbk bytes B0 A1 ?? paired one byte off');
  });

  test('long ones are cut short', () => {
    const layers = [{ right: 'utf-8', wrong: 'gbk' }];
    expect(describeBytes(step({ replacement: '中'.repeat(1000), layers }), 0)).toBe(
      'utf-8 bytes E4 B8 AD E4 B8 AD E4 B8 AD E4 B8 AD … read as gbk',
    );
  });

  test('what the encoding lacks is unknown', () => {
    const layers = [{ right: 'windows-1252', wrong: 'gbk' }];
    expect(describeBytes(step({ replacement: 'é中', layers }), 0)).toBe(
      'windows-1252 bytes E9 ?? read as gbk',
    );
  });

  test('no decoder made a step without layers', () => {
    expect(describeBytes(step({ kind: 'gloss' }), 0)).toBe('');
  });
});
