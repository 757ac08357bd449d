import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary.ts';
import { type Ending, finish, start, startShell } from './process.ts';

const GARBLED = 'La fenÃªtre de la cuisine est restÃ©e ouverte.\n';
const REPAIRED = 'La fenêtre de la cuisine est restée ouverte.\n';

const names = Array.from({ length: 60 }, (_, index) => `${String(index).padStart(2, '0')}.txt`);

function garbledFolder(): string {
  return temporaryFolder(Object.fromEntries(names.map((name, index) => [name, GARBLED.repeat(index + 1)])));
}

/** How many of the files are repaired; each is the old one or the new one, or this fails. */
function countRepaired(folder: string): number {
  return names.filter((name, index) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect([GARBLED.repeat(index + 1), REPAIRED.repeat(index + 1)]).toContain(text);
    return text.startsWith(REPAIRED.slice(0, 10));
  }).length;
}

/** Sends a signal when the first file has been repaired, and some milliseconds have passed. */
async function interrupt(folder: string, signal: NodeJS.Signals, delay: number): Promise<Ending> {
  const child = start(['--write', '--jobs', '2', folder]);
  child.stdout?.once('data', () => setTimeout(() => child.kill(signal), delay));
  return finish(child);
}

describe('--write', () => {
  test('that is killed at any moment leaves each file the old one or the new one', async () => {
    const folder = garbledFolder();
    let repaired = 0;
    for (const delay of [0, 15]) {
      const { status } = await interrupt(folder, 'SIGKILL', delay);
      expect(['SIGKILL', 0]).toContain(status);
      const now = countRepaired(folder);
      expect(now).toBeGreaterThanOrEqual(repaired);
      repaired = now;
    }
    const { status } = await finish(start(['--write', folder]));
    expect([status, countRepaired(folder)]).toEqual([0, names.length]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no half-written file', async (signal) => {
    const folder = garbledFolder();
    const { status, stderr } = await interrupt(folder, signal, 0);
    expect(countRepaired(folder)).toBeLessThan(names.length);
    expect(status).toBe(signal);
    expect(stderr).toMatch(/^interrupted: \d+ files? repaired, the others as they were\n$/);
    expect(readdirSync(folder)).toEqual(names);
  });

  test('on a full disk loses nothing and says so', async () => {
    const folder = temporaryFolder();
    // In a mount namespace of its own, with a disk of 64 KiB that holds one file of 40.
    const namespace = process.getuid?.() === 0 ? 'unshare --mount' : 'unshare --user --map-root-user --mount';
    const { length } = Buffer.from(GARBLED);
    const content = GARBLED.repeat(Math.floor(40_960 / length));
    writeFileSync(join(folder, 'kept.txt'), content);
    const line = [
      'set -e',
      'mkdir $folder/disk',
      'mount -t tmpfs -o size=64k tmpfs $folder/disk',
      'cp $folder/kept.txt $folder/disk/a.txt',
      '$unmojibake --write $folder/disk || status=$?',
      'cmp $folder/kept.txt $folder/disk/a.txt',
      'ls $folder/disk',
      'exit $status',
    ].join('\n');
    writeFileSync(join(folder, 'full.sh'), line);
    const { status, stdout, stderr } = await finish(
      startShell(`folder=${folder} ${namespace} sh ${join(folder, 'full.sh')}`),
    );
    expect(stderr).toContain('a.txt: no space left on the disk; the file is as it was\n');
    expect([status, stdout.toString('utf8')]).toEqual([3, 'a.txt\n']);
  });

  test('repairs a large file in pieces of the same text', async () => {
    const text = `${'all is well here\n'.repeat(4000)}${GARBLED}`.repeat(8);
    const folder = temporaryFolder({ 'large.txt': text });
    const { status } = await finish(start(['--write', folder]));
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'large.txt'), 'utf8') === text.replaceAll(GARBLED, REPAIRED)).toBe(true);
  });
});

test('a full output is reported', () => {
  const { status, stderr } = spawnSync('sh', [
    '-c',
    `echo text | ${process.execPath} dist/cli.js >/dev/full`,
  ]);
  expect(status).toBe(3);
  expect(stderr.toString()).toContain('ENOSPC');
});
