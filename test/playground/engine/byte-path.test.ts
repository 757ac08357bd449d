import { describe, expect, test } from 'vitest';
import { chainsOf, placesOf } from '../../../playground/engine/byte-path.ts';
import { damagedText } from '../../../playground/engine/damage.ts';
import { explain, garble } from '../../../src/index.ts';

describe('the byte path of a report', () => {
  test('has a chain for each kind of garbling, in order', () => {
    const input = `Une ${garble('forêt très dense', { right: 'utf-8', wrong: 'windows-1252' })}\n${garble(
      'et une rivière gelée',
      { right: 'utf-8', wrong: 'cp850' },
    )}`;
    const { steps } = explain(input);
    const chains = chainsOf(placesOf(input, steps));
    expect(chains.map(({ layers }) => layers[0]!.wrong)).toEqual(['windows-1252', 'cp850']);
    const drawn = chains.flatMap(({ places }) => places.flat());
    expect(drawn.map(({ right }) => right).join('')).toContain('ê');
    for (const { wrong } of drawn) expect(input).toContain(wrong);
  });

  test('shows lost bytes as ?? where they stood', () => {
    const input = garble('明天的春游改到下星期，大家记得带伞和水壶。', {
      right: 'utf-8',
      wrong: 'gbk',
      decoder: 'python',
    });
    const { steps, losses } = explain(input);
    expect(losses.length).toBeGreaterThan(0);
    const [chain] = chainsOf(placesOf(input, steps));
    const hex = chain!.places.flat().flatMap(({ bands }) => bands[0]!.hex);
    const unknown = losses.flatMap(({ bytes }) => bytes).filter((byte) => byte === '??');
    expect(hex.filter((byte) => byte === '??')).toHaveLength(unknown.length);
  });

  test('draws a run that was paired one byte off as the pairs that were read', () => {
    const parts = [{ text: '去年冬天我们搬到山脚下的小镇，每天早上都能听见教堂的钟声。', lostByte: 7 }];
    const input = damagedText(parts);
    const { steps } = explain(input);
    expect(steps.map(({ kind }) => kind)).toContain('realign');
    const [chain] = chainsOf(placesOf(input, steps));
    const drawn = chain!.places.flat();
    expect(drawn.map(({ right }) => right).join('')).toContain('我们搬到山脚下');
    expect(drawn.map(({ wrong }) => wrong).join('')).toContain('涛颐前岬缴');
  });

  test('leaves out steps without layers, and says when it stops early', () => {
    const layers = [{ right: 'utf-8', wrong: 'windows-1252' }];
    const place = { input: 'Ã©', replacement: 'é', layers, losses: [] };
    expect(chainsOf([{ ...place, layers: [] }])).toEqual([]);
    const [many] = chainsOf(Array.from({ length: 100 }, () => place));
    expect(many!.isCut).toBe(true);
    expect(many!.places.length).toBeLessThan(100);
  });
});
