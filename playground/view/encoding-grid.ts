import type { EncodingGrid, GridCell } from '../engine/encoding-grid.ts';
import { encodingTitle } from '../language/encoding-title.ts';
import type { Messages } from '../language/messages.ts';
import { button, element } from './dom.ts';

type Choose = (right: string, wrong: string) => void;

/** A table of every pair; arrow keys move in it, Enter chooses. */
export function renderGrid(grid: EncodingGrid, messages: Messages, choose: Choose): HTMLElement {
  if (grid.rows.length === 0) return element('p', { class: 'hint' }, messages.fixed.gridNone);
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col', class: 'corner' }, messages.fixed.gridCorner),
    ...grid.wrongs.map((wrong) => element('th', { scope: 'col' }, encodingTitle(wrong))),
  );
  const rows = grid.rows.map(({ right, cells }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, encodingTitle(right)),
      ...cells.map((cell, index) => renderCell(cell, right, grid.wrongs[index]!, messages, choose)),
    ),
  );
  const table = element(
    'table',
    { role: 'grid', class: 'pairs', 'aria-label': messages.fixed.gridTitle },
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  );
  makeNavigable(table);
  return element('div', { class: 'pairs-frame' }, table);
}

function renderCell(
  cell: GridCell | undefined,
  right: string,
  wrong: string,
  messages: Messages,
  choose: Choose,
): HTMLElement {
  if (!cell) return element('td', { class: 'none' });
  const spoken = messages.cellSpoken(encodingTitle(right), encodingTitle(wrong), cell.text);
  return element(
    'td',
    { class: `shade-${cell.shade}` },
    button(cell.text, { tabindex: -1, 'aria-label': spoken }, () => choose(right, wrong)),
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One cell is in the tab order, the arrow keys go to the next one that is not empty. */
function makeNavigable(table: HTMLTableElement): void {
  table.querySelector('button')?.setAttribute('tabindex', '0');
  table.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    const from = event.target instanceof HTMLElement ? event.target.closest('td') : null;
    if (!move || !from) return;
    event.preventDefault();
    const next = nextButton(table, from, move);
    if (!next) return;
    event.target instanceof HTMLElement && event.target.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
}

function nextButton(
  table: HTMLTableElement,
  from: HTMLTableCellElement,
  [rows, columns]: readonly [number, number],
): HTMLButtonElement | undefined {
  let row = (from.parentElement as HTMLTableRowElement).rowIndex + rows;
  let column = from.cellIndex + columns;
  for (; table.rows[row]?.cells[column]; row += rows, column += columns) {
    const found = table.rows[row]!.cells[column]!.querySelector('button');
    if (found) return found;
  }
  return undefined;
}
