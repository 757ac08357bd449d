/**
 * How well a character goes with the one beside it: a bigram model in logits, to choose between characters that could
 * stand in the same place. The plausibility tells text from garble, not one character from its like; these weights
 * were trained on top of it for just that choice (scripts/model/train-bigrams.ts).
 */
import { bigramWeights } from '../packed/data.ts';
import { fold, pairSlot, unitSlot } from './features.ts';
import { CLASS_COUNT, classOf } from './script.ts';
import { unpackWeights } from './weights.ts';

/** Slots for units and for pairs of them, hashed as the plausibility's are. */
const HASHED_SLOTS = 1 << 16;
/** Behind them stand the classes of units, and behind these the pairs of classes. */
export const CLASS_PAIRS: number = HASHED_SLOTS + CLASS_COUNT;
export const BIGRAM_SLOTS: number = CLASS_PAIRS + CLASS_COUNT * CLASS_COUNT;
/** What one step of a stored weight is worth, in logits. */
export const BIGRAM_STEP = 0.5;

const classSlot = (unit: number): number => HASHED_SLOTS + classOf(unit);
const foldedPairSlot = (previous: number, unit: number): number => pairSlot(fold(previous), fold(unit));
const classPairSlot = (previous: number, unit: number): number =>
  CLASS_PAIRS + classOf(previous) * CLASS_COUNT + classOf(unit);

/** The slots of a unit by itself; for the trainer. */
export function unigramSlots(unit: number): readonly [number, number] {
  return [unitSlot(unit), classSlot(unit)];
}

/** The slots of a unit behind another one; for the trainer. */
export function bigramSlots(previous: number, unit: number): readonly [number, number] {
  return [foldedPairSlot(previous, unit), classPairSlot(previous, unit)];
}

let loaded: Int8Array | undefined;

function sum(first: number, second: number): number {
  loaded ??= unpackWeights(bigramWeights, CLASS_PAIRS, CLASS_COUNT);
  return BIGRAM_STEP * ((loaded[first] as number) + (loaded[second] as number));
}

/** How common a code unit is among those that could stand in its place. */
export function unigram(unit: number): number {
  return sum(unitSlot(unit), classSlot(unit));
}

/** How well the code unit `unit` goes behind `previous`, beside what the plausibility says of it. */
export function bigram(previous: number, unit: number): number {
  return sum(foldedPairSlot(previous, unit), classPairSlot(previous, unit));
}
