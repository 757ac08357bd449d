/**
 * The texts that the model is trained on. None of them is in the repo, and none enters it: only weights do.
 * Lines are kept whole; the trainer cuts them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of one language from one source. */
export interface TextPool {
  readonly language: string;
  readonly source: string;
  /** Share of the draws within the language, relative to its other pools. */
  readonly weight: number;
  readonly lines: readonly string[];
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
    pools.push({ language, source: 'corpus-a', weight: 3, lines: nonAscii(readLines(join(folder, file))) });
    const short = nonAscii(readLines(join(folder, 'short', file)));
    if (short.length > 0) pools.push({ language, source: 'corpus-a/short', weight: 1, lines: short });
  }
  return pools.filter((pool) => pool.lines.length > 0);
}
