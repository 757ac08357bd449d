import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { DECODER_BEHAVIOURS } from '../src/channel/channel.ts';
import * as library from '../src/index.ts';
import { closeBrowser, openEmptyPage } from './playground/support/open-page.ts';

afterAll(closeBrowser);

/** The library as one script that sets `unmojibake`, as a page without a bundler would load it. */
async function bundledLibrary(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: 'src/index.ts', formats: ['iife'], name: 'unmojibake', fileName: 'unmojibake' },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}

/** One sentence of so many is taken: those that lose bytes take their time. */
const SAMPLING = 5;
const WRONGS = ['windows-1252', 'gbk', 'shift_jis', 'cp437', 'windows-1251', 'macintosh'];

/** Sentences of the synthetic cases, each through another channel, with what real decoders lose; and healthy ones. */
function inputs(): string[] {
  const sentences = readFileSync('test/cases/sentences.tsv', 'utf8')
    .trim()
    .split('\n')
    .filter((_, index) => index % SAMPLING === 0)
    .map((line) => line.split('\t').at(-1) ?? '');
  return sentences.map((sentence, index) => {
    if (index % 8 === 0) return sentence;
    return library.garble(sentence, {
      right: 'utf-8',
      wrong: WRONGS[index % WRONGS.length]!,
      decoder: DECODER_BEHAVIOURS[index % DECODER_BEHAVIOURS.length]!,
    });
  });
}

test('Chromium reports what Node reports, code unit for code unit', async () => {
  const texts = inputs();
  const { page } = await openEmptyPage();
  await page.addScriptTag({ content: `${await bundledLibrary()}; globalThis.unmojibake = unmojibake;` });
  const reports = await page.evaluate((given) => {
    const { explain } = (globalThis as unknown as { unmojibake: typeof library }).unmojibake;
    return given.map((text) => JSON.stringify(explain(text)));
  }, texts);
  expect(texts.length).toBeGreaterThan(50);
  const expected = texts.map((text) => JSON.stringify(library.explain(text)));
  expect(reports).toEqual(expected);
});
