/** What is read where bytes are lost. Needs nothing of Node. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import type { Channel, DecoderBehaviour } from '../../src/index.ts';
import { explain, garble, type Loss, repair, type Step } from '../../src/index.ts';

const SENTENCES: readonly string[] = [
  '雨停了以后，孩子们又跑到院子里踢球，谁也不想回家吃饭。',
  '图书馆的旧书架后面藏着一封没有署名的信，信里只写了三句话。',
  '雨がやんだら、庭でまた遊びましょう。夕飯までには帰ってきてね。',
  '古い時計の修理を頼んだが、部品が見つからないと言われた。',
  '비가 그치면 마당에서 다시 놀자. 저녁 먹기 전에는 꼭 돌아와야 한다.',
  '도서관 뒤편의 낡은 책장에서 이름 없는 편지를 발견했다.',
  'Старый фонарь у крыльца больше не горит, и дорогу к дому находят на ощупь.',
];

const PAIRS: readonly (readonly [right: string, wrong: string])[] = [
  ...['gbk', 'big5', 'shift_jis', 'euc-kr', 'euc-jp', 'windows-1252'].map(
    (wrong) => ['utf-8', wrong] as const,
  ),
  ['gbk', 'shift_jis'],
  ['shift_jis', 'windows-1252'],
  ['euc-kr', 'shift_jis'],
];
const DECODERS: readonly DecoderBehaviour[] = ['whatwg', 'python', 'iconv', 'php', 'windows', 'drop'];

/** A byte of an output: known, or not. */
const UNKNOWN = -1;

function bytesOf(text: string, encoding: string): number[] {
  return [...getEncoding(encoding)!.encode(text, { lenient: true }).bytes];
}

/** The bytes of a step's replacement, those of lost characters as far as the report knows them. */
function outputBytes({ replacement, losses, layers }: Step, offset: number): number[] {
  const bytes: number[] = [];
  let at = 0;
  const encode = (end: number): void => {
    bytes.push(...bytesOf(replacement.slice(at, end), layers[0]!.right));
  };
  for (const loss of losses) {
    encode(loss.start - offset);
    for (const byte of loss.bytes) bytes.push(byte === '??' ? UNKNOWN : Number.parseInt(byte, 16));
    at = loss.end - offset;
  }
  encode(replacement.length);
  return bytes;
}

const MARKS = '\ufffd?\u30fb';
/** A mark stands for so many bytes at most. */
const LONGEST_MARK = 3;

/**
 * True if the bytes of the output, lost ones left out, are those of the span: an implementation of its own, by
 * the set of places that can be reached behind each character.
 */
function agrees(span: string, output: readonly number[], wrong: string): boolean {
  const encoding = getEncoding(wrong)!;
  const skip = (places: Set<number>): Set<number> => {
    for (const place of places) if (place < output.length && output[place] === UNKNOWN) places.add(place + 1);
    return places;
  };
  let places = skip(new Set([0]));
  for (const character of span) {
    const next = new Set<number>();
    const codePoint = character.codePointAt(0)!;
    const sequences = [encoding.encodeCodePoint(codePoint, true), ...encoding.otherBytes(codePoint)];
    if (character === ' ') sequences.push(0xa0);
    for (const place of places) {
      for (const sequence of sequences) {
        if (sequence < 0) continue;
        const bytes = sequence
          .toString(16)
          .padStart(2, '0')
          .match(/../g)!
          .map((hex) => Number.parseInt(hex, 16));
        if (bytes.every((byte, i) => output[place + i] === byte)) next.add(place + bytes.length);
      }
      if (!MARKS.includes(character)) continue;
      for (let length = 0; length <= LONGEST_MARK; length++) {
        if (output.slice(place, place + length).every((byte) => byte === UNKNOWN)) next.add(place + length);
      }
    }
    places = skip(next);
    if (places.size === 0) return false;
  }
  return places.has(output.length);
}

const damaged = fc
  .record({
    sentences: fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 2 }),
    pair: fc.constantFrom(...PAIRS),
    decoder: fc.constantFrom(...DECODERS),
    start: fc.nat({ max: 6 }),
  })
  .map(({ sentences, pair: [right, wrong], decoder, start }) => {
    const channel: Channel = { right, wrong, decoder };
    return garble(sentences.join('\n'), channel).slice(start);
  });

describe('every reading with losses', () => {
  test('agrees with the input at every known byte', () => {
    let lossy = 0;
    fc.assert(
      fc.property(damaged, (text) => {
        let shift = 0;
        for (const step of explain(text).steps) {
          const offset = step.start + shift;
          shift += step.replacement.length - (step.end - step.start);
          if (step.kind !== 'decode' || step.losses.length === 0 || step.layers.length > 1) continue;
          lossy++;
          const output = outputBytes(step, offset);
          expect(agrees(text.slice(step.start, step.end), output, step.layers[0]!.wrong)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
    expect(lossy).toBeGreaterThan(50);
  });

  test('needs no second repair', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const repaired = repair(text);
        expect(repair(repaired)).toBe(repaired);
      }),
      { numRuns: 100 },
    );
  });

  test('lists as many probabilities as candidates, at most 64, likeliest first', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        for (const { candidates, probabilities = [] } of explain(text).losses as readonly Loss[]) {
          expect(candidates.length).toBeLessThanOrEqual(64);
          if (probabilities.length > 0) expect(probabilities.length).toBe(candidates.length);
          expect([...probabilities].sort((a, b) => b - a)).toEqual(probabilities);
          expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThan(1.001);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what survives comes out', () => {
  const CHINESE = SENTENCES[0]!;
  test.each(DECODERS)('UTF-8 as GBK, decoded as %s does', (decoder) => {
    const repaired = repair(garble(CHINESE, { right: 'utf-8', wrong: 'gbk', decoder }), { losses: 'mark' });
    expect(repaired).toMatch(/^雨停了以后，孩子.{1,2}跑到院子里踢球，谁也不想.{1,2}吃.*$/u);
  });

  test('Big5 whose lead bytes are lost, so that no reading without losses finds it', () => {
    const text = '郵差說這封信在路上走了三十年，信封上的字已經看不清楚。';
    const repaired = repair(garble(text, { right: 'big5', wrong: 'gbk', decoder: 'python' }));
    expect(repaired).toMatch(
      /^郵差說這.{1,2}信.{1,2}路.{1,2}走.{1,10}信.{1,2}上.{1,2}字.{1,2}經.{1,2}不清楚.{1,2}$/u,
    );
  });

  test('a space behind a byte that vanished stays a space', () => {
    const text = 'Я смотрю с крыльца, как с яблони осыпается снег.';
    const garbled = garble(text, { right: 'utf-8', wrong: 'windows-1252', decoder: 'drop' });
    expect(repair(garbled, { losses: 'mark' })).toBe(text.replace(/[ся]/g, '\ufffd'));
  });

  test('the only letter that a page can lose is filled in', () => {
    const text = 'Шофер из Пскова знает длинную дорогу для Шуры и Тани';
    const garbled = garble(text, { right: 'x-mac-cyrillic', wrong: 'windows-1251', decoder: 'python' });
    const { text: repaired, losses } = explain(garbled);
    expect(repaired).toBe(text);
    expect(losses.map(({ start, candidates }) => [start, candidates])).toEqual([
      [0, ['Ш']],
      [text.indexOf('Шуры'), ['Ш']],
    ]);
  });

  test('healthy Cyrillic text in which a letter is lost stays as it is', () => {
    for (const mark of ['\ufffd', '?']) {
      for (let at = 0; at < 60; at += 7) {
        const text = [...SENTENCES.at(-1)!].with(at, mark).join('');
        expect(repair(text)).toBe(text);
      }
    }
  });

  test('a swallowed line end is told as lost', () => {
    const garbled = garble('打开文件。\n第二行文件', { right: 'utf-8', wrong: 'gbk', decoder: 'windows' });
    expect(garbled).not.toContain('\n');
    const { text, losses } = explain(garbled, { losses: 'mark' });
    expect(text).toMatch(/^打开文件\ufffd\ufffd第二行文/u);
    expect(losses.some(({ reason }) => reason.includes('swallowed'))).toBe(true);
  });

  test('the lines around stay as they are', () => {
    const healthy = 'Is this a healthy line? Yes: éàü, 这一行没有问题。';
    const lossy = garble(CHINESE, { right: 'utf-8', wrong: 'gbk', decoder: 'python' });
    const lines = Array.from({ length: 300 }, (_, i) => (i % 3 === 2 ? lossy : `${healthy} ${i}`));
    const repaired = repair(lines.join('\n')).split('\n');
    expect(repaired.length).toBe(lines.length);
    expect(repaired.filter((line, i) => i % 3 !== 2 && line !== lines[i])).toEqual([]);
    expect(repaired[2]).toContain('跑到院子里踢球');
  });
});

describe('the losses option', () => {
  // The last byte of 后 and of others is lost behind an ASCII character.
  const garbled = garble('天气预报说今晚有雨 请带好雨伞', {
    right: 'utf-8',
    wrong: 'gbk',
    decoder: 'python',
  });

  test('mark writes U+FFFD', () => {
    expect(repair(garbled, { losses: 'mark' })).toMatch(/^天气预报说今晚有\ufffd 请带好雨\ufffd$/u);
  });

  test('skip writes nothing', () => {
    expect(repair(garbled, { losses: 'skip' })).toBe('天气预报说今晚有 请带好雨');
  });

  test('best writes the likeliest', () => {
    expect(repair(garbled, { losses: 'best' })).not.toContain('\ufffd');
  });

  test('evidence fills in what the document shows, and tells why', () => {
    const line = garble('明天还会下大雨 请关好门窗', { right: 'utf-8', wrong: 'gbk', decoder: 'python' });
    const { text, losses } = explain(
      `今天会下大雨 请带伞。\n后天会下大雨 请带伞。\n周末还会下大雨 请早点回家。\n${line}`,
    );
    expect(text).toContain('明天还会下大雨 请关好门');
    expect(losses.some(({ evidence }) => evidence?.includes('elsewhere in the document'))).toBe(true);
  });
});
