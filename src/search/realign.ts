/**
 * Undoes what a program left that edited the bytes of a GBK text without regard to character boundaries: a byte
 * stands alone, and everything behind it is paired one byte off, until an ASCII byte is swallowed and the
 * pairing falls back into step.
 */
import type { Edit, EditLoss } from '../edit.ts';
import { isHan } from '../language/script.ts';
import { glossEnd } from '../trace/glosses.ts';
import { DocumentEvidence, NO_SYMBOL, symbolOf } from './document-evidence.ts';
import { type Gap, rankCandidates } from './fill.ts';
import { NONE } from './gbk-pairs.ts';
import { ASCII_SLOT, brokenGlossAt, isTrigger, type Reading, RealignLattice } from './realign-lattice.ts';

const REPLACEMENT = '\ufffd';

export function realign(text: string): Edit[] {
  const triggers = findTriggers(text);
  if (triggers.length === 0) return [];
  const evidence = new DocumentEvidence(symbolsOf(text, triggers));
  const lattice = new RealignLattice(text, evidence);
  const edits: Edit[] = [];
  let done = 0;
  for (const trigger of triggers) {
    if (trigger < done) continue;
    const [a, b] = contextBefore(text, trigger);
    const result = lattice.search(trigger, text.length, a, b, false);
    done = result.end;
    for (const run of runsOf(result.best)) {
      const start = run[0]!.start;
      const end = run.at(-1)!.end;
      const gain =
        run.at(-1)!.score - (run[0]!.before?.score ?? 0) - (result.asItStands[end - trigger]! - result.asItStands[start - trigger]!);
      const units = run.map((piece) => piece.unit);
      const losses: any[] = [];
      const ctx: number[] = [];
      { let r: Reading | undefined = run[0]!.before; while (r && ctx.length < 2) { if (r.unit !== NONE) ctx.unshift(symbolOf(r.unit)); r = r.before; } if (ctx.length === 0) ctx.push(a, b); else if (ctx.length === 1) ctx.unshift(b); }
      const isGap = (piece: Reading | undefined): boolean => !!piece?.slot && piece.kind === 'character' && piece.slot !== ASCII_SLOT && (piece.slot.lead === -1 || piece.slot.trail === -1);
      for (let i = 0; i < run.length; i++) {
        if (!isGap(run[i])) continue;
        let j = i; while (isGap(run[j])) j++;
        const known: number[] = [ctx[0]!, ctx[1]!, ...units.slice(0, i).map((u) => (u === NONE ? NO_SYMBOL : symbolOf(u)))].filter((x, k) => k < 2 || x !== 0);
        const gaps: Gap[] = run.slice(i, j).map((piece, k) => ({ slot: piece.slot!, beforeDrop: run[i + k + 1]?.slot?.linked ?? false }));
        const after: number[] = [];
        for (let k = j; k < run.length && after.length < 2; k++) { if (run[k]!.kind === 'swallowed') break; after.push(symbolOf(units[k]!)); }
        if (after.length < 2 && run.at(-1)!.kind !== 'swallowed') for (let k = end; after.length < 2 && k < text.length; k++) after.push(symbolOf(text.charCodeAt(k)));
        const ranked = rankCandidates(gaps, evidence, [known.at(-2)!, known.at(-1)!], after);
        ranked.forEach((list, k) => { losses.push({ i: i + k, slot: gaps[k]!.slot, list, was: units[i + k], left: k === 0 ? known.at(-1) : undefined, count: evidence.count(symbolOf(list[0]?.unit ?? 0)) }); });
        i = j;
      }
      for (const l of losses) { const top = l.list[0]; if (top && top.share >= FILL.share && l.count > 0) units[l.i] = top.unit; else units[l.i] = NONE; }
      const replacement = run.map((piece, k) => (piece.kind === 'split' ? '' : units[k] === NONE ? REPLACEMENT : String.fromCharCode(units[k]!))).join('');
      edits.push({ kind: 'realign', start, end, replacement, layers: [{ right: 'gbk', wrong: 'gbk' }], confidence: gain, losses });
    }
  }
  return edits;
}
export const FILL = { share: 0.7 };

function findTriggers(text: string): number[] {
  const triggers: number[] = [];
  for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
    if (isTrigger(text, at)) triggers.push(at);
  }
  return triggers;
}

/** The document without glosses and without what stands behind a trigger, up to the next ASCII character. */
function symbolsOf(text: string, triggers: readonly number[]): Uint16Array {
  const symbols = new Uint16Array(text.length);
  let length = 0;
  let next = 0;
  for (let at = 0; at < text.length; ) {
    if (triggers[next] === at) {
      while (next < triggers.length && triggers[next]! <= at) next++;
      at = brokenGlossAt(text, at)?.end ?? at + 2;
      while (at < text.length && text.charCodeAt(at) > 0x7f) at++;
      symbols[length++] = NO_SYMBOL;
      continue;
    }
    const unit = text.charCodeAt(at);
    symbols[length++] = symbolOf(unit);
    at = (isHan(unit) ? glossEnd(text, at + 1, unit) : undefined) ?? at + 1;
  }
  return symbols.subarray(0, length);
}

function contextBefore(text: string, at: number): [number, number] {
  const symbols: number[] = [];
  let end = at;
  while (symbols.length < 2 && end > 0) {
    if (text.charCodeAt(end - 1) === 0x29) {
      const open = text.lastIndexOf('(', end - 1);
      if (open > 0 && glossEnd(text, open, text.charCodeAt(open - 1)) === end) end = open;
    }
    symbols.push(symbolOf(text.charCodeAt(--end)));
  }
  return [symbols[1] ?? NO_SYMBOL, symbols[0] ?? NO_SYMBOL];
}

/** The stretches of a reading in which the text doesn't stand as it is. */
function runsOf(best: Reading | undefined): Reading[][] {
  const runs: Reading[][] = [];
  let run: Reading[] = [];
  for (let reading = best; reading; reading = reading.before) {
    if (reading.kind !== 'literal') {
      run.push(reading);
    } else if (run.length > 0) {
      runs.push(run.reverse());
      run = [];
    }
  }
  if (run.length > 0) runs.push(run.reverse());
  return runs.reverse();
}
