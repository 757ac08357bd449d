import { describe, expect, test } from 'vitest';
import { garble } from '../../src/channel/garble.ts';
import { repairName, whyNoName } from '../../src/node/file-name.ts';
import { repair } from '../../src/repair.ts';

describe('repairName', () => {
  test.each([
    ['utf-8', 'cp437', '夏休みの写真.jpg'],
    ['gbk', 'cp437', '会议记录（最终版）.docx'],
    ['cp866', 'cp437', 'Отчёт за третий квартал.doc'],
    ['utf-8', 'windows-1252', 'Résumé détaillé.pdf'],
  ])('restores a name of %s read as %s', (right, wrong, name) => {
    expect(repairName(garble(name, { right, wrong }))).toBe(name);
  });

  test.each(['notes.txt', 'Résumé.pdf', '写真.jpg', '', '.'])('leaves %j as it is', (name) => {
    expect(repairName(name)).toBe(name);
  });

  test('leaves a name alone of which a part is lost', () => {
    const channel = { right: 'utf-8', wrong: 'windows-1252', decoder: 'iconv' } as const;
    const name = garble('重要会议的记录.docx', channel);
    expect(repair(name, { losses: 'mark' })).toContain('\ufffd');
    expect(repairName(name, { losses: 'mark' })).toBe(name);
  });
});

test.each([
  ['', 'nothing is left'],
  ['..', 'nothing is left'],
  ['a/b', 'no file name may hold'],
  ['a\0b', 'no file name may hold'],
  ['a\u0085b', 'no file name may hold'],
  ['a\ufffdb', 'are lost'],
  ['nul.txt', 'Windows'],
  ['name.', 'Windows'],
  ['あ'.repeat(86), 'too long'],
])('%j is no name: %s', (repaired, reason) => {
  expect(whyNoName(repaired, 'xyz')).toContain(reason);
});

test('what the old name holds is no fault of the new one', () => {
  expect(whyNoName('é: 1\ufffd', 'Ã©: 1\ufffd')).toBeUndefined();
});
