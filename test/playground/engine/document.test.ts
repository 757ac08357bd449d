import { describe, expect, test } from 'vitest';
import { RepairedDocument } from '../../../playground/engine/document.ts';
import { isLong } from '../../../playground/engine/protocol.ts';
import { apply, garble } from '../../../src/index.ts';

const CHANNEL = { right: 'utf-8', wrong: 'windows-1252' };
const LINE = 'Le garçon a oublié ses clés près de la fenêtre.';

describe('RepairedDocument', () => {
  test('healthy text', async () => {
    const outcome = (await RepairedDocument.repair(LINE)).outcome();
    expect(outcome).toMatchObject({ verdict: 'healthy', text: LINE, changes: 0, hasForeign: true });
  });

  test('repaired text: what happened, and marks without the letters that came through', async () => {
    const document = await RepairedDocument.repair(garble(LINE, CHANNEL));
    const outcome = document.outcome();
    expect(outcome).toMatchObject({ verdict: 'repaired', text: LINE, chains: [{ layers: [CHANNEL] }] });
    const marked = outcome.passages.after.filter(({ change }) => change !== undefined);
    expect(marked.map(({ text }) => text)).toEqual(['ç', 'é', 'é', 'è', 'ê']);
  });

  test('hopeless text has a reason', async () => {
    const outcome = (await RepairedDocument.repair('锟斤拷锟斤拷锟斤拷锟斤拷')).outcome();
    expect(outcome.verdict).toBe('hopeless');
    expect(outcome.reason).toContain('锟斤拷');
  });

  test('readings: the answer first, the input among them, each with a byte path', async () => {
    const document = await RepairedDocument.repair(garble('Grüße aus Köln', CHANNEL));
    const readings = document.readings();
    expect(readings[0]).toMatchObject({ isAnswer: true, excerpt: 'Grüße aus Köln' });
    expect(readings.filter(({ isInput }) => isInput)).toHaveLength(1);
    for (const [index, { isInput }] of readings.entries()) {
      expect(document.path(index).length > 0).toBe(!isInput);
    }
  });

  test('a chosen reading and its edits', async () => {
    const input = garble('Übung macht den Meister', CHANNEL);
    const document = await RepairedDocument.repair(input);
    const choice = { right: 'utf-8', wrong: 'windows-1252' };
    expect(document.choose(choice)).toMatchObject({ verdict: 'chosen', text: 'Übung macht den Meister' });
    expect(apply(input, document.report(choice).steps)).toBe('Übung macht den Meister');
    expect(document.choose({ candidate: 1 }).text).not.toBe('Übung macht den Meister');
  });

  test('a long text is shown from its first change, and told block by block', async () => {
    const text = `${'Nothing happens here.\n'.repeat(6000)}${garble(LINE, CHANNEL)}\n${'The end.\n'.repeat(3000)}`;
    expect(isLong(text)).toBe(true);
    const told: number[] = [];
    const document = await RepairedDocument.repair(text, {}, (done) => told.push(done));
    const { passages, text: whole, changes } = document.outcome();
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(text.length);
    expect(whole).toBeUndefined();
    expect(changes).toBeGreaterThan(0);
    expect(passages.isCut).toBe(true);
    expect(passages.after.map((piece) => piece.text).join('')).toContain(LINE);
    expect(document.report().text).toContain(LINE);
    expect(apply(text, document.report().steps)).toBe(document.report().text);
  });
});
