import { EXAMPLES, type Example } from '../examples.ts';
import type { Messages } from '../language/messages.ts';
import { button, element } from './dom.ts';

/** A button for each example; pressing it hands the example over. */
export function renderExamples(
  list: HTMLElement,
  messages: Messages,
  choose: (example: Example) => void,
): void {
  const names = new Intl.DisplayNames([messages.tag], { type: 'language' });
  list.replaceChildren(
    ...EXAMPLES.map((example) => {
      const made = button('', { class: 'example' }, () => choose(example));
      made.append(
        element('span', { class: 'example-language' }, names.of(example.language) ?? example.language),
        element('span', { class: 'example-damage' }, messages.damages[example.damage]),
      );
      return element('li', {}, made);
    }),
  );
}
