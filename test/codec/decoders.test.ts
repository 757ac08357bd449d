/**
 * Our strict tables against CPython, glibc and OpenJDK. They needn't be here: `scripts/codec-vectors.ts` wrote
 * down on a machine that has them how they differ from us, and a digest of each whole table.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHARSETS } from '../../scripts/codec-vectors/charsets.ts';
import { type Differences, digestOf, tableOf, withDifferences } from '../../scripts/codec-vectors/table.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { type Difference, NOT_EQUIVALENT, NOT_TAKEN, REASONS } from './decoder-differences.ts';

interface Charset extends Differences {
  readonly encoding: string;
  readonly charset: string;
  readonly digest: string;
  readonly composed?: readonly string[];
}

const vectors = (['python', 'glibc', 'java'] as const).flatMap((decoder) => {
  const file = new URL(`../vectors/codec/${decoder}.json`, import.meta.url);
  const { charsets } = JSON.parse(readFileSync(file, 'utf8')) as { charsets: Charset[] };
  return charsets.map((charset) => ({ ...charset, decoder, title: `${decoder} ${charset.charset}` }));
});

const strictTables = new Map(encodings.map((encoding) => [encoding.name, tableOf(encoding)]));

function differencesIn(vector: (typeof vectors)[number]): Difference[] {
  const ours = strictTables.get(vector.encoding)!;
  const theirs = withDifferences(ours, vector);
  const sequences = new Set([...ours.keys(), ...theirs.keys()]);
  return [...sequences]
    .map((sequence) => ({ sequence, ours: ours.get(sequence), theirs: theirs.get(sequence) }))
    .filter((difference) => difference.ours !== difference.theirs);
}

/** Whether lenient encoding knows that some decoder gives the text for the sequence. */
function takes(encodingName: string, text: string, sequence: string): boolean {
  const encoding = getEncoding(encodingName)!;
  const codePoint = text.codePointAt(0)!;
  const bytes = Number.parseInt(sequence, 16);
  if (text.length > (codePoint > 0xffff ? 2 : 1)) return false;
  return (
    encoding.encodeCodePoint(codePoint, true) === bytes || encoding.otherBytes(codePoint).includes(bytes)
  );
}

test('every encoding but UTF-8 has an oracle', () => {
  const withOracle = new Set(vectors.map(({ encoding }) => encoding));
  expect(encodings.filter(({ name }) => !withOracle.has(name)).map(({ name }) => name)).toEqual(['utf-8']);
  const wanted = Object.values(CHARSETS).flatMap((charsets) => Object.values(charsets).flat());
  expect(vectors.map(({ charset }) => charset).sort()).toEqual(wanted.sort());
});

describe.each(vectors)('$title as $encoding', (vector) => {
  const reasons = REASONS[vector.title] ?? [];

  test('is our table with the differences that the vectors list', () => {
    expect(digestOf(withDifferences(strictTables.get(vector.encoding)!, vector))).toBe(vector.digest);
  });

  test('differs for known reasons only', () => {
    const differences = differencesIn(vector);
    const unexplained = differences.filter((difference) => !reasons.some(({ covers }) => covers(difference)));
    expect(unexplained).toEqual([]);
    const idle = reasons.filter(({ covers }) => !differences.some(covers));
    expect(idle.map(({ why }) => why)).toEqual([]);
  });

  test('gives no character that lenient encoding cannot take back', () => {
    const lost = differencesIn(vector)
      .filter(({ sequence, theirs }) => theirs !== undefined && !takes(vector.encoding, theirs, sequence))
      .map(({ sequence }) => sequence);
    expect(lost).toEqual(NOT_TAKEN[vector.title] ?? []);
  });
});

test('no reason is given for a charset that was not compared', () => {
  const titles = new Set(vectors.map(({ title }) => title));
  expect([...Object.keys(REASONS), ...Object.keys(NOT_TAKEN)].filter((title) => !titles.has(title))).toEqual(
    [],
  );
});

/** glibc composes a letter and the mark behind it into one character where it can. */
describe.each(vectors.filter(({ composed }) => composed))('$title composes', (vector) => {
  const encoding = getEncoding(vector.encoding)!;
  const composed = withDifferences(new Map(), { holes: [], changed: vector.composed! });

  test('characters that lenient encoding takes apart again, or has in one byte', () => {
    const lost = [...composed].filter(([sequence, text]) => {
      const codePoint = text.codePointAt(0)!;
      return encoding.encodeCodePoint(codePoint) < 0 && !takes(vector.encoding, text, sequence);
    });
    expect(lost.map(([sequence]) => sequence)).toEqual(NOT_EQUIVALENT[vector.title] ?? []);
  });
});
