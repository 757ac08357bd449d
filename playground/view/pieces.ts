import type { Piece } from '../engine/passages.ts';
import { element } from './dom.ts';

/** Puts one side of a repair into an element; changed places become marks. */
export function renderPieces(container: HTMLElement, pieces: readonly Piece[]): void {
  container.replaceChildren(...pieces.map(renderPiece));
}

function renderPiece({ text, change, loss }: Piece): Node {
  if (change === undefined) return document.createTextNode(text);
  const isLost = loss !== undefined;
  return element('mark', { class: isLost ? 'lost' : 'changed', 'data-change': change }, text);
}

/** Shows on all sides which marks belong to the one under the pointer. */
export function linkMarks(containers: readonly HTMLElement[]): void {
  const emphasise = (change: string | undefined): void => {
    for (const container of containers) {
      for (const mark of container.querySelectorAll('.linked')) mark.classList.remove('linked');
      if (change === undefined) continue;
      for (const mark of container.querySelectorAll(`[data-change="${change}"]`))
        mark.classList.add('linked');
    }
  };
  for (const container of containers) {
    container.addEventListener('pointerover', ({ target }) =>
      emphasise(target instanceof HTMLElement ? target.dataset.change : undefined),
    );
    container.addEventListener('pointerleave', () => emphasise(undefined));
  }
}
