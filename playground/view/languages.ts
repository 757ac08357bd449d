import type { Messages } from '../language/messages.ts';
import { element } from './dom.ts';

/** Languages that a hint may name; the test holds them to those that the library knows. */
export const HINTS: readonly string[] = [
  'af',
  'ar',
  'be',
  'bg',
  'bn',
  'br',
  'bs',
  'ca',
  'cs',
  'cy',
  'da',
  'de',
  'el',
  'en',
  'eo',
  'es',
  'et',
  'eu',
  'fa',
  'fi',
  'fo',
  'fr',
  'ga',
  'gd',
  'gl',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'is',
  'it',
  'ja',
  'ka',
  'kk',
  'ko',
  'ky',
  'lt',
  'lv',
  'mk',
  'mn',
  'mt',
  'nb',
  'nl',
  'nn',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sq',
  'sr',
  'sv',
  'ta',
  'tg',
  'th',
  'tr',
  'tt',
  'uk',
  'ur',
  'vi',
  'zh-hans',
  'zh-hant',
];

/** Fills the choice of a language, sorted by name, and keeps what was chosen. */
export function fillLanguages(field: HTMLSelectElement, { tag, fixed }: Messages): void {
  const chosen = field.value;
  const names = new Intl.DisplayNames([tag], { type: 'language' });
  const options = HINTS.map((hint) => ({ hint, name: names.of(hint) ?? hint }))
    .sort((a, b) => a.name.localeCompare(b.name, tag))
    .map(({ hint, name }) => element('option', { value: hint }, name));
  field.replaceChildren(element('option', { value: '' }, fixed.anyLanguage), ...options);
  field.value = chosen;
}
