/** What is likely in a gap of a realigned run of which the document says too little: by the characters beside it. */
import type { DocumentEvidence } from './document-evidence.ts';
import { unitsFor } from './gap-candidates.ts';
import type { GapFinding, GapSetting } from './gap-filling.ts';
import { NONE } from './gbk-pairs.ts';
import { LOST_NEIGHBOUR, Neighbours, type RankedCandidate, Ranking } from './lattice-filling.ts';
import type { Reading } from './realign-reading.ts';
import { UNKNOWN } from './unknown-bytes.ts';

/** Code units around a run that count for its gaps. */
const REACH = 2;

/** The candidates, likeliest first, of each gap that the document fills with nothing. */
export function rankByModel(
  { text, pieces, end }: GapSetting,
  start: number,
  findings: ReadonlyMap<Reading, GapFinding>,
  evidence: DocumentEvidence,
): Map<Reading, readonly RankedCandidate[]> {
  const unitsIn = (from: number, to: number): number[] =>
    Array.from(text.slice(Math.max(0, from), to), (character) => character.charCodeAt(0));
  const units = unitsIn(start - REACH, start);
  const open: { readonly piece: Reading; readonly at: number; readonly codePoints: readonly number[] }[] = [];
  pieces.forEach((piece, index) => {
    const { kind, slot } = piece;
    if (kind === 'split') return;
    const filling = findings.get(piece)?.filling;
    if (kind === 'gap' && !filling) {
      const isKnown = slot!.lead !== UNKNOWN || slot!.trail !== UNKNOWN;
      const gap = { slot: slot!, beforeDrop: pieces[index + 1]?.slot?.linked ?? false };
      open.push({ piece, at: units.length, codePoints: isKnown ? unitsFor(gap, evidence) : [] });
      units.push(LOST_NEIGHBOUR);
    } else {
      const unit = filling?.unit ?? piece.unit;
      units.push(unit === NONE ? LOST_NEIGHBOUR : unit);
    }
  });
  units.push(...unitsIn(end, end + REACH));
  const ranked = new Ranking(new Neighbours()).rank(units, open);
  return new Map(open.map(({ piece }, index) => [piece, ranked[index]!.candidates]));
}
