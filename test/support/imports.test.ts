import { describe, expect, test } from 'vitest';
import { importsOf, isRelative, outsideImports, resolveImport } from './imports.ts';

describe('importsOf', () => {
  test('finds static, type, side-effect and dynamic imports and re-exports', () => {
    const source = [
      "import { a } from './a.ts';",
      "import type { B } from '../b.ts';",
      "import './c.ts';",
      "const d = await import('node:fs');",
      "export * from './e.ts';",
      "import {\n  f,\n} from './f.ts';",
    ].join('\n');
    expect(importsOf(source)).toEqual(['./a.ts', '../b.ts', './c.ts', 'node:fs', './e.ts', './f.ts']);
  });

  test('skips comments', () => {
    expect(importsOf("/** import { x } from 'x'; */\n// import 'y';\nimport 'z';")).toEqual(['z']);
  });
});

test('isRelative tells a path from a package', () => {
  expect(['./a.ts', '../a.ts', 'a', 'node:fs'].map(isRelative)).toEqual([true, true, false, false]);
});

test('resolveImport joins the specifier to the importing file', () => {
  expect(resolveImport('src/search/gate.ts', '../codec/encoding.ts')).toBe('src/codec/encoding.ts');
});

test('outsideImports reaches through helpers', () => {
  expect(outsideImports('test/support/portable-tests.ts')).toEqual(['node:fs', 'node:path']);
});
