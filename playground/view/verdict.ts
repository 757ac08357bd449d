import type { Layer } from '../../src/report.ts';
import type { Outcome, UndoneChain } from '../engine/protocol.ts';
import { encodingTitle } from '../language/encoding-title.ts';
import type { Messages } from '../language/messages.ts';

/** What the page says about a text. */
export interface Verdict {
  readonly title: string;
  /** One sentence each. */
  readonly details: readonly string[];
  /** How sure it is, in words; absent where nothing was decided. */
  readonly sureness?: string;
}

/** Chains of encodings that are named one by one. */
const CHAINS_NAMED = 3;

export function verdictOf(outcome: Outcome, messages: Messages): Verdict {
  const { fixed } = messages;
  const { verdict, losses, filled, confidence, reason } = outcome;
  if (verdict === 'healthy') {
    const isDecoded = outcome.file?.encodings.some((encoding) => encoding !== 'utf-8');
    const detail = isDecoded ? fixed.verdictDecodedDetail : fixed.verdictHealthyDetail;
    return { title: fixed.verdictHealthy, details: [detail] };
  }
  if (verdict === 'hopeless') {
    return {
      title: fixed.verdictHopeless,
      details: reason === undefined ? [] : [sentence(messages.reported(reason), messages)],
      sureness: messages.sureness(confidence),
    };
  }
  const chains = describeChains(outcome.chains, messages);
  if (verdict === 'chosen')
    return { title: fixed.verdictChosen, details: [fixed.verdictChosenDetail, ...chains] };
  return {
    title: losses > filled ? fixed.verdictLossy : fixed.verdictRepaired,
    details: [
      ...chains,
      ...(outcome.glosses > 0 ? [messages.glosses(outcome.glosses)] : []),
      ...(outcome.realigned > 0 ? [messages.realigned(outcome.realigned)] : []),
      losses === 0 ? fixed.nothingLost : messages.lost(losses - filled, filled),
    ],
    sureness: messages.sureness(confidence),
  };
}

function describeChains(chains: readonly UndoneChain[], messages: Messages): string[] {
  const named = chains.slice(0, CHAINS_NAMED).map(({ layers, places }) => {
    const chain = describeLayers(layers, messages);
    return chains.length > 1 ? messages.itWasInPlaces(chain, places) : messages.itWas(chain);
  });
  const more = chains.length - CHAINS_NAMED;
  return more > 0 ? [...named, messages.andMore(more)] : named;
}

/** What happened, first layer first: `UTF-8 read as Windows-1252, twice`. */
export function describeLayers(layers: readonly Layer[], messages: Messages): string {
  const labels: string[] = [];
  for (let at = 0; at < layers.length; ) {
    const { right, wrong } = layers[at]!;
    let end = at + 1;
    while (layers[end]?.right === right && layers[end]?.wrong === wrong) end++;
    const label = messages.readAs(encodingTitle(right), encodingTitle(wrong));
    labels.push(end - at > 1 ? messages.times(label, end - at) : label);
    at = end;
  }
  return messages.inTurn(labels);
}

/** A sentence of its own, with its capital and its full stop. */
export function sentence(text: string, { tag }: Messages): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}${tag === 'en' ? '.' : '。'}`;
}
