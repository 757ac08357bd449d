import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASS_PAIRS, collectSlots, MAX_FEATURES } from '../../src/language/features.ts';
import { BOUNDARY, plausibility, transition } from '../../src/language/plausibility.ts';
import { CLASS_COUNT } from '../../src/language/script.ts';
import { unpackWeights, WEIGHT_STEP } from '../../src/language/weights.ts';
import { weights } from '../../src/packed/data.ts';

const anyUnits: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0x80, max: 0x4ff }),
      fc.integer({ min: 0x20, max: 0x7e }),
    ),
  )
  .map((units) => String.fromCharCode(...units));

function sumOfTransitions(text: string): number {
  let sum = 0;
  let previous = BOUNDARY;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    sum += transition(previous, unit);
    previous = unit;
  }
  return sum + transition(previous, BOUNDARY);
}

describe('plausibility', () => {
  test('is the sum of its transitions, both boundaries included', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(plausibility(text)).toBeCloseTo(sumOfTransitions(text), 6);
      }),
    );
  });

  test('of a span equals that of the span cut out', () => {
    fc.assert(
      fc.property(anyUnits, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        expect(plausibility(text, start, end)).toBe(plausibility(text.slice(start, end)));
      }),
    );
  });

  test('adds up the weights of the features that the trainer collects', () => {
    const model = unpackWeights(weights, CLASS_PAIRS, CLASS_COUNT);
    const slots = new Int32Array(MAX_FEATURES);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 0xffff }),
        (previous, unit) => {
          const count = collectSlots(previous, unit, slots, 0);
          let steps = 0;
          for (let at = 0; at < count; at++) steps += model[slots[at] as number] as number;
          expect(transition(previous, unit)).toBeCloseTo(steps * WEIGHT_STEP, 9);
        },
      ),
    );
  });

  test('weighs nothing in ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(plausibility(text)).toBe(0);
      }),
    );
  });

  test('takes 0 and -1 alike for the edge of a text', () => {
    expect(transition(-1, 0xe9)).toBe(transition(BOUNDARY, 0xe9));
    expect(transition(0xe9, -1)).toBe(transition(0xe9, BOUNDARY));
  });

  test.each([
    ['Der Zug fährt um fünf über die Brücke.', 'Der Zug fÃ¤hrt um fÃ¼nf Ã¼ber die BrÃ¼cke.'],
    ['Поезд отправляется в пять часов.', 'ПНЕГД НРОПЮБКЪЕРЯЪ Б ОЪРЭ ВЮЯНБ.'],
    ['火车五点出发，请不要迟到。', '鐏溅浜旂偣鍑哄彂锛岃涓嶈杩熷埌銆'],
    ['電車は五時に出発します。', '揹幵偼屲帪偵弌敪偟傑偡丅'],
    ['기차는 다섯 시에 떠납니다.', '±âÂ÷´Â ´Ù¼¸ ½Ã¿¡ ¶°³³´Ï´Ù.'],
    [
      'Pociąg odjeżdża o piątej, proszę się nie spóźnić.',
      'Poci¹g odje¿d¿a o pi¹tej, proszê siê nie spóŸniæ.',
    ],
  ])('prefers %s to its garbled form', (healthy, garbled) => {
    expect(plausibility(healthy)).toBeGreaterThan(plausibility(garbled) + 5);
  });
});
