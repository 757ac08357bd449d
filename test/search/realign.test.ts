import { describe, expect, test } from 'vitest';
import { realign } from '../../src/search/realign.ts';
import { applied } from '../trace/damage.ts';
import { foldMarks, type MirrorOptions, mirror } from '../trace/mirror-site.ts';

const cut = (): boolean => true;

function realigned(text: string, damaged = false): string {
  return applied(text, realign(text, { damaged }).edits);
}

/** A page that says enough about the names in the sentence behind it. */
const ABOUT =
  '青桐書車是一輛舊巴士。青桐書車每天上山，孩子們在村口等青桐書車。去年冬天很冷，今年夏天很熱。' +
  '去年十月，書車換了輪胎。老人也上青桐書車借書，他們說：“這輛車很好。”孩子說：“真好。”';

/** The sentence as the site shows it, behind an intact page. */
function behind(
  about: string,
  sentence: string,
  options: MirrorOptions = {},
): { page: string; seen: string } {
  const shown = (text: string): string => (options.keepFullWidth ? text : foldMarks(text));
  const damaged = mirror(sentence, { ...options, cut });
  expect(damaged).not.toBe(shown(sentence));
  return { page: shown(`${about}\n${sentence}`), seen: shown(`${about}\n`) + damaged };
}

describe('runs whose bytes are all there come back whole', () => {
  test.each([
    ['to the letter that was a trail byte', '我們去看過。可是山上沒有人，一個人也沒有。'],
    ['to the end of the text', '他說。“他們以前寫來寫去都是過年。”'],
    ['one behind the other', '我們去看過。可是山上沒有人。“他們以前寫來寫去。”'],
    ['over an ASCII letter that was taken for a trail byte', '他笑了。可是買了A股，大家都很高興。'],
  ])('%s', (_, sentence) => {
    const { page, seen } = behind(ABOUT, sentence);
    const { edits } = realign(seen);
    expect(applied(seen, edits)).toBe(page);
    // The byte in front of the cut is gone all the same, and the report says so.
    expect(edits[0]?.losses[0]).toMatchObject({ start: 0, end: 1, bytes: ['??', 'a3'] });
    for (const { evidence } of edits.flatMap(({ losses }) => losses)) expect(evidence).toBeDefined();
  });

  test('with full-width marks and user-defined characters kept', () => {
    const { page, seen } = behind(ABOUT, '他說。“青桐書車會來。”', {
      keepFullWidth: true,
      keepPrivateUse: true,
    });
    expect(realigned(seen)).toBe(page);
  });
});

describe('what was lost on the way', () => {
  const sentence = '他說。“青桐書車去年9月上路，天天上山。”';

  test('is filled from the rest of the document', () => {
    const { page, seen } = behind(ABOUT, sentence);
    const { edits } = realign(seen);
    expect(applied(seen, edits)).toBe(page.replace('9月', '\ufffd月'));
    const losses = edits.flatMap((edit) => edit.losses);
    const filled = losses.filter(({ bytes }) => bytes.join() === '95,??' || bytes.join() === '??,87');
    expect(filled).toHaveLength(2);
    for (const { evidence } of filled) expect(evidence).toContain('書車');
  });

  test('is marked where nothing says it, with the candidates', () => {
    const { seen } = behind(ABOUT.replaceAll('書車', '巴士'), sentence);
    const { edits } = realign(seen);
    expect(applied(seen, edits)).toContain('。“青桐\ufffd\ufffd去年\ufffd月');
    const marked = edits.flatMap(({ losses }) => losses).filter(({ evidence }) => evidence === undefined);
    expect(marked.slice(0, 3).map(({ bytes }) => bytes)).toEqual([['95', '??'], ['??', '87'], ['??']]);
    expect(marked[0]?.candidates).toContain('書');
    expect(marked[1]?.candidates).toContain('車');
    expect(marked[2]?.candidates).toEqual([]);
  });

  test('never is a digit or a blank that was swallowed', () => {
    for (const digit of '123456789 ') {
      const { seen } = behind(ABOUT, sentence.replace('9', digit));
      expect(realigned(seen)).toContain('去年\ufffd月');
    }
  });
});

describe('the document as a witness of the damage', () => {
  // Three marks alone could have been written so.
  const marks = '什麼?!?該走了';

  test('is needed for marks alone', () => {
    expect(realign(marks).edits).toEqual([]);
    expect(realign(`${ABOUT}\n${marks}`).edits).toEqual([]);
    expect(realign(marks, { damaged: true }).edits).toHaveLength(1);
  });

  test('can be another run', () => {
    const { seen } = behind(ABOUT, '他說。“他們以前寫來寫去都是過年，”她說：“好。” 該走了。');
    expect(realigned(seen)).toContain('“好。”\ufffd該走了。');
  });
});

test('edits say what they are', () => {
  const { seen } = behind(ABOUT, '他說。“青桐書車去年9月上路。”');
  const { edits, brokenGloss } = realign(seen);
  expect(brokenGloss).toBe(false);
  for (const { kind, layers, confidence } of edits) {
    expect(kind).toBe('realign');
    expect(layers).toEqual([{ right: 'gbk', wrong: 'gbk' }]);
    expect(confidence).toBeGreaterThanOrEqual(0.5);
    expect(confidence).toBeLessThanOrEqual(0.97);
  }
});

test('a long document is searched block by block', () => {
  const filler = 'Nothing of interest stands on this line.\n'.repeat(15_000);
  const { page, seen } = behind(ABOUT, '他說。“他們以前寫來寫去都是過年。”');
  expect(filler.length).toBeGreaterThan(0x80000);
  expect(realigned(filler + seen)).toBe(filler + page);
  const [restored, ...rest] = realigned(`${seen}\n${filler}`).split(filler);
  expect(restored).toContain('他說。“他們以前寫來寫去都是過年');
  expect(rest).toEqual(['']);
});

test.each(['Gr\u00e5??検証できません', '??腥?', '何烤????厩????'])('%s shows no run by itself', (text) => {
  expect(realign(text).edits).toEqual([]);
});
