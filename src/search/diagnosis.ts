import type { Settings } from '../options.ts';
import type { Diagnosis, Layer } from '../report.ts';
import { SelfEvidentLines } from './decided-line.ts';
import { type DecidedLine, decideLines } from './document.ts';
import { channelKey, Evidence } from './evidence.ts';
import { newSearch } from './line-search.ts';

/** Repaired lines that are looked at for a further layer. */
const MOST_LOOKED_BEHIND = 16;

/** What the search would undo in a text: its channels and how sure it is; `undefined` for nothing. */
export function diagnoseLayers(text: string, settings: Settings): Diagnosis | undefined {
  let decided = decide(text, settings);
  if (decided.length === 0) return undefined;
  const confidence = Math.max(...decided.slice(0, MOST_LOOKED_BEHIND).map((line) => line.confidence));
  const counts = new Map<string, { layers: Layer[]; lines: number }>();
  for (const { layer, lines } of decided) {
    const key = channelKey(layer.right, layer.wrong);
    const entry = counts.get(key) ?? { layers: [layer], lines: 0 };
    entry.lines += lines;
    counts.set(key, entry);
  }
  const ranked = [...counts.values()].sort((a, b) => b.lines - a.lines).map(({ layers }) => layers);
  // What the commonest channel brought out may be garbled still.
  const chain = ranked[0]!;
  for (let depth = 1; depth < settings.maxLayers; depth++) {
    const [first] = decided;
    if (!first) break;
    const behind = decided
      .slice(0, MOST_LOOKED_BEHIND)
      .map(({ restored }) => restored)
      .join('\n');
    decided = decide(behind, settings);
    if (decided.length === 0) break;
    chain.unshift(decided[0]!.layer);
  }
  return { garbled: true, confidence, layers: ranked, repairable: true };
}

function decide(text: string, settings: Settings): DecidedLine[] {
  return [...decideLines(text, newSearch(settings, new Evidence()))].filter(
    (line) => line instanceof SelfEvidentLines || line.edits(undefined, settings.losses) !== undefined,
  );
}
