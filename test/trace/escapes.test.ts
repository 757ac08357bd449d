import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { garble } from '../../src/index.ts';
import { detect, explain, repair } from '../../src/repair.ts';
import { escapeEdits } from '../../src/trace/escapes.ts';

const SENTENCE = 'La forêt s’endort déjà ; près du ruisseau, une fée écrit à l’été.';
const LATIN_1 = garble(SENTENCE, { right: 'utf-8', wrong: 'iso-8859-1' });
const WINDOWS = garble(SENTENCE, { right: 'utf-8', wrong: 'windows-1252' });

/** As Python's `repr` prints it. */
const printed = (text: string): string =>
  text.replace(/[\x80-\xa0\xad]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
const referenced = (text: string): string =>
  text.replace(/[\x80-\xbf\u0100-\uffff]/g, (c) => `&#${c.charCodeAt(0)};`);
const NAMES: Readonly<Record<string, string>> = {
  '©': '&copy;',
  '€': '&euro;',
  '™': '&trade;',
  '\xa0': '&nbsp;',
};
const named = (text: string): string => text.replace(/[©€™\xa0]/g, (c) => NAMES[c]!);

describe('escapes inside mojibake are read with it', () => {
  test.each([
    ['controls as a printer writes them', printed(LATIN_1)],
    ['numeric references', referenced(WINDOWS)],
    ['named references', named(WINDOWS)],
    ['one percent-encoded byte', WINDOWS.replace('©', '%A9')],
    ['a code unit as JSON writes it', WINDOWS.replace('€', '\\u20ac')],
  ])('%s', (_, text) => {
    expect(text).toMatch(/[&\\%]/);
    expect(repair(text)).toBe(SENTENCE);
  });

  test('those that stand alone, too, once others are mixed with characters', () => {
    expect(repair('Ã&copy;tÃ© &Atilde;&copy;ternel')).toBe('été éternel');
    expect(repair('&Atilde;&copy;ternel')).toBe('&Atilde;&copy;ternel');
  });

  test('however many stand side by side', () => {
    for (const times of [100, 1000]) {
      const text = `${'Ã&copy;'.repeat(times)} Ã©tÃ&copy;`;
      expect(repair(text)).toBe(`${'é'.repeat(times)} été`);
    }
  });

  test('and reported with the channel', () => {
    const { steps } = explain('I donâ\\x80\\x99t know');
    expect(steps).toMatchObject([
      {
        kind: 'unescape',
        start: 5,
        end: 14,
        replacement: '’',
        layers: [{ right: 'utf-8', wrong: 'windows-1252' }],
      },
    ]);
    expect(detect('I donâ\\x80\\x99t know')).toMatchObject({ garbled: true, repairable: true });
  });

  test('unless traces are to be left', () => {
    expect(repair('I donâ\\x80\\x99t know', { traces: false })).toBe('I donâ\\x80\\x99t know');
  });
});

describe('healthy text with escapes stays as it is', () => {
  test.each([
    'Le café est fermé&nbsp;: revenez l’été prochain&nbsp;!',
    'CAFÉ&nbsp;FERMÉ&nbsp;!',
    'FÅ&nbsp;ADGANG',
    'ECRÃ&nbsp;DE BLOQUEIO',
    'Straße &ndash; Grö&szlig;e, Ma&szlig;e, Å&deg;',
    'path = "C:\\\\temp\\\\été\\\\x86"',
    'été 50%A, naïve %C3%A9',
    'ЗАО «Ромашка»&nbsp;&mdash; 100%',
  ])('%s', (text) => {
    expect(escapeEdits(text)).toEqual([]);
    expect(repair(text)).toBe(text);
  });
});

const unit = fc.constantFrom(
  'Ã',
  'â',
  '©',
  '&copy;',
  '&nbsp;',
  '\\x80',
  '\\x99',
  '%A9',
  '&#128;',
  'a',
  ' ',
  'ð',
  '&',
  '\\',
);

test('a second repair changes nothing, whatever is escaped', () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 24 }), (units) => {
      const once = repair(units.join(''));
      expect(repair(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});
