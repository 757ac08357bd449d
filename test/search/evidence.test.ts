import { describe, expect, test } from 'vitest';
import { repair } from '../../src/repair.ts';
import { Evidence, NO_SUPPORT } from '../../src/search/evidence.ts';

const support = (weights: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(weights));

describe('Evidence', () => {
  test('sums up what lines say, and leaves out what the line itself said', () => {
    const evidence = new Evidence();
    const own = support({ x: 0.8 });
    evidence.addLine(own);
    evidence.addLine(support({ x: 1.5 }));
    expect(evidence.weight('x')).toBeCloseTo(2.3);
    expect(evidence.weightBeside(own, 'x')).toBeCloseTo(1.5);
    expect(evidence.weight('y')).toBe(0);
    expect([...evidence.proven]).toEqual(['x']);
  });

  test('takes an undecided line that says nothing for a channel as a sign against it', () => {
    const evidence = new Evidence();
    evidence.addLine(support({ x: 0.9 }));
    const before = evidence.weight('x');
    for (let line = 0; line < 3; line++) evidence.addLine(support({ y: 0.5 }));
    expect(evidence.weight('x')).toBeLessThan(before);
    for (let line = 0; line < 30; line++) evidence.addLine(NO_SUPPORT);
    expect(evidence.weight('x')).toBe(0);
  });

  test('takes a line that another channel explains for no such sign', () => {
    const evidence = new Evidence();
    evidence.addLine(support({ x: 0.9 }));
    for (let line = 0; line < 30; line++) evidence.addLine(support({ y: 1.2 }));
    expect(evidence.weight('x')).toBeCloseTo(0.9);
  });

  test('fades, what counts against a channel too', () => {
    const evidence = new Evidence();
    evidence.add('x', 2);
    for (let line = 0; line < 5; line++) evidence.addLine(NO_SUPPORT);
    const faded = evidence.faded(1 << 18);
    expect(faded.weight('x')).toBeCloseTo(evidence.weight('x') / 2);
    expect([...evidence.proven, ...faded.proven]).toEqual(['x']);
  });
});

test('a list changes no more as a document than line by line', () => {
  // Rare characters, each on a line of its own, as a glossary has them.
  const lines = [...'壩罷鮊謗鎊鉋憊鋇嗶幣斃潷篳蓽詖賁贔蹕鉍閉殯臏髕鬢礡襏鈸鉑鎛餺駁鵓綳齙盃錛鏰'].map(
    (character) => `${character}\n`,
  );
  const lineByLine = lines.map((line) => repair(line));
  const changed = (result: readonly string[]): number => result.filter((line, i) => line !== lines[i]).length;
  const document = repair(lines.join('')).split(/(?<=\n)/);
  expect(document.length).toBe(lines.length);
  expect(changed(document)).toBeLessThanOrEqual(changed(lineByLine));
});
