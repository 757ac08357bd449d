/**
 * The texts that the model is trained on. None of them is in the repo, and none enters it: only weights do.
 * Lines are kept whole; the trainer cuts them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from './fetch-texts.ts';

/** Lines of one language from one source. */
export interface TextPool {
  readonly language: string;
  readonly source: string;
  /** Share of the draws within the language, relative to its other pools. */
  readonly weight: number;
  readonly lines: readonly string[];
  /** True where the lines are single words. */
  readonly words: boolean;
}

function readLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
}

/** Pools of one part (`train`, `calibrate`, `dev`) of the evaluation corpus: whole lines, and short strings. */
export function corpusPools(corpus: string, part: string): TextPool[] {
  const folder = join(corpus, part);
  const pools: TextPool[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt')) continue;
    const language = file.slice(0, -4);
    const nonAscii = (lines: string[]): string[] => lines.filter((line) => /[^\0-\x7f]/.test(line));
    pools.push({
      language,
      source: 'corpus-a',
      weight: 3,
      words: false,
      lines: nonAscii(readLines(join(folder, file))),
    });
    const short = nonAscii(readLines(join(folder, 'short', file)));
    if (short.length > 0)
      pools.push({ language, source: 'corpus-a/short', weight: 1, words: false, lines: short });
  }
  return pools.filter((pool) => pool.lines.length > 0);
}

/** One line in eight of the package texts is kept from training, to calibrate on. */
function heldOut(line: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < line.length; at++) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193);
  return ((hash >>> 7) & 7) === 0;
}

/** Pools of the texts that fetch-texts.ts collected in `cache`: for training, or those held out from it. */
export function packagePools(cache: string, part: 'train' | 'calibrate'): TextPool[] {
  const pools: TextPool[] = [];
  for (const source of SOURCES) {
    const folder = join(cache, 'texts', `${source.name.replace('/', '+')}@${source.version}`);
    if (!existsSync(folder)) throw new Error(`${folder} is missing: run fetch-texts.ts first`);
    const words = /^dictionary-|jieba|kuromoji|pythainlp|laonlp/.test(source.name);
    for (const file of readdirSync(folder).sort()) {
      const lines = readLines(join(folder, file)).filter((line) => heldOut(line) === (part === 'calibrate'));
      if (lines.length === 0) continue;
      const weight = Math.min(1, lines.length / 3000);
      pools.push({
        language: file.slice(0, -4),
        source: `${source.name}@${source.version}`,
        weight,
        words,
        lines,
      });
    }
  }
  return pools;
}
