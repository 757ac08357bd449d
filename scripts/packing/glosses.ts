/** Writer of packed glosses; `src/trace/unpack-glosses.ts` is the reader and describes the form. */
import { FINALS, INITIALS, toneOf, withoutTone, withTone } from '../../src/trace/pinyin.ts';
import {
  FIRST_IDEOGRAPH,
  GLOSS_CONTEXTS,
  GLOSSED,
  type Glosses,
  LAST_IDEOGRAPH,
  NEUTRAL,
  OTHER,
  readGlosses,
} from '../../src/trace/unpack-glosses.ts';
import { packValues } from './arithmetic-encoder.ts';

function* valuesOfReading(reading: string): Generator<number> {
  const syllable = withoutTone(reading);
  const initial = INITIALS.findLastIndex((letters) => syllable.startsWith(letters));
  const final = FINALS.indexOf(syllable.slice(INITIALS[initial]!.length));
  const tone = toneOf(reading);
  if (final < 0 || withTone(syllable, tone) !== reading) throw new Error(`${reading} is no pinyin syllable`);
  yield* [initial, final, tone];
}

/** The values of all glosses, in the order in which {@link readGlosses} asks for them. */
function* valuesOf({ readings, others }: Glosses): Generator<number> {
  for (let unit = FIRST_IDEOGRAPH; unit <= LAST_IDEOGRAPH; unit++) {
    const reading = readings.get(unit);
    if (reading === undefined) yield others.has(unit) ? OTHER : NEUTRAL;
    else {
      yield GLOSSED;
      yield* valuesOfReading(reading);
    }
  }
}

export function packGlosses(glosses: Glosses): string {
  return packValues(valuesOf(glosses), GLOSS_CONTEXTS, readGlosses);
}
