import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceStrings } from '../../src/cli/json-strings.ts';

const shout = (value: string): string => value.toUpperCase();

describe('replaceStrings', () => {
  test.each([
    ['{"a":"x","b":"x"}', 'a', '{"a":"X","b":"x"}'],
    ['{ "b" : { "c" : "x" } , "c" : "x" }', 'b.c', '{ "b" : { "c" : "X" } , "c" : "x" }'],
    ['{"a":["x",["y"],{"a":"z"}]}', 'a', '{"a":["X",["Y"],{"a":"z"}]}'],
    ['[{"a":"x"},{"a":"y"}]', 'a', '[{"a":"X"},{"a":"Y"}]'],
    ['{"a":{"b":"x"},"b":"y"}', 'b', '{"a":{"b":"x"},"b":"Y"}'],
    ['{"a":1.0e+2,"b":null,"a":"x"}', 'a', '{"a":1.0e+2,"b":null,"a":"X"}'],
    ['{"a\\u0062":"x"}', 'ab', '{"a\\u0062":"X"}'],
    ['{"x}],{\\"":"x","a":"{\\"a\\":1}"}', 'a', '{"x}],{\\"":"x","a":"{\\"A\\":1}"}'],
    ['"a"', 'a', '"a"'],
  ])('in %s replaces %s', (json, field, replaced) => {
    expect(replaceStrings(json, [field.split('.')], shout)).toBe(replaced);
  });

  test('escapes beyond ASCII only if the string did', () => {
    expect(replaceStrings('{"a":"\\u00e9\\n"}', [['a']], shout)).toBe('{"a":"\\u00c9\\n"}');
    expect(replaceStrings('{"a":"é\\n"}', [['a']], shout)).toBe('{"a":"É\\n"}');
  });

  test('changes the fields and nothing else, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, name) => {
        const mark = (value: string): string => `${value}!`;
        const all = (value: unknown, isField: boolean): unknown => {
          if (Array.isArray(value)) return value.map((item) => all(item, isField));
          if (typeof value === 'string' && isField) return mark(value);
          return value;
        };
        const value = JSON.parse(json) as unknown;
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        const expected = isObject
          ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, all(item, key === name)]))
          : undefined;
        const replaced = replaceStrings(json, [[name]], mark);
        if (isObject) expect(JSON.parse(replaced)).toEqual(expected);
        expect(replaceStrings(json, [[name]], (text) => text)).toBe(json);
      }),
    );
  });
});
