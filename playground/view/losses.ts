import type { ShownLoss } from '../engine/protocol.ts';
import type { Messages } from '../language/messages.ts';
import { element } from './dom.ts';
import { sentence } from './verdict.ts';

/** Characters that could have stood in a place, of those that the report lists. */
const CANDIDATES_SHOWN = 12;

/** What is known of each lost place, under the reason that it was lost for. */
export function renderLosses(list: HTMLElement, losses: readonly ShownLoss[], messages: Messages): void {
  const reasons = new Map<string, ShownLoss[]>();
  for (const loss of losses) reasons.set(loss.reason, [...(reasons.get(loss.reason) ?? []), loss]);
  list.replaceChildren(
    ...[...reasons].map(([reason, places]) =>
      element(
        'li',
        {},
        sentence(messages.reported(reason), messages),
        element('ul', {}, ...places.map((place) => renderPlace(place, messages))),
      ),
    ),
  );
}

function renderPlace({ bytes, evidence, candidates, text }: ShownLoss, messages: Messages): HTMLElement {
  const known = bytes.length === 0 ? '??' : bytes.join(' ').toUpperCase();
  const place = element('li', {}, element('code', {}, known));
  const likeliest = candidates.slice(0, CANDIDATES_SHOWN).join(' ');
  if (evidence !== undefined) place.append(' ', messages.lossFilled(text, messages.reported(evidence)));
  else if (likeliest !== '') place.append(' ', messages.lossCandidates(likeliest));
  return place;
}
