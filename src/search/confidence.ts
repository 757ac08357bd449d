/** How sure a decision is. */
import { isLegible } from '../channel/catalogue.ts';
import { exp, log, log1p } from '../portable-math.ts';
import { meanPairGain } from './bigram-gain.ts';
import type { Hypothesis } from './hypotheses.ts';

/** A hypothesis that is believed, and how strongly. */
export interface Decision {
  readonly hypothesis: Hypothesis;
  /** Score over that of the best reading that gives another text. */
  readonly margin: number;
  /** What still reads badly in the result, see `deepestDip`; 0 where another layer is or may be behind. */
  readonly residue: number;
  /**
   * By how much the pairs of an East Asian result are rarer than those of ordinary text, in logits, as far as the rest
   * of the document does not speak for the channel; 0 for any other.
   */
  readonly rarity: number;
}

function isEastAsian({ right, reading }: Hypothesis): boolean {
  return right !== 'utf-8' && reading.right.maxBytes > 1;
}

/** The mean of `pairGain` that 9 in 10 texts reach which are read rightly in a double-byte encoding. */
const ORDINARY_PAIRS = 1.2;

/** See {@link Decision}, but for what the rest of the document says. */
export function rarityOf(hypothesis: Hypothesis, text: string): number {
  if (!isEastAsian(hypothesis)) return 0;
  return Math.max(0, ORDINARY_PAIRS - (meanPairGain(text) ?? ORDINARY_PAIRS));
}

/**
 * Weights of a logistic model of how often a decision is right, in logits; one with losses counts as right if all
 * that survived is restored. Fitted to the decisions that are made on the calibration cases; README.md has the
 * reliability on others.
 */
const CONFIDENCE = {
  base: 2.58,
  /** For the natural logarithm of 1 + the margin over the best other text. */
  margin: 0.81,
  /** For that of 1 + the score. */
  score: 0.59,
  /** For that of the number of characters that change: more of them should have won by more. */
  characters: -0.57,
  /** For that of 1 + the residue. */
  residue: -1.15,
  /** Where East Asian text comes out without losses, and for how rare its pairs are. */
  eastAsian: 0.25,
  rarity: -2.5,
  /** Where valid UTF-8 comes out. */
  utf8: -0.16,
  /** Where bytes are lost, and for the logarithms of 1 + how many characters and the margin there. */
  lossy: 1.99,
  lost: -0.76,
  lossyMargin: -0.46,
  /** For that of 1 + the residue there; what UTF-8 leaves may be garbled by another layer. */
  lossyResidue: -0.6,
  /** Where they left no mark. */
  unmarked: -2.46,
  /** Where bytes are lost of UTF-8, and of text in a Cyrillic page that agrees with the wrong one in most letters. */
  lossyUtf8: 2.82,
  lossyLegible: 2,
} as const;

/** In logits: three in four are right. */
const FIRM = 1.1;

/** Probability, 0 to 1, that a decision is right. */
export function confidenceOf({ hypothesis, margin, residue, rarity }: Decision): number {
  const { right, wrong, score, characters, reading } = hypothesis;
  const logMargin = log1p(Math.max(0, margin));
  let logit =
    CONFIDENCE.base +
    CONFIDENCE.margin * logMargin +
    CONFIDENCE.score * log1p(Math.max(0, score)) +
    CONFIDENCE.characters * log(Math.max(1, characters)) +
    CONFIDENCE.residue * log1p(residue);
  if (right === 'utf-8') logit += CONFIDENCE.utf8;
  if (reading.losses?.length) {
    logit +=
      CONFIDENCE.lossy + CONFIDENCE.lost * log1p(reading.losses.length) + CONFIDENCE.lossyMargin * logMargin;
    const isFromLegible = isLegible(right, wrong);
    logit += right === 'utf-8' ? CONFIDENCE.lossyUtf8 : CONFIDENCE.lossyResidue * log1p(residue);
    if (isFromLegible) logit += CONFIDENCE.lossyLegible;
    else if (reading.policy?.mark === '') logit += CONFIDENCE.unmarked;
  }
  if (isEastAsian(hypothesis) && !reading.losses) logit += CONFIDENCE.eastAsian;
  const weighed = logit + CONFIDENCE.rarity * rarity;
  // Names have rare pairs, too: what is firm but for that is not given up.
  return 1 / (1 + exp(-(logit >= FIRM ? Math.max(0, weighed) : weighed)));
}
