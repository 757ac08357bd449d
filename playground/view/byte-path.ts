import type { Band, Cell, Group } from '../engine/alignment.ts';
import type { Chain } from '../engine/byte-path.ts';
import type { Messages } from '../language/messages.ts';
import { element } from './dom.ts';
import { describeLayers } from './verdict.ts';

/** Draws chains of layers: characters, the bytes under them, and what was made of the bytes. */
export function renderChains(chains: readonly Chain[], messages: Messages): Node[] {
  const drawn = chains.filter(({ places }) => places.length > 0);
  if (drawn.length === 0) return [element('p', { class: 'hint' }, messages.fixed.pathNone)];
  return [
    element('p', { class: 'hint' }, messages.fixed.pathLegend),
    ...drawn.flatMap((chain) => renderChain(chain, messages)),
  ];
}

function renderChain({ layers, places, isCut }: Chain, messages: Messages): Node[] {
  const groups = places.map((place) =>
    element('ol', { class: 'place' }, ...place.map((group) => renderGroup(group, messages))),
  );
  const title = describeLayers(layers, messages);
  return [
    element('p', { class: 'path-title' }, title),
    // A group that is wider than the page scrolls, by the keyboard too.
    element('div', { class: 'places', role: 'group', 'aria-label': title, tabindex: 0 }, ...groups),
    ...(isCut ? [element('p', { class: 'hint' }, messages.fixed.pathCut)] : []),
  ];
}

function renderGroup({ right, wrong, bands }: Group, messages: Messages): HTMLElement {
  const bytes = bands[0]?.hex.join(' ') ?? '';
  const bandElements = bands.map(renderBand);
  return element(
    'li',
    { class: right === wrong ? 'group same' : 'group' },
    element('span', { class: 'visually-hidden' }, messages.groupSpoken(right, bytes, wrong)),
    element('span', { class: 'bands', 'aria-hidden': 'true' }, ...bandElements),
  );
}

function renderBand({ above, hex, below }: Band): HTMLElement {
  const band = element('span', { class: 'band' });
  band.style.setProperty('--bytes', String(Math.max(1, hex.length)));
  band.append(
    ...renderCells(above, 'above', hex.length),
    ...hex.map((byte, index) => {
      const cell = element('span', { class: byte.includes('?') ? 'byte unknown' : 'byte' }, byte);
      cell.style.gridColumn = String(index + 1);
      return cell;
    }),
    ...renderCells(below, 'below', hex.length),
  );
  return band;
}

function renderCells(cells: readonly Cell[], row: 'above' | 'below', columns: number): HTMLElement[] {
  let column = 1;
  return cells.map(({ text, bytes }) => {
    const cell = element('span', { class: `character ${row}` }, visibleCharacter(text));
    // A character without a byte of its own stands in the last column.
    const start = Math.min(column, Math.max(1, columns));
    cell.style.gridColumn = `${start} / span ${Math.max(1, bytes)}`;
    column += bytes;
    return cell;
  });
}

/** What a character without a shape is shown as. */
function visibleCharacter(text: string): string {
  if (text === ' ') return '␣';
  if (text === '\n') return '␊';
  if (!/^[\p{C}\p{Z}]$/u.test(text)) return text;
  return `U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
