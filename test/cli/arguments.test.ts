import { describe, expect, test } from 'vitest';
import { parseArguments, UsageError } from '../../src/cli/arguments.ts';

describe('parseArguments', () => {
  test('without arguments repairs standard input', () => {
    expect(parseArguments([])).toEqual({
      action: 'repair',
      mode: 'text',
      files: ['-'],
      languages: [],
      minConfidence: undefined,
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
    [['x'], 'text'],
  ] as const)('%j prints %s', (argv, mode) => {
    expect(parseArguments(argv).mode).toBe(mode);
  });

  test.each([
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['--version'], 'version'],
    [['-v'], 'version'],
    [['--help', '--version'], 'help'],
  ] as const)('%j asks for %s', (argv, action) => {
    expect(parseArguments(argv).action).toBe(action);
  });

  test('collects languages from lists and repetitions', () => {
    expect(parseArguments(['--languages', 'zh, ja', '--languages=ko,']).languages).toEqual([
      'zh',
      'ja',
      'ko',
    ]);
  });

  test('reads a confidence', () => {
    expect(parseArguments(['--min-confidence', '0.9']).minConfidence).toBe(0.9);
  });

  test.each([
    [['--min-confidence', '2'], /from 0 to 1, not '2'/],
    [['--min-confidence', 'high'], /from 0 to 1, not 'high'/],
    [['--min-confidence', ''], /from 0 to 1, not ''/],
    [['--explain', '--json'], /exclude each other/],
    [['--fix'], /^Unknown option '--fix'$/],
    [['-x'], /^Unknown option '-x'$/],
    [['--languages'], /'--languages <value>' argument missing/],
    [['--explain=yes'], /'--explain' does not take an argument/],
  ] as const)('%j is refused', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(UsageError);
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
