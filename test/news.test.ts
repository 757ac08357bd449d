import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { apply, explain, repair } from '../src/index.ts';
import { foldMarks } from './trace/mirror-site.ts';

const news = readFileSync('test/cases/news.txt', 'utf8');
/** The site folds full-width marks to ASCII; that can't be told from a page that was written so. */
const original = foldMarks(readFileSync('test/cases/news-original.txt', 'utf8'));

/** The two bytes that each shifted run swallowed: a digit, and the blank between two sentences. */
const SWALLOWED = [
  ['今年3月', '今年\ufffd月'],
  ['。” 館長', '。”\ufffd館長'],
] as const;

describe('the page of the README', () => {
  const { text, steps, losses } = explain(news);

  test('comes back, but for the two bytes that are gone for good', () => {
    const expected = SWALLOWED.reduce((page, [before, after]) => {
      expect(page.split(before)).toHaveLength(2);
      return page.replace(before, after);
    }, original);
    expect(text).toBe(expected);
    expect(repair(news)).toBe(expected);
  });

  test('marks what is lost and says what it was filled from', () => {
    const marked = losses.filter(({ evidence }) => evidence === undefined);
    expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(['\ufffd', '\ufffd']);
    for (const { start, end, evidence, candidates } of losses.filter((loss) => !marked.includes(loss))) {
      expect(evidence).not.toBe('');
      expect(candidates).toContain(text.slice(start, end));
    }
  });

  test('accounts for every gloss and both runs', () => {
    expect(steps.filter(({ kind }) => kind === 'gloss')).toHaveLength(
      news.match(/\(\p{Script=Latin}+\)/gu)?.length ?? 0,
    );
    expect(steps.filter(({ kind }) => kind === 'realign').length).toBeGreaterThanOrEqual(2);
    expect(apply(news, steps)).toBe(text);
  });

  test('marks what it could have filled once nothing shows it', () => {
    // Without the other places that name the boat house, its two half characters have no evidence.
    const lonely = news
      .split('\n')
      .map((line, index) => (index === 2 ? line : line.replaceAll('船坊', '這裡')))
      .join('\n');
    expect(repair(lonely)).not.toContain('。“船坊改造');
  });
});
