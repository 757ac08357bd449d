/**
 * Writes test/cases/synthetic.json: the sentences of test/cases/sentences.tsv, which were written for this
 * project, garbled over channels between all areas, code pages in both roles. `npx tsx
 * scripts/generate-synthetic-cases.ts` writes the file; `npm run data:verify` compares it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { garbleLosslessly } from '../bench/lossless.ts';

const ROOT: URL = new URL('../', import.meta.url);
const SENTENCES = 'test/cases/sentences.tsv';
const OUTPUT = 'test/cases/synthetic.json';

/** One case, with the fields of ftfy's test cases and the channel beside them. */
export interface SyntheticCase {
  readonly label: string;
  readonly language: string;
  readonly channel: { readonly right: string; readonly wrong: string };
  /** The garbled text. */
  readonly original: string;
  /** The truth. */
  readonly fixed: string;
  readonly expect: 'pass';
}

/** Right encoding, wrong encoding, languages. */
type Row = readonly [right: string, wrong: string, languages: string];

const CHANNELS: readonly Row[] = [
  // UTF-8 read as the default of an area
  ['utf-8', 'windows-1255', 'he'],
  ['utf-8', 'windows-1256', 'ar'],
  ['utf-8', 'windows-1258', 'vi'],
  ['utf-8', 'windows-874', 'th'],
  ['utf-8', 'koi8-u', 'uk'],
  ['utf-8', 'iso-8859-5', 'ru sr'],
  ['utf-8', 'iso-8859-9', 'tr'],
  ['utf-8', 'iso-8859-15', 'fr es'],
  ['utf-8', 'iso-8859-13', 'lt lv'],
  ['utf-8', 'cp852', 'pl cs'],
  ['utf-8', 'cp855', 'sr ru'],
  ['utf-8', 'cp857', 'tr'],
  ['utf-8', 'cp862', 'he'],
  ['utf-8', 'cp737', 'el'],
  ['utf-8', 'cp775', 'lt lv'],
  ['utf-8', 'cp1258', 'zh-Hans fr'],
  ['utf-8', 'x-mac-cyrillic', 'ru uk'],
  ['utf-8', 'x-mac-ce', 'pl cs'],
  ['utf-8', 'x-mac-greek', 'el'],
  ['utf-8', 'x-mac-turkish', 'tr'],
  // a code page of DOS or the Mac, or a standard's page, read as Windows's
  ['cp852', 'windows-1250', 'pl cs'],
  ['cp852', 'windows-1252', 'pl cs'],
  ['cp855', 'windows-1251', 'sr ru'],
  ['cp857', 'windows-1254', 'tr'],
  ['cp737', 'windows-1252', 'el'],
  ['cp775', 'windows-1257', 'lt lv'],
  ['cp862', 'windows-1255', 'he'],
  ['cp850', 'windows-1252', 'fr de es'],
  ['cp866', 'windows-1252', 'ru'],
  ['x-mac-ce', 'windows-1250', 'pl cs'],
  ['macintosh', 'windows-1252', 'fr de es'],
  ['iso-8859-5', 'windows-1252', 'ru sr'],
  ['iso-8859-7', 'windows-1252', 'el'],
  ['koi8-u', 'windows-1251', 'uk'],
  ['koi8-u', 'windows-1252', 'uk'],
  ['viscii', 'windows-1252', 'vi'],
  ['windows-1258', 'windows-1252', 'vi'],
  ['windows-1257', 'windows-1252', 'lt lv'],
  ['iso-8859-13', 'windows-1252', 'lt lv'],
  ['iso-8859-9', 'windows-1250', 'tr'],
  ['gb18030', 'windows-1252', 'zh-Hans'],
  // Windows read as DOS's or the Mac's
  ['windows-1250', 'cp852', 'pl cs'],
  ['windows-1253', 'cp737', 'el'],
  ['windows-1255', 'cp862', 'he'],
  ['windows-1252', 'macintosh', 'fr de es'],
  ['windows-1251', 'macintosh', 'ru uk'],
  ['shift_jis', 'macintosh', 'ja'],
  // across areas
  ['gbk', 'windows-1251', 'zh-Hans'],
  ['gbk', 'windows-1250', 'zh-Hans'],
  ['gbk', 'windows-1254', 'zh-Hans'],
  ['big5', 'windows-1250', 'zh-Hant'],
  ['shift_jis', 'windows-1251', 'ja'],
  ['euc-jp', 'windows-1250', 'ja'],
  ['euc-kr', 'windows-1251', 'ko'],
  ['euc-kr', 'windows-1254', 'ko'],
  ['windows-1251', 'windows-1250', 'ru uk'],
  ['windows-1251', 'windows-1253', 'ru uk'],
  ['windows-1251', 'windows-1254', 'ru uk'],
  ['windows-1253', 'windows-1251', 'el'],
  ['windows-1255', 'windows-1251', 'he'],
  ['windows-1256', 'windows-1251', 'ar'],
];

/** Fewest cases of a channel: with fewer its rate says nothing. */
const FEWEST = 12;

/** Marks of tone, which windows-1258 keeps behind the letter they belong to. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Vietnamese as windows-1258 holds it: letters composed, tones apart. */
function withTonesApart(text: string): string {
  let apart = '';
  for (const character of text) {
    const [base = '', ...marks] = character.normalize('NFD');
    const tones = marks.filter((mark) => TONES.test(mark));
    apart += (base + marks.filter((mark) => !TONES.test(mark)).join('')).normalize('NFC') + tones.join('');
  }
  return apart;
}

function readSentences(): readonly { readonly language: string; readonly text: string }[] {
  return readFileSync(new URL(SENTENCES, ROOT), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [language = '', text = ''] = line.split('\t');
      return { language, text };
    });
}

function makeCases(): SyntheticCase[] {
  const sentences = readSentences();
  return CHANNELS.flatMap(([right, wrong, languages]) => {
    const cases = sentences
      .filter(({ language }) => languages.split(' ').includes(language))
      .flatMap(({ language, text }, index): SyntheticCase[] => {
        const fixed = right === 'windows-1258' ? withTonesApart(text) : text;
        const original = garbleLosslessly(fixed, [{ right, wrong }]);
        if (original === undefined) return [];
        const label = `${right} as ${wrong}, ${language} ${(index % 16) + 1}`;
        return [{ label, language, channel: { right, wrong }, original, fixed, expect: 'pass' }];
      });
    if (cases.length < FEWEST)
      throw new Error(`${right} as ${wrong}: only ${cases.length} cases lose nothing`);
    return cases;
  });
}

/** The path from the repository's root and its contents. */
export function generateSyntheticCases(): ReadonlyMap<string, string> {
  const lines = makeCases().map((made) => JSON.stringify(made));
  return new Map([[OUTPUT, `[\n${lines.join(',\n')}\n]\n`]]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, contents] of generateSyntheticCases()) writeFileSync(new URL(path, ROOT), contents);
}
