import { en } from './en.ts';
import type { FixedText, Messages } from './messages.ts';
import { zh } from './zh.ts';

/** The page's language for a visitor with these languages: Chinese or English. */
export function messagesFor(languages: readonly string[]): Messages {
  const first = languages.find((tag) => /^(?:zh|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('zh') ? zh : en;
}

export function otherMessages({ tag }: Messages): Messages {
  return tag === en.tag ? zh : en;
}

/** Puts the texts of `index.html` into a language. */
export function translateDocument({ tag, fixed }: Messages): void {
  document.documentElement.lang = tag;
  document.title = `unmojibake – ${fixed.title}`;
  for (const translated of document.querySelectorAll<HTMLElement>('[data-message]')) {
    translated.textContent = fixed[translated.dataset.message as FixedText];
  }
}
