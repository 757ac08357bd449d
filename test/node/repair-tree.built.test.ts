import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { repairTree as RepairTree } from '../../src/node/index.ts';
import { temporaryFolder } from './temporary.ts';

const { repairTree } = (await import(pathToFileURL('dist/node.js').href)) as {
  repairTree: typeof RepairTree;
};

const names = Array.from({ length: 40 }, (_, index) => `${String(index).padStart(2, '0')}.txt`);
const GARBLED = 'La fenÃªtre de la cuisine est restÃ©e ouverte.\n';
const files = Object.fromEntries(names.map((name, index) => [name, GARBLED.repeat(index + 1)]));

describe('repairTree in threads', () => {
  test('gives the results in the order of the paths', async () => {
    const cwd = temporaryFolder({ ...files, '05.txt': Buffer.from([0xff]) });
    const seen: (string | number)[][] = [];
    for await (const result of repairTree('.', { cwd, jobs: 3 })) {
      seen.push([result.path, result.status, ...(result.status === 'done' ? [result.findings.length] : [])]);
    }
    expect(seen).toEqual(
      names.map((name, index) => (index === 5 ? [name, 'skipped'] : [name, 'done', (index + 1) * 2])),
    );
    expect(
      names.filter((name, index) => index !== 5 && readFileSync(join(cwd, name), 'utf8').includes('Ã')),
    ).toEqual([]);
  });

  test.each(['breaking off', 'aborting'])('%s leaves whole files only', async (way) => {
    const cwd = temporaryFolder(files);
    const aborter = new AbortController();
    const tree = repairTree('.', { cwd, jobs: 2, signal: aborter.signal });
    await tree.next();
    if (way === 'aborting') {
      aborter.abort();
      await expect(tree.next()).rejects.toThrow('aborted');
    } else {
      await tree.return();
    }
    expect(readdirSync(cwd)).toEqual(names);
    const left = names.map((name) => readFileSync(join(cwd, name), 'utf8'));
    const torn = left.filter((text, index) => {
      const old = GARBLED.repeat(index + 1);
      return text !== old && text !== old.replaceAll('Ãª', 'ê').replaceAll('Ã©', 'é');
    });
    expect(torn).toEqual([]);
    expect(left.at(-1)).toContain('Ã');
  });
});
