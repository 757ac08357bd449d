import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../node/temporary.ts';
import { GARBLED, unmojibake } from '../in-process.ts';

const folder = temporaryFolder({
  'a, b.txt': `fine\n${GARBLED}\n`,
  'fine.txt': 'déjà vu\n',
  'image.bin': Buffer.from([1, 0, 2]),
  'lost.txt': 'the caf\ufffd and the na\ufffdve one\n',
});
const garbled = join(folder, 'a, b.txt');
const lost = join(folder, 'lost.txt');

async function check(...argv: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return unmojibake(['--check', ...argv]);
}

describe('--check', () => {
  test('lists places as compilers do', async () => {
    const { status, stdout, stderr } = await check(folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^.* confidence 0\.\d\d\)$/m);
    expect(stdout.replaceAll(/0\.\d\d/g, 'N')).toBe(
      `${garbled}:2:7: garbled: “Ãª” should be “ê” (utf-8 read as windows-1252, confidence N)\n` +
        `${garbled}:2:35: garbled: “Ã©” should be “é” (utf-8 read as windows-1252, confidence N)\n` +
        `${lost}:1:8: not repairable: “\ufffd”: replacement characters (U+FFFD) stand for bytes that are gone\n`,
    );
    expect(stderr).toBe('3 garbled places in 2 files, 2 repairable; 1 file skipped that is no UTF-8 text\n');
  });

  test('finds nothing in healthy files and in what is taken away', async () => {
    const healthy = { status: 0, stdout: '', stderr: 'nothing garbled\n' };
    expect(await check(join(folder, 'fine.txt'))).toEqual(healthy);
    expect(await unmojibake(['--check'], 'déjà vu')).toEqual(healthy);
  });

  test('looks at standard input', async () => {
    const { status, stdout } = await unmojibake(['--check', '-', join(folder, 'fine.txt')], GARBLED);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^<stdin>:1:7: garbled/);
  });

  test('a file that fails counts for more than what was found', async () => {
    const { status, stdout, stderr } = await check(join(folder, 'none.txt'), garbled);
    expect(status).toBe(3);
    expect(stdout).toContain(`${garbled}:2:7: `);
    expect(stderr).toContain('none.txt: no such file\n');
  });

  test('--format json prints an object for each file', async () => {
    const { status, stdout } = await check('--format', 'json', folder, 'none.txt');
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; status: string });
    expect(status).toBe(3);
    expect(results).toMatchObject([
      { file: garbled, status: 'done', changed: true, written: false, findings: [{ line: 2 }, { line: 2 }] },
      { status: 'done', changed: false, findings: [] },
      { status: 'skipped', reason: 'is a binary file' },
      {
        file: lost,
        status: 'done',
        changed: false,
        findings: [{ line: 1, reason: expect.any(String) as string }],
      },
      { file: 'none.txt', status: 'failed', code: 'ENOENT' },
    ]);
  });

  test('--format github prints annotations', async () => {
    const { status, stdout } = await check('--format', 'github', folder, 'none.txt');
    const [first, , last, failed] = stdout.split('\n');
    expect(status).toBe(3);
    expect(first).toContain(
      `::warning file=${garbled.replace(',', '%2C')},line=2,endLine=2,col=7,endColumn=8,title=Garbled text::garbled: “Ãª”`,
    );
    expect(last).toContain('not repairable');
    expect(failed).toBe('::error file=none.txt::no such file');
  });

  test('--format sarif prints one log', async () => {
    const { stdout } = await check('--format', 'sarif', folder, 'none.txt');
    const { version, runs } = JSON.parse(stdout) as { version: string; runs: [Record<string, unknown[]>] };
    const region = { startLine: 2, startColumn: 7, endLine: 2, endColumn: 9 };
    const artifactLocation = { uri: `file://${garbled.replace(' ', '%20')}` };
    expect(version).toBe('2.1.0');
    expect(runs[0].results?.map((result) => (result as { ruleId: string }).ruleId)).toEqual([
      'garbled-text',
      'garbled-text',
      'lost-text',
    ]);
    expect(runs[0].results?.[0]).toMatchObject({
      level: 'warning',
      locations: [{ physicalLocation: { artifactLocation, region } }],
      fixes: [
        { artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: 'ê' } }] }] },
      ],
    });
    expect(runs[0].invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'note' }, { level: 'error' }] },
    ]);
  });

  test('--format sarif without a finding is a log too', async () => {
    const { status, stdout } = await check('--format', 'sarif', join(folder, 'fine.txt'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ results: [], columnKind: 'unicodeCodePoints' }] });
  });
});
