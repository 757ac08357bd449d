import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { apply, explain, repair } from '../src/index.ts';
import { foldMarks } from './trace/mirror-site.ts';

const news = readFileSync('test/cases/news.txt', 'utf8');
/** The site folds full-width marks to ASCII; that can't be told from a page that was written so. */
const original = foldMarks(readFileSync('test/cases/news-original.txt', 'utf8'));

/** What is gone for good: a digit that was swallowed, and two characters of which half the bytes were dropped. */
const LOST = [
  ['去年9月', '去年\ufffd月'],
  ['從口袋裡掏出', '從口\ufffd\ufffd掏出'],
] as const;

function withLosses(page: string, losses: readonly (readonly [string, string])[]): string {
  return losses.reduce((current, [before, after]) => {
    expect(current.split(before)).toHaveLength(2);
    return current.replace(before, after);
  }, page);
}

describe('the page of the README', () => {
  const { text, steps, losses } = explain(news);

  test('comes back, but for the bytes that are gone for good', () => {
    expect(text).toBe(withLosses(original, LOST));
    expect(repair(news)).toBe(text);
  });

  test('marks what is lost and says what it was filled from', () => {
    const marked = losses.filter(({ evidence }) => evidence === undefined);
    expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(['\ufffd', '\ufffd', '\ufffd']);
    const [, pocket, inside] = marked;
    expect(pocket?.candidates).toContain('袋');
    expect(inside?.candidates).toContain('裡');
    for (const { start, end, evidence, candidates } of losses.filter((loss) => !marked.includes(loss))) {
      expect(evidence).not.toBe('');
      expect(candidates).toContain(text.slice(start, end));
    }
  });

  test('accounts for every gloss and every run', () => {
    const glosses = news.match(/\(\p{Script=Latin}+\)/gu) ?? [];
    expect(glosses.length).toBeGreaterThanOrEqual(30);
    expect(steps.filter(({ kind }) => kind === 'gloss')).toHaveLength(glosses.length);
    // Two cuts and the gloss that broke 師.
    expect(steps.filter(({ kind }) => kind === 'realign')).toHaveLength(3);
    expect(apply(news, steps)).toBe(text);
  });

  test('marks what it could have filled once nothing shows it', () => {
    // Without the other places that name the book bus, its two half characters have no evidence.
    const [title = '', ...lines] = news.split('\n');
    const lonely = [title, ...lines].map((line) => line.replaceAll('書車', '巴士')).join('\n');
    expect(lonely).not.toBe(news);
    const lonelyOriginal = original
      .replaceAll('書車', '巴士')
      .replace('“青桐巴士從去年', '“青桐\ufffd\ufffd從去年');
    expect(repair(lonely)).toBe(withLosses(lonelyOriginal, LOST));
  });
});
