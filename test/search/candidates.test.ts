import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidates, detect, explain, garble, repair } from '../../src/index.ts';

const SENTENCES = [
  'Sabah erken kalkıp işe gitti',
  'Zítra bude hezky, půjdeme ven',
  'Der Bär läuft über die Brücke',
  'Вечером мы пили чай на кухне',
  '昨天我们在公园里散步',
  '駅の前で友達を待っています',
  '오늘은 날씨가 아주 좋습니다',
];

const CHANNELS = [
  ['utf-8', 'windows-1252'],
  ['utf-8', 'gbk'],
  ['windows-1251', 'windows-1252'],
  ['windows-1254', 'windows-1252'],
  ['windows-1250', 'iso-8859-1'],
  ['koi8-r', 'windows-1251'],
  ['gbk', 'big5'],
  ['shift_jis', 'windows-1252'],
] as const;

function isLossless(text: string): boolean {
  return !text.includes('\ufffd') && !text.includes('?');
}

describe('candidates', () => {
  test.each([
    ...SENTENCES,
    'امروز هوا آفتابی است و به پارک می‌رویم',
    'დღეს კარგი ამინდია და პარკში მივდივართ',
  ])('healthy: %s comes first, and surely', (text) => {
    const [first] = candidates(text);
    expect(first).toMatchObject({ text, layers: [] });
    expect(first!.confidence).toBeGreaterThan(0.9);
  });

  test.each([
    ['Eğri', 'windows-1254', 'windows-1252'],
    ['Čaj', 'windows-1250', 'windows-1252'],
    ['Épée', 'windows-1252', 'cp437'],
    ['Утро', 'windows-1251', 'cp866'],
    ['Да', 'windows-1251', 'windows-1252'],
    ['中文', 'gbk', 'windows-1252'],
    ['メモ', 'shift_jis', 'cp437'],
  ])('the truth %s is among the first three though little is known', (truth, right, wrong) => {
    const texts = candidates(garble(truth, { right, wrong })).map(({ text }) => text);
    expect(texts.slice(0, 3)).toContain(truth);
  });

  test('two layers', () => {
    const layers = [
      { right: 'utf-8', wrong: 'windows-1252' },
      { right: 'utf-8', wrong: 'windows-1252' },
    ];
    const truth = 'Der Bär läuft über die Brücke';
    const [first] = candidates(garble(truth, layers));
    expect(first!.text).toBe(truth);
    expect(first!.layers).toHaveLength(2);
  });

  test('a hint moves its language up', () => {
    const garbled = garble('Taş', { right: 'windows-1254', wrong: 'windows-1252' });
    const texts = candidates(garbled, { languages: ['tr'] }).map(({ text }) => text);
    expect(texts[0]).toBe('Taş');
  });

  test('each text once, the input and the repair among them, confidences in order and adding up to 1', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SENTENCES),
        fc.constantFrom(...CHANNELS),
        fc.nat(12),
        (sentence, [right, wrong], length) => {
          const text = garble(sentence.slice(0, length + 1), { right, wrong });
          const found = candidates(text);
          const texts = found.map((candidate) => candidate.text);
          expect(new Set(texts).size).toBe(texts.length);
          expect(texts).toContain(text);
          expect(texts[0]).toBe(repair(text));
          const confidences = found.map(({ confidence }) => confidence);
          expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
          expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a long text is read to its end by every candidate', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `${SENTENCES[3]} ${i}`).join('\n');
    const garbled = garble(lines, { right: 'windows-1251', wrong: 'windows-1252' });
    const start = performance.now();
    const found = candidates(garbled);
    // Generous: it takes a second or two.
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(found[0]!.text).toBe(lines);
    expect(found.some(({ text }) => text === garbled)).toBe(true);
  }, 40_000);

  test('odd input', () => {
    expect(candidates('')).toEqual([{ text: '', layers: [], confidence: 1 }]);
    for (const text of ['\ud800', '\0\uffff', 'é'.repeat(50_000), '\u0081'.repeat(10_000)]) {
      expect(candidates(text).some((candidate) => candidate.text === text)).toBe(true);
    }
  }, 30_000);
});

describe('alternatives of a report', () => {
  test('up to three other readings of a text that changed', () => {
    const garbled = garble('Да, конечно', { right: 'windows-1251', wrong: 'windows-1252' });
    const { text, alternatives } = explain(garbled);
    expect(text).toBe('Да, конечно');
    expect(alternatives.length).toBeGreaterThan(0);
    expect(alternatives.length).toBeLessThanOrEqual(3);
    expect(alternatives.map((alternative) => alternative.text)).not.toContain(text);
  });

  test('none for healthy text and for a long one', () => {
    expect(explain('Guten Morgen, schöne Frau').alternatives).toEqual([]);
    const long = garble(`${SENTENCES[3]}. `.repeat(200), { right: 'utf-8', wrong: 'windows-1252' });
    expect(explain(long)).toMatchObject({ changed: true, alternatives: [] });
  });
});

describe('detect', () => {
  test.each(SENTENCES)('healthy: %s', (text) => {
    expect(detect(text)).toEqual({ garbled: false, confidence: 1, layers: [], repairable: false });
  });

  test('names the layers, the first made first', () => {
    const truth = '駅の前で友達を待っています';
    const once = garble(truth, { right: 'utf-8', wrong: 'windows-1252' });
    expect(detect(once)).toMatchObject({
      garbled: true,
      repairable: true,
      layers: [[{ right: 'utf-8', wrong: 'windows-1252' }]],
    });
    const twice = garble(once, { right: 'utf-8', wrong: 'windows-1252' });
    expect(detect(twice).layers[0]).toHaveLength(2);
  });

  test('agrees with repair on what can be repaired', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SENTENCES),
        fc.constantFrom(...CHANNELS),
        fc.nat(30),
        (sentence, [right, wrong], length) => {
          const text = garble(sentence.slice(0, length + 1), { right, wrong });
          const { garbled, repairable, confidence } = detect(text);
          expect(garbled && repairable).toBe(repair(text) !== text);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          if (isLossless(text) && repair(text) !== text) expect(garbled).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('agrees with repair on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { garbled, repairable } = detect(text);
        expect(garbled && repairable).toBe(repair(text) !== text);
      }),
      { numRuns: 150 },
    );
  });

  test('glosses count', () => {
    const glossed =
      '這個工業(yè)區(qū)的發(fā)展與網(wǎng)路建設密切相關，當地居民也能因此得到更多的好處和便利。';
    expect(repair(glossed)).not.toBe(glossed);
    const { garbled, repairable, layers, reason } = detect(glossed);
    expect({ garbled, repairable, layers }).toEqual({ garbled: true, repairable: true, layers: [] });
    expect(reason).toContain('gloss');
  });

  test.each([
    ['锟斤拷锟斤拷锟斤拷', '锟斤拷'],
    ['Gr\ufffd\ufffde aus K\ufffdln', 'U+FFFD'],
    ['abc \u0099\u008f\u0098 def', 'C1'],
  ])('garbled, and nothing to restore: %j', (text, why) => {
    const { garbled, repairable, reason, confidence } = detect(text);
    expect({ garbled, repairable }).toEqual({ garbled: true, repairable: false });
    expect(reason).toContain(why);
    expect(confidence).toBeGreaterThan(0.5);
    expect(repair(text)).toBe(text);
  });

  test('a replacement character on its own is an example, not damage', () => {
    expect(detect('The sign \ufffd is U+FFFD').garbled).toBe(false);
  });
});
