import { describe, expect, test } from 'vitest';
import { type Finding, Findings } from '../../src/node/finding.ts';
import { apply, explain } from '../../src/repair.ts';

const GARBLED = 'Die TÃ¼r zum Hof stand die ganze Nacht offen.';

function findingsIn(input: string): Finding[] {
  const { steps } = explain(input);
  const findings = new Findings();
  findings.add({ start: 0, input, steps });
  return findings.list;
}

describe('Findings', () => {
  test('places each repair, and its step replays', () => {
    const input = `eins\n${GARBLED}\n`;
    const [finding, ...others] = findingsIn(input);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      start: 10,
      end: 12,
      line: 2,
      column: 6,
      endLine: 2,
      endColumn: 8,
      text: 'Ã¼',
    });
    expect(apply(input, [finding!.step!])).toBe(explain(input).text);
  });

  test('names the first lost place of a line that nothing repairs', () => {
    const [finding, ...others] = findingsIn('all well\nthe caf\ufffd and the na\ufffdve one\n');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ line: 2, column: 8, endColumn: 9, text: '\ufffd' });
    expect(finding?.step).toBeUndefined();
    expect(finding?.reason).toContain('U+FFFD');
  });

  test('names no loss in a line that is repaired', () => {
    const findings = findingsIn(`${GARBLED} Und M\ufffdller?`);
    expect(findings.map(({ step }) => step !== undefined)).toEqual([true]);
  });

  test('leaves a replacement character alone that stands for itself', () => {
    expect(findingsIn("const MARK = '\ufffd';\n")).toEqual([]);
  });

  test('goes on where the block before ended', () => {
    const findings = new Findings();
    findings.add({ input: 'a\nbc', start: 0, steps: [] });
    findings.add({ input: '\ufffd\ufffd', start: 4, steps: [] });
    expect(findings.list).toMatchObject([{ start: 4, end: 5, line: 2, column: 3 }]);
  });
});
