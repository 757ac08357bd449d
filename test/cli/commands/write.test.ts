import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../node/temporary.ts';
import { GARBLED, REPAIRED, unmojibake } from '../in-process.ts';

describe('--write', () => {
  test('replaces what is garbled and says so', async () => {
    const folder = temporaryFolder({ 'a.txt': GARBLED, 'b.txt': 'fine\n', 'c.bin': Buffer.from([0]) });
    const path = join(folder, 'a.txt');
    expect(await unmojibake(['--write', folder])).toEqual({
      status: 0,
      stdout: `${path}: 2 places repaired\n`,
      stderr: '1 file repaired; 1 skipped\n',
    });
    expect(readFileSync(path, 'utf8')).toBe(REPAIRED);
    expect((await unmojibake(['--write', folder])).stderr).toBe('0 files repaired; 1 skipped\n');
  });

  test('keeps the old file with --backup', async () => {
    const folder = temporaryFolder({ 'a.txt': GARBLED, 'b.txt': 'fine\n' });
    expect((await unmojibake(['--write', '--backup', '.old', folder])).status).toBe(0);
    expect(readdirSync(folder)).toEqual(['a.txt', 'a.txt.old', 'b.txt']);
    expect(readFileSync(join(folder, 'a.txt.old'), 'utf8')).toBe(GARBLED);
  });

  test('names what fails and does the rest', async () => {
    const folder = temporaryFolder({ 'a.txt': GARBLED, 'b.txt': GARBLED });
    chmodSync(join(folder, 'a.txt'), 0o444);
    const { status, stderr } = await unmojibake(['--write', folder]);
    expect(status).toBe(3);
    expect(stderr).toBe(
      `unmojibake: ${join(folder, 'a.txt')}: is read-only: make it writable first\n1 file repaired; 1 failed\n`,
    );
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(GARBLED);
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe(REPAIRED);
  });
});
