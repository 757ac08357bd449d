/**
 * Packs the trained weights into src/packed/generated/model.ts: `npx tsx scripts/model/pack.ts`.
 *
 * weights.bin holds what training gave, 16-bit little-endian, in steps of 1/512 logit; weights.json says how it
 * came about. The generated file follows from these two alone, which `npm run data:verify` checks.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONTEXT_WEIGHT_COUNT } from '../../src/language/context-features.ts';
import { CLASS_PAIRS, WEIGHT_COUNT } from '../../src/language/features.ts';
import { CLASS_COUNT } from '../../src/language/script.ts';
import { WEIGHT_STEP } from '../../src/language/weights.ts';
import { packWeights } from '../packing/weights.ts';

/** What one step of weights.bin is worth, in logits. */
export const SOURCE_STEP: number = 1 / 512;
/** Largest packed weight, in steps, either way. */
const WEIGHT_LIMIT = 24;

export const WEIGHTS_FILE: string = fileURLToPath(new URL('./weights.bin', import.meta.url));
export const RECORD_FILE: string = fileURLToPath(new URL('./weights.json', import.meta.url));
export const MODEL_FILE: string = fileURLToPath(
  new URL('../../src/packed/generated/model.ts', import.meta.url),
);

/** How one of the two tables was trained. */
export interface StageRecord {
  readonly examples: number;
  /** Learning rate of AdaGrad. */
  readonly rate: number;
  /** Logits by which the truth has to be ahead of the garbled form, and healthy text may be behind a reversal. */
  readonly margin: number;
  /** Number of hashed slots that survive the pruning; the others stay 0 from then on. */
  readonly keep: number;
}

/** How the weights came about. */
export interface TrainingRecord {
  readonly sources: readonly string[];
  readonly seed: number;
  readonly plausibility: StageRecord;
  readonly context: StageRecord;
  /** Version of Node. */
  readonly node: string;
  /** SHA-256 of the training texts in the order in which they were read. */
  readonly texts: string;
  /** SHA-256 of weights.bin. */
  readonly weights: string;
}

export function digest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Weights as weights.bin holds them: those of the plausibility, then those of the context. */
export function sourceBytes(plausibility: Float32Array, context: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer((plausibility.length + context.length) * 2));
  [...plausibility, ...context].forEach((weight, index) => {
    view.setInt16(index * 2, Math.max(-32768, Math.min(32767, Math.round(weight / SOURCE_STEP))), true);
  });
  return new Uint8Array(view.buffer);
}

/** Rounds weights, given as weights.bin, to the steps of the packed model. */
export function quantise(source: Uint8Array): { plausibility: Int8Array; context: Int8Array } {
  if (source.length !== (WEIGHT_COUNT + CONTEXT_WEIGHT_COUNT) * 2)
    throw new Error('weights.bin does not fit the features: train again');
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  const steps = Int8Array.from({ length: source.length / 2 }, (_, index) => {
    const step = Math.round((view.getInt16(index * 2, true) * SOURCE_STEP) / WEIGHT_STEP);
    return Math.max(-WEIGHT_LIMIT, Math.min(WEIGHT_LIMIT, step));
  });
  return { plausibility: steps.slice(0, WEIGHT_COUNT), context: steps.slice(WEIGHT_COUNT) };
}

/**
 * The generated file that the committed weights give, by its path from the repository's root; for the drift check.
 * Throws if weights.bin is not the one that weights.json describes.
 */
export function generateModel(): ReadonlyMap<string, string> {
  const source = new Uint8Array(readFileSync(WEIGHTS_FILE));
  const record = JSON.parse(readFileSync(RECORD_FILE, 'utf8')) as TrainingRecord;
  if (digest(source) !== record.weights) throw new Error('weights.bin is not what weights.json describes');
  const { plausibility, context } = quantise(source);
  const contents =
    `// Written by scripts/model/pack.ts from scripts/model/weights.bin, trained on ${record.sources.join(', ')}.\n` +
    '// Do not edit. How it is packed: src/language/weights.ts. How it was trained: src/language/README.md.\n' +
    `export const weights: string =\n  '${packWeights(plausibility, CLASS_PAIRS, CLASS_COUNT)}';\n` +
    `export const contextWeights: string =\n  '${packWeights(context, CONTEXT_WEIGHT_COUNT)}';\n`;
  return new Map([['src/packed/generated/model.ts', contents]]);
}

/** Writes the generated file. */
export function writeModel(): void {
  for (const [path, contents] of generateModel())
    writeFileSync(new URL(`../../${path}`, import.meta.url), contents);
}

if (process.argv[1]?.endsWith('pack.ts')) writeModel();
