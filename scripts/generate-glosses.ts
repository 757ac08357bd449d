/**
 * Writes `src/packed/generated/gloss-readings.ts`: the traditional characters that can carry a pinyin gloss.
 * Sources: `scripts/data/gloss-readings.json`, the default reading of each such character (ICU's Han-Latin
 * transform; reading → characters), and opencc-js for the remaining characters that differ from their
 * simplified form, of which nothing is known but that they are not the same in both scripts.
 *
 *     npx tsx scripts/generate-glosses.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';
import { UNENCODABLE } from '../src/codec/encoding.ts';
import { getEncoding } from '../src/codec/registry.ts';
import { packGlosses } from './packing/glosses.ts';

const root: URL = new URL('../', import.meta.url);
const PATH = 'src/packed/generated/gloss-readings.ts';

/** Reading → the characters that have it by default, all in one string. */
type Readings = Readonly<Record<string, string>>;

function readReadings(): Readings {
  return JSON.parse(readFileSync(new URL('scripts/data/gloss-readings.json', root), 'utf8')) as Readings;
}

function openCcVersion(): string {
  const require = createRequire(import.meta.url);
  const main = require.resolve('opencc-js');
  const folder = main.slice(0, main.lastIndexOf('opencc-js') + 'opencc-js'.length);
  return (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version;
}

/** Ideographs of GBK that OpenCC simplifies, in order. */
function simplifiedAway(): string[] {
  const gbk = getEncoding('gbk');
  const simplify = Converter({ from: 't', to: 'cn' });
  const found: string[] = [];
  for (let codePoint = 0x4e00; codePoint < 0xa000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (gbk?.encodeCodePoint(codePoint) !== UNENCODABLE && simplify(character) !== character)
      found.push(character);
  }
  return found;
}

/** Path from the repository's root → contents. */
export function generateGlosses(): Map<string, string> {
  const readings = readReadings();
  const known = new Set(Object.values(readings).join(''));
  const simplified = simplifiedAway();
  const confirmed = simplified.filter((character) => known.has(character)).length;
  if (confirmed < known.size * 0.9)
    throw new Error(`OpenCC simplifies only ${confirmed} of ${known.size} characters`);
  const packed = packGlosses({
    readings: new Map(
      Object.entries(readings).flatMap(([reading, characters]) =>
        Array.from(characters, (character) => [character.charCodeAt(0), reading] as const),
      ),
    ),
    others: new Set(
      simplified.filter((character) => !known.has(character)).map((character) => character.charCodeAt(0)),
    ),
  });
  return new Map([
    [
      PATH,
      [
        '// Written by scripts/generate-glosses.ts; do not edit.',
        `// Sources: scripts/data/gloss-readings.json; opencc-js ${openCcVersion()} (Apache-2.0).`,
        '',
        '/** The traditional characters of GBK, with their default readings; see trace/unpack-glosses.ts. */',
        `export const GLOSS_READINGS: string =\n  '${packed}';`,
        '',
      ].join('\n'),
    ],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, contents] of generateGlosses()) {
    const file = new URL(path, root);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, contents);
    console.log(path, contents.length);
  }
}
