import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/report.ts';
import { GARBLED, REPAIRED, unmojibake } from '../in-process.ts';

test('lists the readings, the likeliest first, and prints the one that is picked', async () => {
  const { status, stdout } = await unmojibake(['candidates'], `${GARBLED}\n`);
  const lines = stdout.split('\n');
  expect(status).toBe(0);
  expect(lines[0]).toMatch(/^ *1 {2}0\.\d\d {2}La fenêtre de la cuisine est restée ouverte\.$/);
  expect(lines[1]).toMatch(/^ {9,}utf-8 read as windows-1252$/);
  const own = lines.findIndex((line) => line.trim() === 'the text as it is');
  expect(lines[own - 1]).toContain(GARBLED);
  const pick = /^ *(\d+)/.exec(lines[own - 1]!)![1]!;
  expect((await unmojibake(['candidates', '--pick', pick], `${GARBLED}\n`)).stdout).toBe(`${GARBLED}\n`);
  expect((await unmojibake(['candidates', '--pick', '1'], `${GARBLED}\n`)).stdout).toBe(`${REPAIRED}\n`);
});

test('--json is what the API gives', async () => {
  const readings = JSON.parse((await unmojibake(['candidates', '--json'], GARBLED)).stdout) as Candidate[];
  expect(readings[0]).toMatchObject({ text: REPAIRED, layers: [{ right: 'utf-8', wrong: 'windows-1252' }] });
});

test.each([
  [['--pick', '99'], /from 1 to \d+ here, not 99/],
  [['--pick', 'best'], /whole number from 1 on/],
  [['--pick', '1', '--json'], /exclude each other/],
  [['a', 'b'], /wants one file/],
])('%j is refused', async (argv, message) => {
  const { status, stderr } = await unmojibake(['candidates', ...argv], GARBLED);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
