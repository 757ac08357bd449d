import type { Chain } from '../engine/byte-path.ts';
import type { Reading } from '../engine/protocol.ts';
import { formatConfidence } from '../language/amounts.ts';
import type { Messages } from '../language/messages.ts';
import { renderChains } from './byte-path.ts';
import { button, element } from './dom.ts';
import { describeLayers } from './verdict.ts';

export interface ReadingActions {
  readonly path: (candidate: number) => Promise<readonly Chain[]>;
  readonly choose: (candidate: number) => void;
}

/** The ranked readings; each opens its byte path. */
export function renderReadings(
  list: HTMLElement,
  readings: readonly Reading[],
  messages: Messages,
  actions: ReadingActions,
): void {
  list.replaceChildren(...readings.map((reading, index) => renderReading(reading, index, messages, actions)));
}

function renderReading(
  { excerpt, layers, confidence, isInput, isAnswer }: Reading,
  index: number,
  messages: Messages,
  actions: ReadingActions,
): HTMLElement {
  const { fixed } = messages;
  const how = isInput ? fixed.readingInput : describeLayers(layers, messages);
  const share = element('meter', {
    min: 0,
    max: 1,
    value: confidence,
    'aria-label': messages.candidateTitle(index + 1),
  });
  const summary = element(
    'summary',
    {},
    element('bdi', { class: 'excerpt' }, excerpt),
    element('span', { class: 'how' }, how, ...(isAnswer ? [element('strong', {}, fixed.readingAnswer)] : [])),
    element('span', { class: 'share' }, share, ` ${formatConfidence(confidence, messages.tag)}`),
  );
  const path = element('div', { class: 'path' });
  const details = element('details', {}, summary, path);
  details.addEventListener(
    'toggle',
    async () => {
      const chains = await actions.path(index);
      path.replaceChildren(...renderChains(chains, messages));
      if (!isAnswer) path.append(button(fixed.useReading, { class: 'quiet' }, () => actions.choose(index)));
    },
    { once: true },
  );
  return element('li', {}, details);
}
