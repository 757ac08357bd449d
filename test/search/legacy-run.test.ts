import { describe, expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { apply, explain, garble, repair } from '../../src/index.ts';
import { isLegacyChannel, readLegacyRun } from '../../src/search/legacy-run.ts';

const RUSSIAN = [
  'Старый фонарь у крыльца больше не горит.',
  'Соседская кошка сидит на заборе и смотрит вниз.',
  'Plain ASCII stands between them.',
  'Когда дождь кончился, дети снова побежали во двор.',
];
const CHINESE = ['雨停了以后，孩子们又跑到院子里踢球。', '邻居家的猫坐在墙上看着，不肯下来。'];

function read(text: string, right: string, wrong: string) {
  const channel = { right: getEncoding(right)!, wrong: getEncoding(wrong)!, logPrior: -5 };
  return readLegacyRun(text, { start: 0, end: text.length }, channel);
}

test.each([
  ['koi8-r', 'windows-1251', RUSSIAN],
  ['windows-1251', 'windows-1252', RUSSIAN],
  ['gbk', 'windows-1252', CHINESE],
] as const)('%s as %s', (right, wrong, lines) => {
  const truth = lines.join('\n');
  const garbled = garble(truth, { right, wrong });
  const { text, end, lines: count } = read(garbled, right, wrong)!;
  expect(truth.startsWith(text)).toBe(true);
  expect(garble(text, { right, wrong })).toBe(garbled.slice(0, end));
  expect(count).toBeGreaterThan(0);
});

test.each([
  ['healthy text', RUSSIAN[0]!],
  ['a healthy part', `${garble(RUSSIAN[0]!, { right: 'koi8-r', wrong: 'windows-1251' })} ${RUSSIAN[1]}`],
  ['the alphabet', garble('абцдефгхийклмнопярстужвьызшэщч', { right: 'koi8-r', wrong: 'windows-1251' })],
  ['few letters', garble('двор', { right: 'koi8-r', wrong: 'windows-1251' })],
  ['a letter that the wrong page lacks', '中'],
])('%s is left to the search', (_name, text) => {
  expect(read(text, 'koi8-r', 'windows-1251')).toBeUndefined();
});

test('ends before the first line that leaves a doubt', () => {
  const garbled = garble(RUSSIAN.join('\n'), { right: 'koi8-r', wrong: 'windows-1251' });
  const run = read(`${garbled}\n${RUSSIAN[0]}`, 'koi8-r', 'windows-1251');
  expect(run).toMatchObject({ text: RUSSIAN.join('\n'), lines: 3, end: garbled.length });
});

test('is for single bytes that were no UTF-8', () => {
  const channel = (right: string, wrong: string) => ({
    right: getEncoding(right)!,
    wrong: getEncoding(wrong)!,
    logPrior: -5,
  });
  expect(isLegacyChannel(channel('gbk', 'windows-1252'))).toBe(true);
  expect(isLegacyChannel(channel('utf-8', 'windows-1252'))).toBe(false);
  expect(isLegacyChannel(channel('gbk', 'big5'))).toBe(false);
});

describe('a document of such lines among healthy ones', () => {
  const garbled = RUSSIAN.map((line) => garble(line, { right: 'koi8-r', wrong: 'windows-1251' }));
  const text = [...garbled, ...RUSSIAN, ...garbled].join('\n');

  test('is repaired, told and replayed alike', () => {
    const { text: repaired, steps } = explain(text);
    expect(repaired).toBe([...RUSSIAN, ...RUSSIAN, ...RUSSIAN].join('\n'));
    expect(repair(text)).toBe(repaired);
    expect(repair(repaired)).toBe(repaired);
    expect(apply(text, steps)).toBe(repaired);
    for (const { start, end, replacement, layers } of steps)
      expect(garble(replacement, layers)).toBe(text.slice(start, end));
  });
});
