import { describe, expect, test } from 'vitest';
import { declarationLines } from '../../bench/declarations.ts';
import { garble } from '../../src/index.ts';
import { isFaint, isHarmless } from '../../src/search/faint.ts';
import type { Stretch } from '../../src/search/line.ts';
import { suspectLines, suspicionOf } from '../../src/search/screening.ts';

const whole = (text: string): Stretch => ({ start: 0, end: text.length });

describe('garbled text is not faint', () => {
  test.each([
    ['Der Regen hörte auf, und die Kinder liefen über die Straße.', 'utf-8', 'windows-1252'],
    ['Déjà vu', 'utf-8', 'cp850'],
    ['Когда дождь кончился, дети снова побежали во двор.', 'koi8-r', 'windows-1251'],
    ['Когда дождь кончился, дети снова побежали во двор.', 'utf-8', 'gbk'],
    ['雨停了以后，孩子们又跑到院子里踢球。', 'gbk', 'big5'],
    ['비가 그치자 아이들은 다시 마당에서 공을 찼다.', 'euc-kr', 'gbk'],
    ['雨がやんだので、子どもたちはまた庭でボールを蹴り始めた。', 'shift_jis', 'windows-1252'],
  ])('%s, %s as %s', (text, right, wrong) => {
    const garbled = garble(text, { right, wrong });
    expect(isFaint(garbled, whole(garbled))).toBe(false);
  });
});

test('a healthy line with an odd word in it is harmless', () => {
  const line =
    'A partir de l’âge nubile, chacun a le droit de se marier, quant à la naissance d’où qu’elle soit.';
  expect(isHarmless(line, whole(line))).toBe(true);
});

test('a line that shows a loss is not harmless', () => {
  for (const line of ['孩子们又跑到院子里踢�。', 'Дети снова по?бежали во двор.'])
    expect(isHarmless(line, whole(line))).toBe(false);
});

test('of the suspect lines of the declaration of human rights few need a search', () => {
  const codes = [
    'cmn_hans',
    'cmn_hant',
    'jpn',
    'kor',
    'rus',
    'ukr',
    'ell_monotonic',
    'fra',
    'deu_1996',
    'ces',
    'tur',
  ];
  const lines = codes.flatMap(declarationLines);
  const suspects = lines.filter((line) => suspectLines(line).length > 0);
  const harmful = suspects.filter((line) => !isHarmless(line, whole(line)));
  expect(suspects.length).toBeGreaterThan(20);
  expect(harmful.length).toBeLessThan(0.4 * suspects.length);
});

test('the suspicion of a line is that of its worst part', () => {
  const line = `孩子们又跑到院子里踢球。${garble('déjà', { right: 'utf-8', wrong: 'windows-1252' })}`;
  const healthy = line.indexOf('d');
  expect(suspicionOf(line, 0, line.length)).toBeGreaterThan(3);
  expect(suspicionOf(line, 0, healthy)).toBeLessThan(1);
});
