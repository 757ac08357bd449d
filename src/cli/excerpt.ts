import { visible } from './visible.ts';

/** Code units of a long span shown at its beginning and its end; what is between becomes `…`. */
const LONGEST_HEAD = 60;
const LONGEST_TAIL = 20;

/** A span of a text as it may be shown on a terminal: a long one shortened, and nothing invisible in it. */
export function excerpt(text: string, start = 0, end: number = text.length): string {
  if (end - start <= LONGEST_HEAD + LONGEST_TAIL) return visible(text.slice(start, end));
  const head = text.slice(start, characterStart(text, start + LONGEST_HEAD));
  return visible(`${head} … ${text.slice(characterStart(text, end - LONGEST_TAIL), end)}`);
}

/** The offset itself, or the one before where it would cut a surrogate pair. */
export function characterStart(text: string, offset: number): number {
  const cutsPair =
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return cutsPair ? offset - 1 : offset;
}
