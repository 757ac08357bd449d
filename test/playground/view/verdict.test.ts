import { describe, expect, test } from 'vitest';
import { RepairedDocument } from '../../../playground/engine/document.ts';
import type { Outcome } from '../../../playground/engine/protocol.ts';
import { en } from '../../../playground/language/en.ts';
import { zh } from '../../../playground/language/zh.ts';
import { describeLayers, type Verdict, verdictOf } from '../../../playground/view/verdict.ts';
import { garble } from '../../../src/index.ts';

const LAYER = { right: 'utf-8', wrong: 'windows-1252' };
const outcomeOf = async (text: string): Promise<Outcome> => (await RepairedDocument.repair(text)).outcome();

describe('verdictOf', () => {
  test('healthy', async () => {
    const { title, sureness } = verdictOf(await outcomeOf('Tout va bien à Genève.'), en);
    expect(title).toBe('Nothing is wrong with this text');
    expect(sureness).toBeUndefined();
  });

  test('repaired, nothing lost', async () => {
    const outcome = await outcomeOf(garble('Tout va bien à Genève, même en été.', LAYER));
    expect(verdictOf(outcome, en)).toMatchObject({
      title: 'Repaired',
      details: ['It was UTF-8 read as Windows-1252.', 'Nothing is lost.'],
    });
    expect(verdictOf(outcome, zh).details).toContain('没有丢失任何内容。');
  });

  test('several kinds of garbling are counted', async () => {
    const lines = ['Tout va bien à Genève, même en été.', 'Il a gelé près de la forêt.'];
    const text = `${garble(lines[0]!, LAYER)}\n${garble(lines[1]!, { right: 'utf-8', wrong: 'cp850' })}`;
    const [first, second] = verdictOf(await outcomeOf(text), en).details;
    expect(first).toMatch(/^In (one place|\d+ places) it was UTF-8 read as /);
    expect(second).toMatch(/^In (one place|\d+ places) it was UTF-8 read as /);
  });

  test('lost places are counted, and those that were filled', async () => {
    const repaired = await outcomeOf(garble('Tout va bien à Genève, même en été.', LAYER));
    const told = (losses: number, filled: number): Verdict => verdictOf({ ...repaired, losses, filled }, en);
    expect(told(3, 1)).toMatchObject({
      title: 'Repaired as far as possible',
      details: [
        expect.any(String),
        '2 places are lost and marked with \ufffd. One lost character was filled in from evidence.',
      ],
    });
    expect(told(2, 2)).toMatchObject({
      title: 'Repaired',
      details: [expect.any(String), '2 lost characters were filled in from evidence.'],
    });
  });

  test('hopeless', async () => {
    const { title, details } = verdictOf(await outcomeOf('锟斤拷锟斤拷锟斤拷锟斤拷'), zh);
    expect(title).toBe('乱码已无法还原');
    expect(details[0]).toContain('锟斤拷');
  });
});

test('describeLayers counts the same layer', () => {
  expect(describeLayers([LAYER, LAYER], en)).toBe('UTF-8 read as Windows-1252, twice');
  expect(describeLayers([LAYER, LAYER, LAYER], en)).toBe('UTF-8 read as Windows-1252, 3 times');
  expect(describeLayers([LAYER, { right: 'utf-8', wrong: 'cp437' }], en)).toBe(
    'UTF-8 read as Windows-1252, then UTF-8 read as CP437',
  );
});
