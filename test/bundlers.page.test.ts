import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as buildWithEsbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as buildWithVite } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webpack from 'webpack';
import { garble } from '../src/index.ts';
import { closeBrowser, openEmptyPage } from './playground/support/open-page.ts';

const TRUTH = 'Les élèves ont planté un pommier près de l’école.';
const GARBLED = garble(TRUTH, { right: 'utf-8', wrong: 'windows-1252' });

/** A programme that imports the package as its users do, and shows what it made of a text. */
const PROGRAMME = `
import { repair } from 'unmojibake';
import { RepairStream } from 'unmojibake/stream';

const garbled = ${JSON.stringify(GARBLED)};
const source = new ReadableStream({ start(controller) { controller.enqueue(garbled); controller.close(); } });
const chunks = [];
for await (const chunk of source.pipeThrough(new RepairStream())) chunks.push(chunk);
globalThis.result = [repair(garbled), chunks.join('')];
`;

/** An otherwise empty project with the package as npm would install it. */
let project = '';
const entry = (): string => join(project, 'main.mjs');
const outFile = (name: string): string => join(project, 'out', `${name}.mjs`);

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'unmojibake-bundlers-'));
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      encoding: 'utf8',
    }),
  ) as { filename: string }[];
  const installed = join(project, 'node_modules', 'unmojibake');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(project, packed!.filename), '-C', installed, '--strip-components=1']);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(entry(), PROGRAMME);
});

afterAll(async () => {
  await closeBrowser();
  rmSync(project, { recursive: true, force: true });
});

const bundlers: Record<string, () => Promise<unknown>> = {
  vite: () =>
    buildWithVite({
      root: project,
      configFile: false,
      logLevel: 'warn',
      build: {
        target: 'esnext',
        outDir: 'out',
        emptyOutDir: false,
        rolldownOptions: { input: entry(), output: { entryFileNames: 'vite.mjs' } },
      },
    }),
  esbuild: () =>
    buildWithEsbuild({
      entryPoints: [entry()],
      bundle: true,
      format: 'esm',
      minify: true,
      outfile: outFile('esbuild'),
    }),
  webpack: () =>
    new Promise((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          context: project,
          entry: entry(),
          experiments: { outputModule: true },
          output: { path: join(project, 'out'), filename: 'webpack.mjs', module: true },
          performance: false,
          // Its minifier is none of ours, and slow.
          optimization: { minimize: false },
        },
        (error, stats) => {
          if (error || !stats || stats.hasErrors())
            reject(error ?? new Error(stats?.toString('errors-only')));
          else resolve(stats);
        },
      );
    }),
  rollup: async () => {
    const require = createRequire(entry());
    const bundle = await rollup({
      input: entry(),
      // Rollup by itself finds no packages; this is all that a plugin for it would do here.
      plugins: [{ name: 'packages', resolveId: (id) => (/^[a-z]/.test(id) ? require.resolve(id) : null) }],
      onwarn(warning) {
        throw new Error(warning.message);
      },
    });
    await bundle.write({ file: outFile('rollup'), format: 'es' });
  },
};

test.each(Object.keys(bundlers))('a bundle by %s runs in Chromium as it is', async (name) => {
  await bundlers[name]!();
  const { page, errors } = await openEmptyPage();
  await page.addScriptTag({ type: 'module', content: readFileSync(outFile(name), 'utf8') });
  const result = await page.waitForFunction(() => (globalThis as { result?: string[] }).result);
  expect(await result.jsonValue()).toEqual([TRUTH, TRUTH]);
  expect(errors).toEqual([]);
});
