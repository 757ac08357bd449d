import { expect, test } from 'vitest';
import { GARBLED, REPAIRED, unmojibake } from '../in-process.ts';

test('repairs the fields and passes everything else byte for byte', async () => {
  const bad = Buffer.concat([Buffer.from(`{"title":"${GARBLED}\n`), Buffer.from([0xff, 0x0a])]);
  const lines = `{"id":1.50, "title":"${GARBLED}", "other":"${GARBLED}"}\r\n\n{"title":"fine"}\n`;
  const last = `{"author":{"name":"${GARBLED}"}}`;
  const { status, stdout, stderr } = await unmojibake(
    ['--jsonl', '--field', 'title,author.name'],
    Buffer.concat([Buffer.from('\ufeff'), Buffer.from(lines), bad, Buffer.from(last)]),
  );
  expect(status).toBe(0);
  expect(stdout).toBe(
    `\ufeff{"id":1.50, "title":"${REPAIRED}", "other":"${GARBLED}"}\r\n\n{"title":"fine"}\n` +
      `{"title":"${GARBLED}\n\ufffd\n{"author":{"name":"${REPAIRED}"}}`,
  );
  expect(stderr).toBe('2 lines repaired; 2 lines passed through that are no JSON\n');
});

test('a missing file is named and the others are done', async () => {
  const { status, stderr } = await unmojibake(['--jsonl', '--field', 'a', 'none.jsonl', '-'], '{"a":1}');
  expect(status).toBe(3);
  expect(stderr).toBe('unmojibake: none.jsonl: no such file\n0 lines repaired\n');
});
