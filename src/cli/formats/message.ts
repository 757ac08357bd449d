import type { Finding } from '../../node/finding.ts';
import type { Step } from '../../report.ts';
import { excerpt } from '../excerpt.ts';
import { describeLayers } from '../layers.ts';
import { formatConfidence } from '../render.ts';

/** What is wrong at a place, and how it would be repaired, in one line. */
export function describeFinding({ text, step, reason, confidence }: Finding): string {
  const found = excerpt(text);
  if (!step) return `not repairable: “${found}”: ${reason}`;
  const repair = step.replacement === '' ? 'nothing' : `“${excerpt(step.replacement)}”`;
  const lost = step.losses.length > 0 ? ', some bytes lost' : '';
  return `garbled: “${found}” should be ${repair} (${describeCause(step)}${lost}, confidence ${formatConfidence(confidence)})`;
}

function describeCause({ kind, layers }: Step): string {
  if (kind === 'gloss') return 'a gloss that a converter left';
  if (kind === 'realign') return 'bytes paired one byte off';
  return describeLayers(layers);
}
