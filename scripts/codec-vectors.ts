/**
 * Writes `test/vectors/codec/*.json`: how the decoders of this machine (CPython, glibc, a JDK) differ from our
 * strict tables, and a digest of each whole table of theirs. Needs python3, java and glibc; the tests that read
 * the vectors need none of them.
 *
 *     npx tsx scripts/codec-vectors.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodings } from '../src/codec/registry.ts';
import { CHARSETS, type DecoderName } from './codec-vectors/charsets.ts';
import { differencesOf, digestOf, longestOf, type Table, tableOf } from './codec-vectors/table.ts';

interface Oracle {
  readonly table: Record<string, string>;
  /** Pairs of bytes that together are another text than one after the other. */
  readonly composed?: Record<string, string>;
}

interface Oracles {
  readonly version: string;
  readonly charsets: Record<string, Oracle>;
}

const here = (name: string): string => fileURLToPath(new URL(`codec-vectors/${name}`, import.meta.url));

function run(command: string, args: readonly string[], input = ''): string {
  const result = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (result.status !== 0) throw new Error(`${command} failed: ${result.error?.message ?? result.stderr}`);
  return result.stdout;
}

function requests(decoder: DecoderName): [charset: string, longest: number][] {
  return encodings.flatMap((encoding) => {
    const charsets = CHARSETS[encoding.name]?.[decoder] ?? [];
    return charsets.map((charset): [string, number] => [
      charset,
      longestOf(encoding.name, encoding.maxBytes),
    ]);
  });
}

function pythonAndGlibc(): { python: Oracles; glibc: Oracles } {
  const request = JSON.stringify({ python: requests('python'), glibc: requests('glibc') });
  const { versions, python, glibc } = JSON.parse(run('python3', [here('oracles.py')], request)) as {
    versions: { python: string; glibc: string };
    python: Record<string, Oracle>;
    glibc: Record<string, Oracle>;
  };
  return {
    python: { version: `CPython ${versions.python}`, charsets: python },
    glibc: { version: `glibc ${versions.glibc}`, charsets: glibc },
  };
}

function java(): Oracles {
  const charsets: Record<string, Oracle> = {};
  let version = '';
  let table: Record<string, string> = {};
  for (const line of run('java', [here('Oracles.java'), ...requests('java').flat().map(String)]).split(
    /\r?\n/,
  )) {
    const [first = '', second = ''] = line.split(' ');
    if (first === 'version') version = `OpenJDK ${second}`;
    else if (first === 'charset') {
      table = {};
      charsets[second] = { table };
    } else if (first) {
      table[first] = String.fromCharCode(...second.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16)));
    }
  }
  return { version, charsets };
}

const ours = new Map<string, Table>(encodings.map((encoding) => [encoding.name, tableOf(encoding)]));
const oracles: Record<DecoderName, Oracles> = { ...pythonAndGlibc(), java: java() };

for (const decoder of ['python', 'glibc', 'java'] as const) {
  const rows = encodings.flatMap(({ name }) =>
    (CHARSETS[name]?.[decoder] ?? []).map((charset) => {
      const oracle = oracles[decoder].charsets[charset]!;
      const theirs = new Map(Object.entries(oracle.table));
      const composed = differencesOf(new Map(), new Map(Object.entries(oracle.composed ?? {}))).changed;
      return JSON.stringify({
        encoding: name,
        charset,
        digest: digestOf(theirs),
        ...differencesOf(ours.get(name)!, theirs),
        ...(composed.length > 0 ? { composed } : {}),
      });
    }),
  );
  const head = { writtenBy: 'scripts/codec-vectors.ts', decoder: oracles[decoder].version };
  const folder = new URL('../test/vectors/codec/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const json = `${JSON.stringify(head).slice(0, -1)},"charsets":[\n${rows.join(',\n')}\n]}\n`;
  writeFileSync(new URL(`${decoder}.json`, folder), json);
  console.log(decoder, oracles[decoder].version, rows.length, 'charsets,', json.length, 'characters');
}
