import { describe, expect, test } from 'vitest';
import { DocumentEvidence, NO_SYMBOL, symbolOf } from '../../src/search/document-evidence.ts';
import {
  type Gap,
  isCut,
  isDateUnitBefore,
  rankCandidates,
  type Surroundings,
} from '../../src/search/gap-candidates.ts';
import { isDroppedPair, pairOfUnit } from '../../src/search/gbk-pairs.ts';
import { UNKNOWN } from '../../src/search/unknown-bytes.ts';

const unit = (character: string): number => symbolOf(character.charCodeAt(0));
const evidenceOf = (text: string): DocumentEvidence =>
  new DocumentEvidence(Uint16Array.from({ length: text.length }, (_, at) => symbolOf(text.charCodeAt(at))));

const around = (before: string, after: string, more: Partial<Surroundings> = {}): Surroundings => ({
  before: [
    before.length > 1 ? unit(before.at(-2)!) : NO_SYMBOL,
    before === '' ? NO_SYMBOL : unit(before.at(-1)!),
  ],
  after: Array.from(after, unit),
  beforeAscii: false,
  behindSwallowed: 0,
  quoteOpen: false,
  ...more,
});

/** The two gaps that remain of two characters when the pair between them was dropped. */
function dropped(two: string): readonly [Gap, Gap] {
  const [first, second] = Array.from(two, (character) => pairOfUnit(character.charCodeAt(0)));
  expect(isDroppedPair(first! & 0xff, second! >> 8)).toBe(true);
  return [
    { slot: { lead: first! >> 8, trail: UNKNOWN, linked: false }, beforeDrop: true },
    { slot: { lead: UNKNOWN, trail: second! & 0xff, linked: true }, beforeDrop: false },
  ];
}

const best = (lists: ReturnType<typeof rankCandidates>): string =>
  lists.map((list) => String.fromCharCode(list[0]!.unit)).join('');

describe('rankCandidates', () => {
  test('finds a name that the document has elsewhere', () => {
    const document = '青桐書車停在村口。青桐書車上有兩千本書，孩子們等著書車。';
    const ranked = rankCandidates(dropped('書車'), evidenceOf(document), around('青桐', '到了'));
    expect(best(ranked)).toBe('書車');
    for (const list of ranked) expect(list[0]!.share).toBeGreaterThan(0.9);
  });

  test('says so when nothing is known', () => {
    const ranked = rankCandidates(dropped('書車'), evidenceOf('今天有風。'), around('青桐', '到了'));
    for (const list of ranked) {
      expect(list[0]!.share).toBeLessThan(0.85);
      expect(list.length).toBeGreaterThan(2);
    }
  });

  test('keeps to the bytes, and to what is dropped between them', () => {
    for (const [first, second] of [rankCandidates(dropped('書車'), evidenceOf('書車'), around('', ''))]) {
      for (const { unit: code } of first!) expect(pairOfUnit(code) >> 8).toBe(0x95);
      for (const { unit: code } of second!) expect(pairOfUnit(code) & 0xff).toBe(0x87);
    }
  });

  test('shares of a gap sum to one', () => {
    for (const list of rankCandidates(dropped('書車'), evidenceOf('青桐書車'), around('桐', '到'))) {
      expect(list.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
      expect(list.map(({ share }) => share)).toEqual(list.map(({ share }) => share).sort((x, y) => y - x));
    }
  });

  test('takes a cut character for a full stop unless the document knows better', () => {
    const cut: Gap = { slot: { lead: UNKNOWN, trail: 0xa3, linked: false }, beforeDrop: false };
    const document = '村裡的學校很小。學校後面是山，學校前面是路。他們每天上學。';
    expect(isCut(cut.slot)).toBe(true);
    expect(best(rankCandidates([cut], evidenceOf(document), around('上山', '後來')))).toBe('。');
    expect(best(rankCandidates([cut], evidenceOf(document), around('的學', '後面')))).toBe('校');
  });

  test('counts on quotation marks and dates', () => {
    const mark: Gap = { slot: { lead: 0xa1, trail: UNKNOWN, linked: false }, beforeDrop: false };
    const end = { beforeAscii: true, behindSwallowed: unit('他') };
    const document = '他說：“走。”她說：“好。”';
    expect(
      best(rankCandidates([mark], evidenceOf(document), around('走。', '', { ...end, quoteOpen: true }))),
    ).toBe('”');
    const year: Gap = { slot: { lead: 0xc4, trail: UNKNOWN, linked: false }, beforeDrop: false };
    const date = { beforeAscii: true, behindSwallowed: unit('月') };
    expect(best(rankCandidates([year], evidenceOf('年年能，能能'), around('去', '', date)))).toBe('年');
  });
});

test('isDateUnitBefore', () => {
  expect(isDateUnitBefore(unit('年'), unit('月'))).toBe(true);
  expect(isDateUnitBefore(unit('月'), unit('年'))).toBe(false);
  expect(isDateUnitBefore(unit('年'), 0)).toBe(false);
});
