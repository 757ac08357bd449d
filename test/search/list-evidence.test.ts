import { describe, expect, test } from 'vitest';
import { garble, repair } from '../../src/index.ts';

describe('what is no sentence is left alone', () => {
  test.each([
    ['an alphabet', "vowels: 'àáâãäåæèéêëìíîïòóôõöøùúûü',"],
    ['an alphabet with a turn', "const letters = 'àâæçéèêëîïôùûüÿ';"],
    ['a row of capitals', 'ÀÂÇÉÈÊËÎÏÔÙÛÜ'],
    ['classes of a pattern', 'const NAME = /[A-Za-zА-Яа-яёЁ_]+/;'],
    ['names in a program', 'ПриОткрытииФормы(КодТовара, ИмяСклада)'],
    ['characters by their code', "['狀', 1, '狁', 2, '狂', 3, '狃', 4]"],
    ['readings in the order of their code', '"yi": "儀億囈壹異"'],
    ['a control in a literal', 'if (char >= "\u0080") continue;'],
    ['an icon', 'alias ls="\ue5ff ls"'],
    ['a sign of another width', 'split(text｜bytes, limit): number｜null'],
    ['a Cyrillic letter in a Latin word', 'The сlient closes the connection when the timer runs out.'],
  ])('%s: %s', (_what, text) => {
    expect(repair(text)).toBe(text);
    expect(repair(`first line\n${text}\nlast line`)).toBe(`first line\n${text}\nlast line`);
  });
});

describe('words are put right all the same', () => {
  test.each([
    ['windows-1251', 'windows-1252', 'Абвгдейка'],
    ['windows-1251', 'windows-1252', 'Журнал посещений'],
    ['windows-1253', 'windows-1252', 'Πρόγραμμα της ημέρας'],
    ['koi8-r', 'windows-1251', 'Вечерние новости города'],
    ['gbk', 'big5', '明天上午九点开会，请准时'],
    ['windows-1252', 'windows-1251', 'España está en el sur de Europa'],
    ['windows-1252', 'iso-8859-1', 'Sie sagte „nein“ – und ging'],
  ])('%s read as %s: %s', (right, wrong, text) => {
    expect(repair(garble(text, { right, wrong }))).toBe(text);
  });
});
