/** Ways for a text to come in beside typing: a file that is opened, dropped or pasted, and a long paste. */
import { isLong } from './engine/protocol.ts';
import { byId } from './view/dom.ts';

export interface Receiver {
  readonly file: (file: File) => void;
  readonly longText: (text: string) => void;
}

export function listenToSources({ file, longText }: Receiver): void {
  const chooser = byId('file', HTMLInputElement);
  byId('open-file', HTMLElement).addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    const [chosen] = chooser.files ?? [];
    if (chosen) file(chosen);
    // The same file can be chosen again.
    chooser.value = '';
  });

  const take = (data: DataTransfer | null, event: Event): void => {
    const [given] = data?.files ?? [];
    const text = given ? '' : (data?.getData('text/plain') ?? '');
    if (!given && !isLong(text)) return;
    event.preventDefault();
    if (given) file(given);
    else longText(text);
  };
  byId('input', HTMLElement).addEventListener('paste', (event) => take(event.clipboardData, event));
  listenToDrops(take);
}

function listenToDrops(take: (data: DataTransfer | null, event: Event) => void): void {
  const area = byId('drop', HTMLElement);
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    area.classList.add('dropping');
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) area.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    area.classList.remove('dropping');
    take(event.dataTransfer, event);
  });
}
