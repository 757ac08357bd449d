/**
 * Which characters a converter glosses, and how. The converter went through a table of traditional characters
 * that differ from their simplified form and wrote each one's default reading behind it, whatever the context.
 */
import { GLOSS_READINGS } from '../packed/data.ts';
import { withoutTone } from './pinyin.ts';
import { type Glosses, unpackGlosses } from './unpack-glosses.ts';

interface GlossTable extends Glosses {
  readonly byReading: ReadonlyMap<string, string>;
}

let table: GlossTable | undefined;

function load(): GlossTable {
  if (table) return table;
  const glosses = unpackGlosses(GLOSS_READINGS);
  const exact = new Map<string, string>();
  for (const [unit, reading] of glosses.readings)
    exact.set(reading, (exact.get(reading) ?? '') + String.fromCharCode(unit));
  const byReading = new Map(exact);
  for (const reading of [...exact.keys()].sort()) {
    for (const plain of toneless(reading)) {
      if (plain !== reading) byReading.set(plain, (byReading.get(plain) ?? '') + exact.get(reading)!);
    }
  }
  table = { ...glosses, byReading };
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
