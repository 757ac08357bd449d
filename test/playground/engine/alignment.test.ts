import { describe, expect, test } from 'vitest';
import { alignLayers, type Group } from '../../../playground/engine/alignment.ts';
import { garble } from '../../../src/index.ts';

function rightOf(groups: readonly Group[]): string {
  return groups.map(({ right }) => right).join('');
}

function wrongOf(groups: readonly Group[]): string {
  return groups.map(({ wrong }) => wrong).join('');
}

describe('alignLayers', () => {
  test('cuts where characters of both sides begin at the same byte', () => {
    const groups = alignLayers('aé', [{ right: 'utf-8', wrong: 'windows-1252' }]);
    expect(groups).toEqual([
      {
        right: 'a',
        wrong: 'a',
        bands: [{ above: [{ text: 'a', bytes: 1 }], hex: ['61'], below: [{ text: 'a', bytes: 1 }] }],
      },
      {
        right: 'é',
        wrong: 'Ã©',
        bands: [
          {
            above: [{ text: 'é', bytes: 2 }],
            hex: ['C3', 'A9'],
            below: [
              { text: 'Ã', bytes: 1 },
              { text: '©', bytes: 1 },
            ],
          },
        ],
      },
    ]);
  });

  test('keeps characters together that share a byte on the other side', () => {
    // Three bytes each in UTF-8, two in GBK: they meet again after six.
    const groups = alignLayers('雨天', [{ right: 'utf-8', wrong: 'gbk' }]);
    expect(groups.map(({ right, bands }) => [right, bands[0]!.hex.length])).toEqual([['雨天', 6]]);
  });

  test.each([
    ['two layers', 'schön', ['windows-1252', 'windows-1252']],
    ['three layers', 'Ärger über Öl', ['windows-1252', 'iso-8859-1', 'windows-1252']],
    ['surrogate pairs', 'ok 👍🏽 é', ['windows-1252']],
    ['bytes that the wrong encoding cannot read', '雨停了吗', ['shift_jis']],
  ])('both sides are whole: %s', (_, text, wrongs) => {
    const layers = wrongs.map((wrong) => ({ right: 'utf-8', wrong }));
    const groups = alignLayers(text, layers);
    expect(rightOf(groups)).toBe(text);
    expect(wrongOf(groups)).toBe(garble(text, layers));
    for (const { bands } of groups) {
      expect(bands).toHaveLength(wrongs.length);
      for (const { above, hex } of bands) {
        expect(above.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(hex.length);
      }
    }
  });

  test('is empty where an encoding lacks a character', () => {
    expect(alignLayers('雨', [{ right: 'windows-1252', wrong: 'utf-8' }])).toEqual([]);
  });
});
