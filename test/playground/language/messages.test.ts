import { describe, expect, test } from 'vitest';
import { en } from '../../../playground/language/en.ts';
import { messagesFor, otherMessages } from '../../../playground/language/language.ts';
import { zh } from '../../../playground/language/zh.ts';
import { HINTS } from '../../../playground/view/languages.ts';
import { detect, explain, garble } from '../../../src/index.ts';
import { knownLanguages } from '../../../src/language/languages.ts';

describe('the languages of the page', () => {
  test.each([
    [['zh-TW', 'en'], zh],
    [['fr', 'zh', 'en'], zh],
    [['de', 'en-GB', 'zh'], en],
    [['ko'], en],
    [[], en],
  ])('%j', (languages, messages) => {
    expect(messagesFor(languages)).toBe(messages);
  });

  test('the other one', () => {
    expect(otherMessages(en)).toBe(zh);
    expect(otherMessages(zh)).toBe(en);
  });

  test('Chinese texts are Chinese', () => {
    const { ownName: _, ...texts } = zh.fixed;
    expect(Object.entries(texts).filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('confidence is never rounded up', () => {
    expect(en.sureness(0.9999)).toContain('99.9');
    expect(zh.sureness(0.9499)).toContain('94.9');
  });
});

test('the hints are the languages that the library knows', () => {
  const known = knownLanguages().filter((tag) => tag !== 'zh');
  expect([...HINTS].sort()).toEqual(known);
});

describe('what the library reports is told in Chinese', () => {
  const texts = [
    '我们明天去山上看日出，记得带水和面包，早点睡觉。',
    '春天来了，花园里的花都开了，孩子们在草地上跑来跑去。',
    'Älteren Gästen wird geraten, früh zu kommen, für den Fall größerer Störungen.',
  ];
  const decoders = ['whatwg', 'python', 'java', 'iconv', 'php', 'windows', 'drop'] as const;
  const channels = decoders.flatMap((decoder) => [
    { right: 'utf-8', wrong: 'gbk', decoder },
    { right: 'utf-8', wrong: 'shift_jis', decoder },
    { right: 'gbk', wrong: 'windows-1252', decoder },
    { right: 'utf-8', wrong: 'windows-1252', decoder },
  ]);
  const inputs = texts.flatMap((text) => channels.map((channel) => garble(text, channel)));
  const sentences = inputs.flatMap((input) => {
    const { losses } = explain(input);
    const { reason } = detect(input);
    return [
      ...losses.flatMap((loss) =>
        loss.evidence === undefined ? [loss.reason] : [loss.reason, loss.evidence],
      ),
      ...(reason === undefined ? [] : [reason]),
    ];
  });

  test('every sentence that was met', () => {
    expect(sentences.length).toBeGreaterThan(20);
    const untold = sentences.filter((sentence) => /[a-z]{4}/.test(zh.reported(sentence)));
    expect([...new Set(untold)]).toEqual([]);
  });

  test('sentences with parts, and several in one', () => {
    expect(
      zh.reported('“春天” stands 3× elsewhere in the document; “天来” stands 2× elsewhere in the document'),
    ).toBe('“春天”在文中别处出现 3 次；“天来”在文中别处出现 2 次');
    expect(zh.reported('something new')).toBe('something new');
  });
});
