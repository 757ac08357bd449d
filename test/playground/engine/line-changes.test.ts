import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../../playground/engine/line-changes.ts';
import { apply, garble } from '../../../src/index.ts';

const LAYER = { right: 'utf-8', wrong: 'windows-1252' };

describe('changesBetween', () => {
  test('is as narrow as the bytes allow', () => {
    expect(changesBetween('La fenÃªtre est fermÃ©e.', 'La fenêtre est fermée.', [LAYER])).toEqual([
      { start: 6, end: 8, replacement: 'ê' },
      { start: 20, end: 22, replacement: 'é' },
    ]);
  });

  test.each([
    ['the same text', 'abc', 'abc', [LAYER]],
    ['several lines', 'Ã©\nb\nÃ¨Ã¨', 'é\nb\nèè', [LAYER]],
    ['line ends that went', 'a\nÃ©', 'aé', [LAYER]],
    ['layers that do not explain it', 'abcd', 'axyd', [LAYER]],
    ['no layers', 'abcd', 'abd', []],
    ['characters taken from the end', 'aaa', 'aa', []],
    ['two layers', garble('über', [LAYER, LAYER]), 'über', [LAYER, LAYER]],
  ])('replays: %s', (_, before, after, layers) => {
    const changes = changesBetween(before, after, layers);
    expect(apply(before, changes)).toBe(after);
    expect(changes.length > 0).toBe(before !== after);
  });
});
