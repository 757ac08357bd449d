import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextPlausibility } from '../../src/language/context.ts';
import { collectContextSlots, MAX_CONTEXT_FEATURES } from '../../src/language/context-features.ts';
import { plausibility } from '../../src/language/plausibility.ts';

const anyUnits: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0x80, max: 0x2ff }),
      fc.integer({ min: 0x61, max: 0x7a }),
    ),
  )
  .map((units) => String.fromCharCode(...units));

describe('contextPlausibility', () => {
  test('of a span equals that of the span cut out', () => {
    fc.assert(
      fc.property(anyUnits, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        expect(contextPlausibility(text, start, end)).toBe(contextPlausibility(text.slice(start, end)));
      }),
    );
  });

  test('weighs nothing in ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(contextPlausibility(text)).toBe(0);
      }),
    );
  });

  test('does not tell letters by their case', () => {
    expect(contextPlausibility('GRÜSSE ÜBER ÖSEN')).toBe(contextPlausibility('grüsse über ösen'));
  });

  test('never writes more slots than it says', () => {
    const slots = new Int32Array(MAX_CONTEXT_FEATURES + 1);
    const unit = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(unit, unit, unit, unit, unit, unit, (a, b, c, d, e, last) => {
        expect(collectContextSlots(a, b, c, d, e, last, slots, 0)).toBeLessThanOrEqual(MAX_CONTEXT_FEATURES);
      }),
    );
  });

  // The spelling decides, not the letters: ş and þ, ą and ¹, ø and ° are all common somewhere.
  test.each([
    ['Akşam yemeğinden sonra çarşıya gittik', 'Akþam yemeðinden sonra çarþýya gittik'],
    ['Został jeszcze kawałek ciasta', 'Zosta³ jeszcze kawa³ek ciasta'],
    ['Po večeři šel do školy', 'Po veèeøi šel do školy'],
  ])('together with the plausibility prefers %s', (healthy, garbled) => {
    const score = (text: string): number => plausibility(text) + contextPlausibility(text);
    expect(score(healthy)).toBeGreaterThan(score(garbled) + 3);
  });
});
