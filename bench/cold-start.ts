/**
 * How much longer a process takes that imports the built library and repairs one text than one that does nothing:
 * `npm run bench:start`. Processes by turns; medians.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });

const library = new URL('../dist/index.js', import.meta.url).href;

/** A program for each text. */
const PROGRAMS: readonly (readonly [name: string, program: string])[] = [
  ['nothing', '0'],
  ...(
    [
      ['ASCII', 'The rain has stopped.'],
      ['healthy French', 'La pluie a cessé.'],
      ['healthy Chinese', '雨停了以后，孩子们又跑到院子里踢球。'],
      ['French, utf-8 as windows-1252', 'La pluie a cessÃ©.'],
      ['Chinese, utf-8 as gbk', '闆ㄥ仠浜嗕互鍚庯紝'],
    ] as const
  ).map(
    ([name, text]) =>
      [
        name,
        `import(${JSON.stringify(library)}).then(({ repair }) => repair(${JSON.stringify(text)}))`,
      ] as const,
  ),
];

/** Milliseconds from the start of a process to its end. */
function run(program: string): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['-e', program]);
  if (status !== 0) throw new Error(`exit code ${status}: ${program}`);
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}

const times: number[][] = PROGRAMS.map(() => []);
for (let round = 0; round < Number(values.rounds); round++)
  for (const [index, [, program]] of PROGRAMS.entries()) times[index]!.push(run(program));

const nothing = median(times[0]!);
console.log(`Node ${process.version}: a process that does nothing takes ${nothing.toFixed(0)} ms`);
for (const [index, [name]] of PROGRAMS.entries())
  if (index > 0) console.log(`  + ${(median(times[index]!) - nothing).toFixed(0).padStart(4)} ms   ${name}`);
