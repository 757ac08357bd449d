import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SyntheticCase } from '../scripts/generate-synthetic-cases.ts';
import { apply, explain, garble, repair } from '../src/index.ts';

const cases = JSON.parse(readFileSync('test/cases/synthetic.json', 'utf8')) as SyntheticCase[];
const outputs = cases.map(({ original }) => repair(original));

/** Share of cases that must come back exactly. */
const LEAST_EXACT = 0.88;
/** Share that may come out as something else than the truth or the garbled text itself. */
const MOST_WRONG = 0.015;

function rates(): string {
  const channels = new Map<string, { exact: number; wrong: number; total: number }>();
  for (const [index, { channel, original, fixed }] of cases.entries()) {
    const name = `${channel.right} as ${channel.wrong}`;
    const count = channels.get(name) ?? { exact: 0, wrong: 0, total: 0 };
    count.total++;
    if (outputs[index] === fixed) count.exact++;
    else if (outputs[index] !== original) count.wrong++;
    channels.set(name, count);
  }
  return [...channels]
    .sort(([, a], [, b]) => a.exact / a.total - b.exact / b.total)
    .map(([name, { exact, wrong, total }]) => `${name}: ${exact} of ${total} exact, ${wrong} wrong`)
    .join('\n');
}

describe('sentences garbled over channels between all areas', () => {
  const channels = new Set(cases.map(({ channel }) => `${channel.right}>${channel.wrong}`));

  test('are many, over many channels', () => {
    expect(channels.size).toBeGreaterThanOrEqual(25);
    expect(cases.length).toBeGreaterThanOrEqual(12 * channels.size);
  });

  test('come back exactly', () => {
    const exact = cases.filter(({ fixed }, index) => outputs[index] === fixed).length;
    console.log(`${exact} of ${cases.length} exact\n${rates()}`);
    expect(exact / cases.length).toBeGreaterThanOrEqual(LEAST_EXACT);
  });

  test('or are left alone, hardly ever turned into something else', () => {
    const wrong = cases.filter(({ original, fixed }, i) => outputs[i] !== fixed && outputs[i] !== original);
    expect(wrong.length / cases.length).toBeLessThanOrEqual(MOST_WRONG);
  });

  test('are healthy before they are garbled', () => {
    const truths = [...new Set(cases.map(({ fixed }) => fixed))];
    expect(truths.filter((truth) => repair(truth) !== truth)).toEqual([]);
  });

  test('every step that is claimed garbles back, and the steps give the text', () => {
    for (const { original } of cases.filter((_, index) => index % 7 === 0)) {
      const { text, steps } = explain(original);
      expect(apply(original, steps)).toBe(text);
      for (const step of steps.filter(({ kind, losses }) => kind === 'decode' && losses.length === 0)) {
        expect(garble(step.replacement, step.layers)).toBe(original.slice(step.start, step.end));
      }
    }
  });
});
