/**
 * Writes every generated file anew in memory and compares it with the committed one, so that no table drifts
 * from its script. `npm run data:verify`; a difference makes the exit code 1.
 */
import { existsSync, readFileSync } from 'node:fs';
import { regenerateDecoderDifferences } from './channel-differences.ts';
import { generateCodecs } from './generate-codecs.ts';
import { generateEbcdic } from './generate-ebcdic.ts';
import { generateGlosses } from './generate-glosses.ts';
import { generateHanStatistics } from './generate-han-statistics.ts';
import { generateNews } from './generate-news.ts';
import { generateSyntheticCases } from './generate-synthetic-cases.ts';
import { generateModel } from './model/pack.ts';
import { generateBigrams } from './model/pack-bigrams.ts';
import { generateLatin } from './model/pack-latin.ts';
import { generateScreening } from './model/pack-screening.ts';

/** Each returns the paths from the repository's root and their contents. */
const generators: readonly (() => ReadonlyMap<string, string>)[] = [
  generateCodecs,
  generateEbcdic,
  generateGlosses,
  generateHanStatistics,
  generateNews,
  generateSyntheticCases,
  generateModel,
  generateLatin,
  generateBigrams,
  generateScreening,
  regenerateDecoderDifferences,
];

const root: URL = new URL('../', import.meta.url);
let different = 0;
let compared = 0;
for (const generate of generators) {
  for (const [path, expected] of generate()) {
    const file = new URL(path, root);
    const actual = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    compared++;
    if (actual === expected) continue;
    different++;
    console.error(`${path} ${actual === undefined ? 'is missing' : 'differs from what its script writes'}`);
  }
}
console.log(`${compared} generated files compared, ${different} different`);
if (different > 0) process.exitCode = 1;
