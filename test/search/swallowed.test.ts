import { describe, expect, test } from 'vitest';
import { swallowedBetween } from '../../src/search/swallowed.ts';

describe('a swallowed character is told', () => {
  test.each([
    ['by a closing tag', '<li>三只猫', '/li>', '<'],
    ['by two asterisks that are open', '- **早餐时间', '*：八点', '*'],
    ['by an open quotation mark', '  "title": "旧雨伞', ',', '"'],
    ['by an open quotation mark at the end', '  "title": "旧雨伞', '', '"'],
    ['by indentation', '# 把猫喂饱', '    cats = []', '\n'],
    ['by a list marker', '买牛奶', '- 买面包', '\n'],
    ['by a number of a list', '买牛奶', '2. 买面包', '\n'],
    ['by a bracket', '把旧雨伞放进', '{basket}', ' '],
    ['by a digit', '第三个实验，图', '4', ' '],
    ['by Hangul on either side', '비가 그\ufffd', '마당에서', ' '],
    ['by a comment sign', '// 打开窗户', '// 关上门', '\n'],
  ])('%s', (_, before, after, character) => {
    expect(swallowedBetween(before, after)?.character).toBe(character);
  });
});

describe('nothing tells it', () => {
  test.each([
    ['between two words', '早上好', 'world'],
    ['where quotation marks are closed', '"旧雨伞"', ','],
    ['where one opens behind it', '把', ': "旧雨伞'],
    ['before two asterisks that open', '早餐', '**八点**'],
    ['before a closing tag', '旧雨伞', '</p>'],
    ['before a quotation mark that closes', '"旧雨伞', '" }'],
    ['at the end', '买牛奶', ''],
  ])('%s', (_, before, after) => {
    expect(swallowedBetween(before, after)).toBeUndefined();
  });
});
