import { readAsUtf8 } from '../channel/catalogue.ts';
import { isC1 } from '../language/script.ts';
import type { Settings } from '../options.ts';
import type { Diagnosis, Layer } from '../report.ts';
import { SelfEvidentLines } from './decided-line.ts';
import { type DecidedLine, decideLines, newSearch } from './document.ts';
import { channelKey, Evidence } from './evidence.ts';

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

/** Confidences of the damage that leaves nothing to restore; by judgement, as no healthy text was found with it. */
const HOPELESS_CONFIDENCE = { replacements: 0.99, replacement: 0.9, controls: 0.8 } as const;
/** Likeliest channels that are named where nothing but the damage is left. */
const MOST_GUESSES = 3;

/** Damage that cannot be undone, if a text shows any. */
export function diagnoseHopeless(text: string): Diagnosis | undefined {
  if (/锟斤拷|锟斤|斤拷锟/.test(text)) {
    const lost = readAsUtf8[0]!;
    return hopeless(
      HOPELESS_CONFIDENCE.replacements,
      'replacement characters were read as GBK (锟斤拷): what they stood for is gone',
      [
        [
          { right: lost.right, wrong: lost.wrong },
          { right: 'utf-8', wrong: 'gbk' },
        ],
      ],
    );
  }
  if (/\ufffd{2}|\p{L}\ufffd|\ufffd\p{L}/u.test(text)) {
    const isRun = text.includes('\ufffd\ufffd');
    return hopeless(
      isRun ? HOPELESS_CONFIDENCE.replacements : HOPELESS_CONFIDENCE.replacement,
      'replacement characters (U+FFFD) stand for bytes that are gone',
      isRun ? readAsUtf8.slice(0, MOST_GUESSES).map(({ right, wrong }) => [{ right, wrong }]) : [],
    );
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isC1(unit) && unit !== NEXT_LINE) {
      return hopeless(
        HOPELESS_CONFIDENCE.controls,
        'control characters (C1) that no text has, and no channel explains',
        [],
      );
    }
  }
  return undefined;
}

/** U+0085, a line end in text from mainframes. */
const NEXT_LINE = 0x85;

function hopeless(confidence: number, reason: string, layers: readonly (readonly Layer[])[]): Diagnosis {
  return { garbled: true, confidence, layers, repairable: false, reason };
}
