import { describe, expect, test } from 'vitest';
import { COLORED } from '../../src/cli/color.ts';
import { formatConfidence, renderExplanation, renderTotals } from '../../src/cli/render.ts';
import type { Explanation, Loss, Step } from '../../src/report.ts';

interface Edit extends Partial<Omit<Step, 'losses'>> {
  readonly losses?: readonly Loss[];
}

/** An explanation as the library would give it, from the input and its edits. */
function explanation(input: string, edits: readonly Edit[], rest: Partial<Explanation> = {}): Explanation {
  const defaults = {
    kind: 'decode',
    start: 0,
    end: 0,
    replacement: '',
    layers: [],
    confidence: 0.9,
    losses: [],
  };
  const steps = edits.map((edit) => ({ ...defaults, ...edit }) as Step);
  let text = input;
  for (const step of [...steps].reverse()) {
    text = text.slice(0, step.start) + step.replacement + text.slice(step.end);
  }
  return {
    text,
    changed: text !== input,
    confidence: steps.reduce((least, step) => Math.min(least, step.confidence), 1),
    steps,
    losses: steps.flatMap((step) => step.losses),
    alternatives: [],
    ...rest,
  };
}

function render(input: string, report: Explanation): string {
  return [...renderExplanation('x.txt', input, report)].join('');
}

const LATIN = [{ right: 'utf-8', wrong: 'windows-1252' }];

describe('renderExplanation', () => {
  test('says that nothing is wrong', () => {
    expect(render('été', explanation('été', [], { confidence: 0.999 }))).toBe(
      'x.txt: nothing to repair, confidence 0.99\n',
    );
  });

  test('shows place, kind, before, after, bytes and confidence', () => {
    const input = 'one\nun cafÃ© noir';
    const report = explanation(input, [
      { start: 10, end: 12, replacement: 'é', layers: LATIN, confidence: 0.97 },
    ]);
    expect(render(input, report)).toBe(
      [
        'x.txt: 1 repair, nothing lost, confidence 0.97',
        '',
        '2:7  decode  confidence 0.97',
        '    before  un caf⟦Ã©⟧ noir',
        '    after   un caf⟦é⟧ noir',
        '    bytes   utf-8 bytes C3 A9 read as windows-1252',
        '',
      ].join('\n'),
    );
  });

  test('follows the shift of the output from step to step, and adds the steps up', () => {
    const input = 'aÃ©b\nÃ¨c';
    const report = explanation(input, [
      { start: 1, end: 3, replacement: 'é', layers: LATIN, confidence: 0.6 },
      { start: 5, end: 7, replacement: 'è', layers: LATIN, confidence: 0.8 },
    ]);
    const text = render(input, report);
    expect(text).toContain('1:2  decode  confidence 0.60\n    before  a⟦Ã©⟧b\n    after   a⟦é⟧b\n');
    expect(text).toContain('2:1  decode  confidence 0.80\n    before  ⟦Ã¨⟧c\n    after   ⟦è⟧c\n');
    expect(text).toMatch(/\nkind +repairs +filled +marked +confidence\ndecode +2 +0 +0 +0\.60–0\.80\n$/);
  });

  test('tells what is lost, what is known of it and what became of it', () => {
    const input = '鎵 x';
    const losses: Loss[] = [
      {
        start: 0,
        end: 1,
        reason: 'one byte became nothing',
        bytes: ['e6', '89', '??'],
        candidates: ['所', '扁', '扇'],
      },
      {
        start: 2,
        end: 3,
        reason: 'swallowed',
        bytes: [],
        candidates: [],
        evidence: 'the same word in line 9',
      },
    ];
    const report = explanation(input, [{ start: 0, end: 3, replacement: '\ufffd x', layers: [], losses }]);
    const text = render(input, report);
    expect(text).toContain('1 repair, 2 places with lost bytes (1 filled, 1 marked)');
    expect(text).toContain(
      '    lost    at 1:1 of the result: one byte became nothing; bytes E6 89 ??; could be 所 扁 扇; marked with U+FFFD\n',
    );
    expect(text).toContain(
      '    lost    at 1:3 of the result: swallowed; filled with x: the same word in line 9\n',
    );
  });

  test('shows no more than the line, and no more than a screenful of a long span', () => {
    const input = `before\n${'Ã©'.repeat(5000)}\nafter`;
    const report = explanation(input, [
      { start: 7, end: 10_007, replacement: 'é'.repeat(5000), layers: LATIN },
    ]);
    const text = render(input, report);
    expect(text).toContain(`    after   ⟦${'é'.repeat(60)} … ${'é'.repeat(20)}⟧\n`);
    expect(text.length).toBeLessThan(500);
  });

  test('cuts no surrogate pair', () => {
    const input = `${'𝄞'.repeat(30)}Ã©${'𝄞'.repeat(30)}x${'𝄞'.repeat(30)}`;
    const report = explanation(input, [{ start: 60, end: 62, replacement: 'é', layers: LATIN }]);
    expect(render(input, report)).not.toMatch(/<D[89A-F]/);
  });

  test('lets no control reach the terminal', () => {
    const input = 'Ã\u0080\u001b[2J';
    const report = explanation(input, [{ start: 0, end: 2, replacement: 'À', layers: LATIN }]);
    const text = render(input, report);
    expect(text).toContain('⟦Ã<80>⟧<1B>[2J');
    expect(text).not.toContain('\u001b');
  });

  test('offers other readings', () => {
    const alternatives = [
      { text: 'Привет', layers: [{ right: 'koi8-r', wrong: 'windows-1251' }], confidence: 0.42 },
      { text: 'рТЙЧЕФ', layers: [], confidence: 0.3 },
    ];
    const text = render('рТЙЧЕФ', explanation('рТЙЧЕФ', [], { alternatives }));
    expect(text).toContain('Other readings of the whole:\n    0.42  koi8-r read as windows-1251: Привет\n');
    expect(text).toContain('    0.30  the text as it is: рТЙЧЕФ\n');
  });

  test('colours instead of marking on a terminal', () => {
    const report = explanation('Ã©', [{ start: 0, end: 2, replacement: 'é', layers: LATIN }]);
    const text = [...renderExplanation('x.txt', 'Ã©', report, COLORED)].join('');
    expect(text).toContain('\u001b[31mÃ©\u001b[39m');
    expect(text).toContain('\u001b[32mé\u001b[39m');
    expect(text).not.toContain('⟦');
  });
});

test('renderTotals makes a line of each file', () => {
  const explained = explanation('Ã©', [{ start: 0, end: 2, replacement: 'é' }]);
  expect(renderTotals([{ name: 'a.txt', explanation: explained }])).toBe(
    'file   repairs  filled  marked  confidence\na.txt        1       0       0        0.90\n',
  );
});

test.each([
  [1, '1.00'],
  [0.9999, '0.99'],
  [0.57, '0.57'],
  [0.29, '0.29'],
  [0, '0.00'],
])('%d is shown as %s', (confidence, shown) => {
  expect(formatConfidence(confidence)).toBe(shown);
});
