import { expect, test } from 'vitest';
import { explainWithProgress } from '../../../playground/engine/explain-with-progress.ts';
import { explain, garble } from '../../../src/index.ts';

const GARBLED = garble('Die Gärten blühen früh, für Bienen öffnet sich viel.\n', {
  right: 'utf-8',
  wrong: 'windows-1252',
});

test('explains as the library does, and says how far it is', async () => {
  const text = `${GARBLED}${'Nothing to see.\n'.repeat(3000)}${GARBLED}`;
  const told: number[] = [];
  const explanation = await explainWithProgress(text, {}, (done) => told.push(done));
  const { alternatives: _, ...expected } = explain(text);
  expect(explanation).toEqual({ ...expected, alternatives: [] });
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(text.length);
});
