import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/command-line.ts';

describe('parseArguments', () => {
  test('without arguments repairs standard input', () => {
    expect(parseArguments([])).toEqual({
      mode: 'text',
      files: ['-'],
      options: {},
      format: 'text',
      backup: undefined,
      decode: false,
      from: undefined,
      fields: [],
      report: undefined,
      jobs: undefined,
    });
  });

  test('keeps the order of files and takes - as one', () => {
    expect(parseArguments(['b.txt', '-', 'a.txt']).files).toEqual(['b.txt', '-', 'a.txt']);
  });

  test('takes what follows -- as files', () => {
    expect(parseArguments(['--', '--explain']).files).toEqual(['--explain']);
  });

  test.each([
    [['--explain', 'x'], 'explain'],
    [['x', '--json'], 'json'],
    [['--check'], 'check'],
    [['--write', 'x'], 'write'],
    [['--decode'], 'decode'],
    [['--jsonl', '--field', 'a'], 'jsonl'],
    [['x'], 'text'],
  ] as const)('%j means %s', (argv, mode) => {
    expect(parseArguments(argv).mode).toBe(mode);
  });

  test('hands on what the library is to know, and only what is given', () => {
    const argv = ['--languages', 'zh, ja', '--languages=ko,', '--min-confidence', '0.9', '--losses', 'mark'];
    expect(parseArguments(argv).options).toEqual({
      languages: ['zh', 'ja', 'ko'],
      minConfidence: 0.9,
      losses: 'mark',
    });
  });

  test('reads the options of the modes', () => {
    const fields = ['--jsonl', '--field', 'title,author.name', '--field', 'tags'];
    expect(parseArguments(fields).fields).toEqual([['title'], ['author', 'name'], ['tags']]);
    expect(parseArguments(['--check', '--format', 'sarif', '--jobs', '3', '--report', 'r'])).toMatchObject({
      format: 'sarif',
      jobs: 3,
      report: 'r',
    });
    expect(parseArguments(['--decode', '--from', 'gbk']).from).toBe('gbk');
    expect(parseArguments(['--write', '--backup', '.bak', 'x']).backup).toBe('.bak');
    expect(parseArguments(['--decode', '--write', '--from', 'gbk', '--backup', '.bak', 'x'])).toMatchObject({
      mode: 'write',
      decode: true,
      from: 'gbk',
    });
  });

  test.each([
    [['--min-confidence', '2'], /from 0 to 1, not '2'/],
    [['--min-confidence', 'high'], /from 0 to 1, not 'high'/],
    [['--min-confidence', ''], /from 0 to 1, not ''/],
    [['--explain', '--json'], /^--explain and --json exclude each other$/],
    [['--check', '--write', 'x'], /exclude each other/],
    [['--write'], /wants files or folders/],
    [['--write', '-'], /wants files or folders/],
    [['--backup', '.bak', 'x'], /^--backup goes with --write$/],
    [['--jobs', '2', 'x'], /^--jobs goes with --check or --write$/],
    [['--check', '--jobs', '0'], /from 1 on, not '0'/],
    [['--check', '--format', 'xml'], /one of text, json, sarif, github, not 'xml'/],
    [['--languages', 'de,xx'], /^--languages wants .*\bzh\b.*, not 'xx'$/],
    [['--losses', 'guess'], /^--losses wants one of mark, evidence, best, skip, not 'guess'$/],
    [['--write', '--backup', 'old/', 'x'], /^--backup wants a suffix such as '.bak', not 'old\/'$/],
    [['--jsonl'], /wants the fields/],
    [['--from', 'gbk'], /^--from goes with --decode$/],
    [['--field', 'a'], /^--field goes with --jsonl$/],
    [['--fix'], /^Unknown option '--fix'$/],
    [['-x'], /^Unknown option '-x'$/],
    [['--languages'], /'--languages <value>' argument missing/],
    [['--explain=yes'], /'--explain' does not take an argument/],
  ] as const)('%j is refused', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(UsageError);
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
