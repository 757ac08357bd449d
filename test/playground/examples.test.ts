import { describe, expect, test } from 'vitest';
import { damagedText } from '../../playground/engine/damage.ts';
import { RepairedDocument } from '../../playground/engine/document.ts';
import { EXAMPLES, type Example } from '../../playground/examples.ts';
import { explain } from '../../src/index.ts';

function inputOf({ parts }: Example): string {
  return damagedText(parts);
}

const named = EXAMPLES.map((example) => [`${example.language}, ${example.damage}`, example] as const);

describe('the examples show what they promise', () => {
  test.each(named.filter(([, { damage }]) => ['garbled', 'twice', 'mixed', 'healthy'].includes(damage)))(
    '%s: all of it is restored',
    (_, example) => {
      const { text, losses } = explain(inputOf(example));
      expect(text).toBe(example.parts.map((part) => part.text).join(''));
      expect(losses).toEqual([]);
    },
  );

  test.each(named.filter(([, { damage }]) => ['lost', 'shifted'].includes(damage)))(
    '%s: what is lost is said, and nothing else is wrong',
    (_, example) => {
      const { text, losses } = explain(inputOf(example));
      const truth = example.parts.map((part) => part.text).join('');
      expect(losses.length).toBeGreaterThan(0);
      expect(text).toHaveLength(truth.length);
      for (const [at, character] of [...text].entries()) expect(['\ufffd', truth[at]]).toContain(character);
    },
  );

  test.each(named.filter(([, { damage }]) => damage === 'glosses'))(
    '%s: glosses are taken out',
    (_, example) => {
      const { text, steps } = explain(inputOf(example));
      expect(steps.every(({ kind }) => kind === 'gloss')).toBe(true);
      expect(text).not.toMatch(/[a-zèéàáǎā]/);
    },
  );

  test.each(named.filter(([, { damage }]) => damage === 'hopeless'))(
    '%s: nothing is done',
    async (_, example) => {
      expect((await RepairedDocument.repair(inputOf(example))).outcome().verdict).toBe('hopeless');
    },
  );

  test('every kind of damage has one', () => {
    expect(new Set(EXAMPLES.map(({ damage }) => damage)).size).toBe(8);
  });
});
