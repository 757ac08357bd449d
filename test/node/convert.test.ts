import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { repairFile } from '../../src/node/repair-file.ts';
import { repairTree, type TreeResult } from '../../src/node/repair-tree.ts';
import { unmojibake } from '../cli/in-process.ts';
import { temporaryFolder } from './temporary.ts';

const RUSSIAN = 'Старый фонарь у крыльца больше не горит.\r\nЗавтра его починят, сказал сторож.\r\n';
const CHINESE = '雨停了以后，孩子们又跑到院子里踢球。\n';

/** A folder with one file, and its path. */
function fileOf(content: Buffer | string, name = 'a.txt'): string {
  return join(temporaryFolder({ [name]: content }), name);
}

test.each([
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['gbk', CHINESE],
  ['utf-16le', `\ufeff${RUSSIAN}`],
])('a file in %s becomes UTF-8, and stays what it is the second time', async (encoding, text) => {
  const path = fileOf(iconv.encode(text, encoding));
  expect(await repairFile(path, { decode: true })).toMatchObject({ changed: true, written: true, encoding });
  expect(readFileSync(path, 'utf8')).toBe(text.replace('\ufeff', ''));
  expect(await repairFile(path, { decode: true, label: encoding })).toEqual({
    path,
    changed: false,
    written: false,
    findings: [],
  });
});

test('what it declares is UTF-8 then', async () => {
  const path = fileOf(iconv.encode(`<meta charset="gbk">\n<p>${CHINESE}`, 'gbk'), 'a.html');
  await repairFile(path, { decode: true });
  expect(readFileSync(path, 'utf8')).toBe(`<meta charset="utf-8">\n<p>${CHINESE}`);
});

test('mojibake in it is repaired on the way', async () => {
  const path = fileOf(iconv.encode('\ufeffLa fenÃªtre est restÃ©e ouverte.', 'utf-16le'));
  const { findings } = await repairFile(path, { decode: true });
  expect(findings.map(({ text }) => text)).toEqual(['Ãª', 'Ã©']);
  expect(readFileSync(path, 'utf8')).toBe('La fenêtre est restée ouverte.');
});

test('a seven-bit encoding and one that nobody guesses need their label', async () => {
  const iso = fileOf('\x1b$B4A;z\x1b(B\n');
  expect((await repairFile(iso, { decode: true })).encoding).toBe('iso-2022-jp');
  expect(readFileSync(iso, 'utf8')).toBe('漢字\n');
  const ebcdic = fileOf(Buffer.from('c885939396', 'hex'));
  expect((await repairFile(ebcdic, { decode: true, label: 'cp037' })).encoding).toBe('cp037');
  expect(readFileSync(ebcdic, 'utf8')).toBe('Hello');
  expect((await repairFile(ebcdic, { decode: true, label: 'cp037' })).written).toBe(false);
});

test.each([
  ['an encoding that is not sure', Buffer.from('b1 e2', 'latin1').fill(0xb1, 0, 2)],
  ['bytes that are no character', Buffer.concat([iconv.encode(CHINESE, 'gbk'), Buffer.of(0x81, 0x0a)])],
])('%s is no reason to replace a file', async (_reason, content) => {
  const path = fileOf(content);
  await expect(repairFile(path, { decode: true })).rejects.toMatchObject({ code: 'ERR_UNSURE' });
  expect(readFileSync(path)).toEqual(content);
});

test('a dry run writes nothing', async () => {
  const content = iconv.encode(RUSSIAN, 'windows-1251');
  const path = fileOf(content);
  const report = await repairFile(path, { decode: true, dryRun: true });
  expect(report).toMatchObject({ changed: true, written: false, encoding: 'windows-1251' });
  expect(readFileSync(path)).toEqual(content);
});

test('in a tree binary files are passed over', async () => {
  const cwd = temporaryFolder({
    'a.txt': iconv.encode(RUSSIAN, 'windows-1251'),
    'b.bin': Buffer.of(0xff, 0, 0xfe, 0),
    'c.txt': CHINESE,
  });
  const results: TreeResult[] = [];
  for await (const result of repairTree('.', { cwd, decode: true, jobs: 1 })) results.push(result);
  expect(results).toMatchObject([
    { status: 'done', path: 'a.txt', encoding: 'windows-1251', written: true },
    { status: 'skipped', path: 'b.bin' },
    { status: 'done', path: 'c.txt', written: false },
  ]);
});

test('the command converts files in place', async () => {
  const path = fileOf(iconv.encode(RUSSIAN, 'windows-1251'));
  expect(await unmojibake(['--decode', '--write', '--backup', '.old', path])).toEqual({
    status: 0,
    stdout: `${path}: converted from windows-1251\n`,
    stderr: '1 file repaired\n',
  });
  expect(readFileSync(path, 'utf8')).toBe(RUSSIAN);
  expect(existsSync(`${path}.old`)).toBe(true);
  expect(readdirSync(join(path, '..'))).toHaveLength(2);
  const { status, stderr } = await unmojibake(['--decode', '--write', '--from', 'klingon', path]);
  expect([status, stderr]).toEqual([
    2,
    "unmojibake: there is no encoding 'klingon'; without --from it is found out\nTry 'unmojibake --help'.\n",
  ]);
});
