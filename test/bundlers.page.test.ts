import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

/** Programmes that import the package as its users do, and show what it made of a text. */
const PROGRAMME = `
import { repair } from 'unmojibake';
import { RepairStream } from 'unmojibake/stream';

const garbled = ${JSON.stringify(GARBLED)};
const source = new ReadableStream({ start(controller) { controller.enqueue(garbled); controller.close(); } });
const chunks = [];
for await (const chunk of source.pipeThrough(new RepairStream())) chunks.push(chunk);
globalThis.result = [repair(garbled), chunks.join('')];
`;
const PROGRAMME_WITH_BYTES = `
import { decode, decodeAsync } from 'unmojibake/bytes';

const bytes = new TextEncoder().encode(${JSON.stringify(GARBLED)});
const refused = await decodeAsync(bytes, { label: 'utf-7' }).catch((error) => error.code);
globalThis.result = [decode(bytes).text, refused];
`;

/** An otherwise empty project with the package as npm would install it. */
let project = '';
const inProject = (name: string): string => join(project, `${name}.mjs`);
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
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    symlinkSync(realpathSync(join('node_modules', name)), join(project, 'node_modules', name));
  }
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(inProject('main'), PROGRAMME);
  writeFileSync(inProject('bytes'), PROGRAMME_WITH_BYTES);
});

afterAll(async () => {
  await closeBrowser();
  rmSync(project, { recursive: true, force: true });
});

/** Bundles a programme of the project for browsers, into one file of its name in `out`. */
const bundlers: Record<string, (name: string) => Promise<unknown>> = {
  vite: (name) =>
    buildWithVite({
      root: project,
      configFile: false,
      logLevel: 'warn',
      build: {
        target: 'esnext',
        outDir: 'out',
        emptyOutDir: false,
        rolldownOptions: { input: inProject(name), output: { entryFileNames: `${name}.mjs` } },
      },
    }),
  esbuild: (name) =>
    buildWithEsbuild({
      entryPoints: [inProject(name)],
      bundle: true,
      format: 'esm',
      minify: true,
      outfile: outFile(name),
    }),
  webpack: (name) =>
    new Promise((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          context: project,
          entry: inProject(name),
          experiments: { outputModule: true },
          output: { path: join(project, 'out'), filename: `${name}.mjs`, module: true },
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
  rollup: async (name) => {
    const require = createRequire(inProject(name));
    const bundle = await rollup({
      input: inProject(name),
      // Rollup by itself finds no packages; this is all that a plugin for it would do here.
      plugins: [{ name: 'packages', resolveId: (id) => (/^[a-z]/.test(id) ? require.resolve(id) : null) }],
      onwarn(warning) {
        throw new Error(warning.message);
      },
    });
    await bundle.write({ file: outFile(name), format: 'es' });
  },
};

const SITE = 'http://bundles.test/';

/** What a bundle shows on a page that is served beside it. */
async function resultOf(name: string): Promise<unknown> {
  const { page, errors } = await openEmptyPage();
  await page.route(`${SITE}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    return path === ''
      ? route.fulfill({
          contentType: 'text/html',
          body: `<script type="module" src="/${name}.mjs"></script>`,
        })
      : route.fulfill({ contentType: 'text/javascript', path: join(project, 'out', path) });
  });
  await page.goto(SITE);
  const result = await page.waitForFunction(() => (globalThis as { result?: string[] }).result);
  expect(errors).toEqual([]);
  return result.jsonValue();
}

test.each(Object.keys(bundlers))('a bundle by %s runs in Chromium as it is', async (bundler) => {
  await bundlers[bundler]!('main');
  expect(await resultOf('main')).toEqual([TRUTH, TRUTH]);
});

// Rollup reads no CommonJS, which chardet is, without a plugin.
test.each(['vite', 'esbuild', 'webpack'])('so does one of unmojibake/bytes by %s', async (bundler) => {
  await bundlers[bundler]!('bytes');
  // iconv-lite, which has UTF-7, is for Node.
  expect(await resultOf('bytes')).toEqual([TRUTH, 'ERR_UNKNOWN_ENCODING']);
});
