import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repair } from '../src/index.ts';

interface KnownFailure {
  readonly kind: string;
  readonly line: string;
  readonly reason: string;
}

const lines = readFileSync('test/cases/adversarial.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((row) => {
    const [kind = '', line = ''] = row.split('\t');
    return { kind, line };
  });
const kinds = [...new Set(lines.map(({ kind }) => kind))];

const knownFailures = JSON.parse(readFileSync('test/cases/known-failures.json', 'utf8')) as KnownFailure[];
const known = new Set(knownFailures.map(({ line }) => line));

describe('healthy lines that look garbled come back unchanged', () => {
  test.each(kinds)('%s', (kind) => {
    const changed = lines
      .filter((row) => row.kind === kind && !known.has(row.line))
      .map(({ line }) => [line, repair(line)])
      .filter(([before, after]) => before !== after);
    expect(changed).toEqual([]);
  });

  test('the list is long and varied', () => {
    expect(lines.length).toBeGreaterThanOrEqual(450);
    expect(kinds.length).toBeGreaterThanOrEqual(40);
    expect(new Set(lines.map(({ line }) => line)).size).toBe(lines.length);
  });
});

describe('known failures', () => {
  test('are at most one in a hundred, each from the list and with a reason', () => {
    const all = new Set(lines.map(({ kind, line }) => `${kind}\t${line}`));
    expect(knownFailures.length).toBeLessThanOrEqual(lines.length / 100);
    expect(knownFailures.filter(({ kind, line }) => !all.has(`${kind}\t${line}`))).toEqual([]);
    expect(knownFailures.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test('still fail: one that passes comes off the list', () => {
    expect(knownFailures.filter(({ line }) => repair(line) === line)).toEqual([]);
  });
});
