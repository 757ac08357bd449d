/** Which characters the known bytes of a lost one leave. Needs nothing of Node. */
import { describe, expect, test } from 'vitest';
import { type Channel, explain, garble, type Loss, repair } from '../../src/index.ts';

const SENTENCES = {
  Chinese: [
    '请把窗户关上，外面的风很大，桌上的纸都被吹到地上去了。',
    '这个函数返回判断的数据类型，出错的时候返回空值。',
    '他把旧自行车修好以后，送给了住在楼下的那个学生。',
  ],
  Korean: ['비가 그치면 마당에서 다시 놀자. 저녁 먹기 전에는 꼭 돌아와야 한다.'],
  Japanese: ['雨がやんだら、ベランダのカーテンを開けてコーヒーを飲みましょう。'],
} as const;

/** The losses of a text that went through a channel, each with the character that is lost. */
function lossesOf(text: string, channel: Channel): { readonly loss: Loss; readonly lost: string }[] {
  const { text: restored, losses } = explain(garble(text, channel), { losses: 'mark' });
  if (restored.length !== text.length) return [];
  return losses
    .filter(({ start, end }) => end === start + 1)
    .map((loss) => ({ loss, lost: text[loss.start]! }));
}

describe('the lost character is among the candidates', () => {
  test.each([
    { wrong: 'gbk', decoder: 'drop', language: 'Chinese' },
    { wrong: 'gbk', decoder: 'python', language: 'Chinese' },
    { wrong: 'gbk', decoder: 'php', language: 'Chinese' },
    { wrong: 'euc-kr', decoder: 'python', language: 'Korean' },
    { wrong: 'shift_jis', decoder: 'whatwg', language: 'Japanese' },
  ] as const)('$language read as $wrong, $decoder', ({ wrong, decoder, language }) => {
    const found = SENTENCES[language]
      .flatMap((sentence) => lossesOf(sentence, { right: 'utf-8', wrong, decoder }))
      .filter(({ loss }) => loss.candidates.length > 0);
    expect(found.length).toBeGreaterThan(0);
    for (const { loss, lost } of found) expect(loss.candidates).toContain(lost);
  });
});

test('a pair of the user-defined area of GBK that vanished leaves few characters', () => {
  // The last byte of 据 and the first one of 类 are such a pair, which begins with AA to AF or F8 to FE.
  const { losses } = explain(
    garble(SENTENCES.Chinese[1], { right: 'utf-8', wrong: 'gbk', decoder: 'drop' }),
    {
      losses: 'mark',
    },
  );
  const loss = losses.find(({ candidates }) => candidates.includes('据'));
  expect(loss?.bytes).toEqual(['e6', '8d', '??']);
  expect(loss!.candidates.length).toBeLessThan(16);
});

test('a letter that is never written is not made from a lead byte and a space', () => {
  const lossy = garble('для всех, моря и поля', { right: 'utf-8', wrong: 'windows-1252', dropped: ['c1'] });
  expect(repair(lossy)).toMatch(/^дл. всех, мор. и пол.$/u);
});
