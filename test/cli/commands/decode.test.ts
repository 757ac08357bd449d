import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { GARBLED, REPAIRED, unmojibake } from '../in-process.ts';

const CHINESE = '昨天晚上下了一场大雨，院子里的花都开了。\n';

describe('--decode', () => {
  test('finds the encoding, also from line to line', async () => {
    const log = Buffer.concat([Buffer.from(`${CHINESE}plain\n`), iconv.encode(CHINESE, 'gbk')]);
    expect(await unmojibake(['--decode'], log)).toEqual({
      status: 0,
      stdout: `${CHINESE}plain\n${CHINESE}`,
      stderr: '',
    });
  });

  test('repairs what was garbled before', async () => {
    expect((await unmojibake(['--decode'], iconv.encode(`\ufeff${GARBLED}`, 'utf-16le'))).stdout).toBe(
      REPAIRED,
    );
  });

  test('takes a label, of iconv-lite too', async () => {
    const bytes = iconv.encode('Grüße aus Köln\n', 'utf-7');
    expect((await unmojibake(['--decode', '--from', 'utf-7'], bytes)).stdout).toBe('Grüße aus Köln\n');
    const { status, stderr } = await unmojibake(['--decode', '--from', 'klingon'], bytes);
    expect(status).toBe(2);
    expect(stderr).toContain("there is no encoding 'klingon'; without --from it is found out");
  });

  test('names a file that is missing and does the others', async () => {
    const { status, stdout, stderr } = await unmojibake(['--decode', 'none.txt', '-'], CHINESE);
    expect([status, stdout]).toEqual([3, CHINESE]);
    expect(stderr).toBe('unmojibake: none.txt: no such file\n');
  });
});
