import { describe, expect, test } from 'vitest';
import { apply, explain, garble, repair } from '../../src/index.ts';
import { readSelfEvident } from '../../src/search/self-evident.ts';

const read = (text: string) => readSelfEvident(text, { start: 0, end: text.length });

test.each([
  ['windows-1252', 'Où est passée la clé du grenier ?'],
  ['windows-1251', 'Übermorgen öffnet das Café wieder, sagt die Köchin.'],
  ['cp437', 'Старый фонарь у крыльца больше не горит.'],
  ['gbk', '雨停了以后，孩子们又跑到院里踢球'],
])('a sentence as %s', (wrong, sentence) => {
  const reading = read(garble(sentence, { right: 'utf-8', wrong }));
  expect(reading?.text).toBe(sentence);
  expect(reading?.channel.wrong.name).toBe(wrong);
});

test.each([
  ['healthy', 'Übermorgen öffnet das Café wieder.'],
  ['one sequence that may be meant', 'FIN »É»'],
  [
    'garbled twice',
    garble('Où est passée la clé ?', Array(2).fill({ right: 'utf-8', wrong: 'windows-1252' })),
  ],
  ['bytes lost', garble('雨停了以后，孩子们又跑到院子里。', { right: 'utf-8', wrong: 'gbk' })],
  ['replacement characters', '锟斤拷锟斤拷锟斤拷'],
  ['half of it healthy', 'Ã©tÃ© à Köln'],
])('%s is left to the search', (_name, text) => {
  expect(read(text)).toBeUndefined();
});

describe('a document of such lines', () => {
  const once = { right: 'utf-8', wrong: 'windows-1252' };
  const truth = [
    'Où est passée la clé du grenier ?',
    'Ça va être détruit après-demain, très tôt.',
    'Nothing is wrong with this line.',
    'Le café est fermé, la crèmerie déménagée.',
  ];
  const [first, second, third, fourth] = truth as [string, string, string, string];
  const text = [garble(first, once), garble(second, [once, once]), third, garble(fourth, once)].join('\n');

  test('is repaired, whichever of the lines have another layer', () => {
    expect(repair(text)).toBe(truth.join('\n'));
  });

  test('is told as steps that replay and are proven', () => {
    const { text: repaired, steps } = explain(text);
    expect(repaired).toBe(truth.join('\n'));
    expect(apply(text, steps)).toBe(repaired);
    for (const { start, end, replacement, layers } of steps)
      expect(garble(replacement, layers)).toBe(text.slice(start, end));
    expect(steps.map(({ layers }) => layers.length)).toContain(2);
  });
});

describe('a document with lines that lose bytes', () => {
  const channel = { right: 'utf-8', wrong: 'gbk' };
  const truth = [
    '雨停了以后孩子们又跑到院子里',
    '他们踢球。',
    '邻居家的猫在墙上看着，不肯下来。',
    '天黑了，大家才回家吃饭',
  ];
  const text = truth.map((line) => garble(line, channel)).join('\n');

  test('keeps what is left and reports what is not', () => {
    const { text: repaired, steps, losses } = explain(text);
    expect(repair(text)).toBe(repaired);
    expect(apply(text, steps)).toBe(repaired);
    expect(losses.length).toBeGreaterThan(0);
    repaired.split('\n').forEach((line, index) => {
      expect(line).toHaveLength(truth[index]!.length);
      for (let i = 0; i < line.length; i++) expect([truth[index]![i], '\ufffd']).toContain(line[i]);
    });
  });

  test.each(['mark', 'skip', 'best'] as const)('handles losses as asked: %s', (handling) => {
    const { text: repaired, steps } = explain(text, { losses: handling });
    expect(repair(text, { losses: handling })).toBe(repaired);
    expect(apply(text, steps)).toBe(repaired);
    expect(repaired.includes('\ufffd')).toBe(handling === 'mark');
  });
});
