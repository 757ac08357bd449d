/** The README's recipes do what they say. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { garble } from '../../src/index.ts';
import { encode } from '../bytes/samples.ts';
import { archiveNames } from './archive-names.ts';
import { fileNameOf } from './content-disposition.ts';
import { convertCsv } from './csv-export.ts';
import { repairColumn } from './database-rows.ts';
import { textOf } from './fetch-response.ts';
import { tagTexts } from './id3-tags.ts';
import { readSubtitles } from './subtitles.ts';
import { uploadName } from './upload-names.ts';
import { outputOf } from './windows-console.ts';

const folder = mkdtempSync(join(tmpdir(), 'unmojibake-recipes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const latin1 = (text: string, label: string): string => Buffer.from(encode(text, label)).toString('latin1');

describe('the README quotes', () => {
  const readme = readFileSync('README.md', 'utf8');
  const files = readdirSync('test/recipes').filter((file) => !file.endsWith('.test.ts'));

  test.each(files)('%s as it is', (file) => {
    expect(readme).toContain(`\`\`\`ts\n${readFileSync(`test/recipes/${file}`, 'utf8')}\`\`\``);
  });
});

test.each([
  ['Übersicht März.pdf', 'utf-8'],
  ['季度报告.pdf', 'utf-8'],
  ['季度报告（最终版）.pdf', 'gbk'],
  ['plain.pdf', 'utf-8'],
])('upload names: %s in %s', (name, label) => {
  expect(uploadName({ originalname: latin1(name, label) })).toBe(name);
});

test('Content-Disposition', () => {
  const header = (name: string): string => latin1(`attachment; filename="${name}"; size=3`, 'utf-8');
  expect(fileNameOf(header('Prüfung \\"neu\\".txt'))).toBe('Prüfung "neu".txt');
  expect(fileNameOf('inline')).toBeUndefined();
});

test('archive names', () => {
  const names = ['報告書/目次.txt', '報告書/写真.jpg', 'README', '報告書/写真の説明.txt'];
  expect(archiveNames(names.map((name) => encode(name, 'shift_jis')))).toEqual(names);
});

test('ID3 tags', () => {
  const tags = { artist: 'Группа крови', title: 'Последний трамвай', album: 'Дорога домой' };
  const read = Object.fromEntries(
    Object.entries(tags).map(([name, text]) => [name, latin1(text, 'windows-1251')]),
  );
  expect(tagTexts(read)).toEqual(tags);
});

test('database rows', async () => {
  const names = ['Müller', 'Anna', 'José Peña', 'Zoë'];
  const garbled = names.map((name) => garble(name, { right: 'utf-8', wrong: 'windows-1252' }));
  const people = garbled.map((name, i) => ({ id: i + 1, name }));
  const database = {
    query: async (sql: string, values: readonly unknown[]) => {
      if (sql.startsWith('SELECT'))
        return { rows: people.filter(({ id }) => id > Number(values[0])).slice(0, 2) };
      people.find(({ id, name }) => id === values[0] && name === values[2])!.name = String(values[1]);
      return { rows: [] };
    },
  };
  expect(await repairColumn(database, 0.9)).toBe(3);
  expect(people.map(({ name }) => name)).toEqual(names);
});

test('CSV exports', async () => {
  const text = 'Name;Stadt\r\nJürgen Weiß;Köln\r\nZoë;Düsseldorf\r\n';
  const [from, to, unsure] = ['from.csv', 'to.csv', 'unsure.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(from, encode(text, 'windows-1252'));
  await convertCsv(from, to);
  expect(readFileSync(to, 'utf8')).toBe(`\ufeff${text}`);
  writeFileSync(unsure, Uint8Array.of(0xe0, 0x31, 0xf1));
  await expect(convertCsv(unsure, to)).rejects.toThrow(/not sure/);
});

test('subtitles', async () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\nДа.\n';
  const path = join(folder, 'film.ru.srt');
  writeFileSync(path, encode(text, 'windows-1251'));
  expect(await readSubtitles(path)).toBe(text);
});

test('a Windows console', async () => {
  const lines: readonly (readonly [string, string])[] = [
    ['系统找不到指定的文件。\r\n', 'gbk'],
    ['构建完成，没有错误 ✓\r\n', 'utf-8'],
    ['ok\r\n', 'utf-8'],
  ];
  const bytes = Buffer.concat(lines.map(([text, label]) => encode(text, label)));
  const chunks = [bytes.subarray(0, 7), bytes.subarray(7)];
  expect(await outputOf(Readable.from(chunks))).toBe(lines.map(([text]) => text).join(''));
});

test.each([
  ['text/html; charset=windows-1251', 'Старый фонарь', 'windows-1251'],
  ['text/html', '<meta charset="shift_jis">古い街灯', 'shift_jis'],
  ['application/json; charset=utf-8', '"clé"', 'utf-8'],
])('a fetch response: %s', async (type, text, label) => {
  const response = new Response(Buffer.from(encode(text, label)), { headers: { 'content-type': type } });
  expect(await textOf(response)).toBe(text);
});
