import type { DroppedCharacters } from './channel.ts';
import { textOfUnits } from './code-units.ts';

type IsDropped = (unit: number) => boolean;

const CLASSES: Readonly<Record<DroppedCharacters, IsDropped>> = {
  c1: (unit) => unit >= 0x80 && unit <= 0x9f,
  'private-use': (unit) => unit >= 0xe000 && unit <= 0xf8ff,
  replacement: (unit) => unit === 0xfffd,
  'soft-hyphen': (unit) => unit === 0xad,
};

/** The text without the characters of the given classes. Private use planes 15 and 16 stay: no page decodes to them. */
export function dropCharacters(text: string, classes: readonly DroppedCharacters[]): string {
  if (classes.length === 0) return text;
  const tests = classes.map((kind) => CLASSES[kind]);
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!tests.some((isDropped) => isDropped(unit))) units[length++] = unit;
  }
  return length === text.length ? text : textOfUnits(units, length);
}
