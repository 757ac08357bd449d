/**
 * Which characters a converter glosses, and how. The converter went through a table of traditional characters
 * that differ from their simplified form and wrote each one's default reading behind it, whatever the context.
 */
import { GLOSS_READINGS, OTHER_TRADITIONAL } from './generated/gloss-readings.ts';
import { withoutTone } from './pinyin.ts';

interface GlossTable {
  readonly readings: ReadonlyMap<number, string>;
  readonly byReading: ReadonlyMap<string, string>;
  readonly others: ReadonlySet<number>;
}

let table: GlossTable | undefined;

function load(): GlossTable {
  if (table) return table;
  const readings = new Map<number, string>();
  const byReading = new Map<string, string>();
  for (const [, reading = '', characters = ''] of GLOSS_READINGS.matchAll(
    /([^\u4e00-\u9fff]+)([\u4e00-\u9fff]+)/g,
  )) {
    for (const character of characters) readings.set(character.charCodeAt(0), reading);
    byReading.set(reading, characters);
    for (const plain of toneless(reading)) {
      if (plain !== reading) byReading.set(plain, (byReading.get(plain) ?? '') + characters);
    }
  }
  const others = new Set(Array.from(OTHER_TRADITIONAL, (character) => character.charCodeAt(0)));
  table = { readings, byReading, others };
  return table;
}

/** The spellings of a reading without its tone: lǜ is lü, lv or lu. */
function toneless(reading: string): readonly string[] {
  const plain = withoutTone(reading);
  return plain.includes('ü') ? [plain, plain.replace('ü', 'v'), plain.replace('ü', 'u')] : [plain];
}

/** The default reading of a character that can carry a gloss, with its tone mark; `undefined` for any other. */
export function readingOf(unit: number): string | undefined {
  return load().readings.get(unit);
}

/** True if `syllable` is the character's default reading, written with its tone or without. */
export function isReadingOf(unit: number, syllable: string): boolean {
  const reading = readingOf(unit);
  return reading !== undefined && (reading === syllable || toneless(reading).includes(syllable));
}

/** The characters, in one string, whose default reading is `syllable`, written with its tone or without. */
export function charactersRead(syllable: string): string {
  return load().byReading.get(syllable) ?? '';
}

/** True for an ideograph of GBK that is simplified to another. */
export function hasSimplifiedForm(unit: number): boolean {
  const { readings, others } = load();
  return readings.has(unit) || others.has(unit);
}
