/**
 * What the bigram model says where East Asian text comes out: the plausibility hardly tells one ideograph from
 * another.
 */
import { bigram, unigram } from '../language/bigrams.ts';
import { isSurrogate } from '../language/script.ts';

/** Weights of the bigram model, found by trial on the lossy calibration cases between double-byte encodings. */
const WEIGHTS = { bigram: 0.7, unigram: 0.3 } as const;

/** What speaks for a code unit behind another one, in logits; 0 for ASCII and surrogates, which the model leaves out. */
export function pairGain(previous: number, unit: number): number {
  if (previous <= 0x7f || unit <= 0x7f || isSurrogate(previous) || isSurrogate(unit)) return 0;
  return WEIGHTS.bigram * bigram(previous, unit) + WEIGHTS.unigram * unigram(unit);
}

/** The mean of {@link pairGain} over the pairs above ASCII; `undefined` where there is none. */
export function meanPairGain(text: string): number | undefined {
  let sum = 0;
  let pairs = 0;
  for (let i = 1; i < text.length; i++) {
    const previous = text.charCodeAt(i - 1);
    const unit = text.charCodeAt(i);
    if (previous <= 0x7f || unit <= 0x7f) continue;
    sum += pairGain(previous, unit);
    pairs++;
  }
  return pairs === 0 ? undefined : sum / pairs;
}
