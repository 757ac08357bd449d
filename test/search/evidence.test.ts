import { describe, expect, test } from 'vitest';
import { garble, repair } from '../../src/index.ts';
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

describe('how strongly a text speaks for a channel', () => {
  test('depends on how many of its lines do', () => {
    const few = new Evidence();
    few.add('x', 1);
    few.countLines(10);
    expect(few.strengthBeside(NO_SUPPORT, 'x')).toBe(1);
    const many = few.copy();
    many.countLines(1000);
    expect(many.strengthBeside(NO_SUPPORT, 'x')).toBeLessThan(0.05);
    expect(few.strengthBeside(NO_SUPPORT, 'y')).toBe(0);
  });

  test('does not depend on what the line itself said', () => {
    const alone = new Evidence();
    const own = support({ x: 2 });
    alone.addLine(own);
    alone.countLines(1);
    expect(alone.strengthBeside(own, 'x')).toBe(0);
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

test('a garbled line takes doubtful ones along where many are garbled, not in a long healthy text', () => {
  const doubtful = garble('Зуб', { right: 'windows-1251', wrong: 'windows-1252' });
  const garbled = garble('Старый фонарь у крыльца больше не горит.', {
    right: 'windows-1251',
    wrong: 'windows-1252',
  });
  expect(repair(doubtful)).toBe(doubtful);
  expect(repair(`${garbled}\n${doubtful}`)).toContain('Зуб');
  const healthy = Array.from({ length: 400 }, (_, i) => `Am Abend, ${i} Uhr, schließt die Tür.`).join('\n');
  expect(repair(`${garbled}\n${healthy}\n${doubtful}`)).toContain(doubtful);
});
