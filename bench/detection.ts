/**
 * Prints how often bytes of a given encoding are decoded to the right text, by length in characters, by this library
 * and by chardet: `npm run bench:detection -- --n 200`. Texts are cut from the Universal Declaration of Human Rights.
 */
import { parseArgs } from 'node:util';
import { detect } from 'chardet';
import { decode } from '../src/bytes/index.ts';
import { getEncoding } from '../src/codec/registry.ts';
import { declarationLines } from './declarations.ts';
import { type Random, randomOf } from './random.ts';

const LENGTHS = [4, 8, 16, 100];

/** Encodings, and the declarations that were written in them. */
const CASES: readonly (readonly [encoding: string, codes: readonly string[]])[] = [
  ['gbk', ['cmn_hans']],
  ['big5', ['cmn_hant']],
  ['shift_jis', ['jpn']],
  ['euc-jp', ['jpn']],
  ['euc-kr', ['kor']],
  ['windows-1251', ['rus', 'ukr', 'bul']],
  ['koi8-r', ['rus']],
  ['windows-1250', ['pol', 'ces', 'hun']],
  ['windows-1252', ['fra', 'deu_1996', 'spa', 'por_PT']],
  ['windows-1253', ['ell_monotonic']],
  ['windows-1254', ['tur']],
  ['windows-1255', ['heb']],
  ['windows-1256', ['arb']],
  ['windows-874', ['tha']],
  ['utf-8', ['cmn_hans', 'jpn', 'rus', 'fra', 'pol', 'kor', 'ell_monotonic', 'tha']],
];

interface Sample {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Draws for one sample after which there is taken to be none. */
const PATIENCE = 2000;

/** A stretch of a declaration that has characters beyond ASCII, and all of them in the encoding. */
function sampleOf(text: string, length: number, encoding: string, random: Random): Sample | undefined {
  for (let draw = 0; draw < PATIENCE; draw++) {
    const start = Math.floor(random.next() * (text.length - length));
    const stretch = text.slice(start, start + length);
    const { bytes, errors } = getEncoding(encoding)!.encode(stretch);
    if (errors.length > 0 || bytes.every((byte) => byte < 0x80) || stretch !== stretch.trim()) continue;
    if (getEncoding(encoding)!.decode(bytes).text === stretch) return { text: stretch, bytes };
  }
  return undefined;
}

function byChardet(bytes: Uint8Array): string | undefined {
  const encoding = getEncoding(detect(bytes) ?? '');
  return encoding?.decode(bytes).text;
}

const { values } = parseArgs({ options: { n: { type: 'string', default: '100' } } });
const count = Number(values.n);

console.log(`| encoding | ${LENGTHS.map((length) => `${length}`).join(' | ')} | chardet |`);
console.log(`| --- | ${LENGTHS.map(() => '--:').join(' | ')} | --- |`);
for (const [encoding, codes] of CASES) {
  const random = randomOf(`detection ${encoding}`);
  const texts = codes.map((code) => declarationLines(code).join(' '));
  const rights = LENGTHS.map((length) => {
    let [tried, own, peer] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const sample = sampleOf(texts[i % texts.length]!, length, encoding, random);
      if (!sample) continue;
      tried++;
      if (decode(sample.bytes, { repair: false }).text === sample.text) own++;
      if (byChardet(sample.bytes) === sample.text) peer++;
    }
    return { own: (100 * own) / tried, peer: (100 * peer) / tried };
  });
  const figures = rights.map(({ own }) => own.toFixed(1)).join(' | ');
  console.log(`| ${encoding} | ${figures} | ${rights.map(({ peer }) => peer.toFixed(0)).join(' / ')} |`);
}
