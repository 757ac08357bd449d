import { expect, test } from 'vitest';
import { isHealthyButLossy } from '../../src/search/healthy-but-lossy.ts';

const isHealthy = (text: string): boolean => isHealthyButLossy(text, { start: 0, end: text.length });

test.each(['孩子们跑到院子里\ufffd', '雨停了以后，\ufffd子们又跑到院子里', '天黑了，大家才\ufffd家吃饭。'])(
  '“%s” has lost a character and nothing else',
  (text) => {
    expect(isHealthy(text)).toBe(true);
  },
);

test.each([
  '鐨勬槸涓\ufffd€浣犲',
  'Приве\ufffd всем',
  'Ã\ufffdtat',
  '绗竴鏉\ufffd',
  '天\ufffd\ufffd\ufffd',
  '天黑了',
])('“%s” is something else', (text) => {
  expect(isHealthy(text)).toBe(false);
});
