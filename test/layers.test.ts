import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesUnder } from './support/files.ts';
import { identifiersOf } from './support/identifiers.ts';
import { importsOf, isRelative, outsideImports, resolveImport } from './support/imports.ts';

/** Low to high: a file imports from its own layer and from those above it in this list. */
const LAYERS: readonly (readonly string[])[] = [
  ['src/errors.ts', 'src/portable-math.ts'],
  ['src/packed/'],
  ['src/codec/'],
  ['src/channel/'],
  ['src/report.ts', 'src/edit.ts'],
  ['src/language/'],
  ['src/options.ts'],
  ['src/search/', 'src/trace/'],
  ['src/composition.ts'],
  ['src/block-repair.ts'],
  ['src/repair.ts'],
  ['src/index.ts', 'src/stream/'],
  ['src/bytes/'],
  ['src/node/'],
  ['src/cli/'],
];

/** The layers that run under Node only. */
const NODE_ONLY = ['src/node/', 'src/cli/'];

/** Globals that a JavaScript engine alone doesn't have, or has in several kinds. */
const PLATFORM = ['Buffer', 'TextDecoder', 'TextEncoder', 'process', 'require', 'console'];

/** Those that the core uses where they are there, and does without where not. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  'src/codec/ascii.ts': ['TextEncoder'],
  'src/search/utf-8-reader.ts': ['TextDecoder'],
};

/** The packages that what decodes bytes may import. */
const BYTES_PACKAGES = ['chardet', 'iconv-lite'];

/** The packages that what is for Node may import. */
const NODE_PACKAGES = [...BYTES_PACKAGES, 'ignore', 'tinyglobby', 'tinypool', 'write-file-atomic'];

function isNodeOnly(file: string): boolean {
  return NODE_ONLY.some((layer) => file.startsWith(layer));
}

const files = filesUnder('src').filter((file) => file.endsWith('.ts'));
const core = files.filter((file) => !isNodeOnly(file));
const imports = new Map(
  files.map((file) => [
    file,
    importsOf(readFileSync(file, 'utf8'))
      .filter(isRelative)
      .map((specifier) => resolveImport(file, specifier)),
  ]),
);

function layerOf(file: string): number {
  return LAYERS.findIndex((layer) => layer.some((prefix) => file.startsWith(prefix)));
}

/** Files along a circle of imports that begins and ends at `file`, or nothing. */
function circleFrom(file: string, path: readonly string[], done: Set<string>): readonly string[] | undefined {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const imported of imports.get(file) ?? []) {
    const circle = circleFrom(imported, [...path, file], done);
    if (circle) return circle;
  }
  done.add(file);
  return undefined;
}

describe('layers', () => {
  test('every source file belongs to one', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  test('nothing imports upwards', () => {
    const upwards = [...imports].flatMap(([file, imported]) =>
      imported.filter((other) => layerOf(other) > layerOf(file)).map((other) => `${file} imports ${other}`),
    );
    expect(upwards).toEqual([]);
  });

  test('no imports go round in a circle', () => {
    const done = new Set<string>();
    expect(files.map((file) => circleFrom(file, [], done)).filter(Boolean)).toEqual([]);
  });

  test('every import names a file that is there, with its ending', () => {
    const known = new Set(files);
    const missing = [...imports].flatMap(([file, imported]) =>
      imported.filter((other) => !known.has(other)).map((other) => `${file} imports ${other}`),
    );
    expect(missing).toEqual([]);
  });

  test('the core imports no package and nothing of Node', () => {
    const inner = core.filter((file) => !file.startsWith('src/bytes/'));
    expect(inner.flatMap((file) => outsideImports(file).map((name) => `${file} imports ${name}`))).toEqual(
      [],
    );
  });

  test('what decodes bytes imports two packages and nothing of Node', () => {
    const bytes = core.filter((file) => file.startsWith('src/bytes/'));
    const outside = new Set(bytes.flatMap((file) => outsideImports(file)));
    expect([...outside].sort()).toEqual(BYTES_PACKAGES);
  });

  test('the core names nothing that only Node or only a page has', () => {
    const used = core
      .filter((file) => !file.includes('/generated/'))
      .flatMap((file) => {
        const names = identifiersOf(readFileSync(file, 'utf8'));
        return PLATFORM.filter((name) => names.has(name) && !OPTIONAL[file]?.includes(name)).map(
          (name) => `${file} uses ${name}`,
        );
      });
    expect(used).toEqual([]);
  });

  test('the core uses no function of which the last bits are left to the engine', () => {
    const inexact = /\bMath\.(?:a?(?:cos|sin|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow)\(/;
    expect(core.filter((file) => inexact.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('what is for Node imports Node and a few packages', () => {
    const outside = files.filter(isNodeOnly).flatMap((file) => outsideImports(file));
    expect(outside.filter((name) => !name.startsWith('node:') && !NODE_PACKAGES.includes(name))).toEqual([]);
  });
});
