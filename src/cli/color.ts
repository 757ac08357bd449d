/** Wraps text in an SGR sequence, or leaves it alone where colour isn't wanted. */
export interface Palette {
  readonly enabled: boolean;
  removed(text: string): string;
  added(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

function style(open: number, close: number): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`);
}

const plain = (text: string): string => text;

/** No colour at all. */
export const PLAIN: Palette = { enabled: false, removed: plain, added: plain, strong: plain, faint: plain };

/** The sixteen colours that every terminal has. */
export const COLORED: Palette = {
  enabled: true,
  removed: style(31, 39),
  added: style(32, 39),
  strong: style(1, 22),
  faint: style(2, 22),
};

/**
 * Colour on a terminal only, unless the environment says otherwise: `NO_COLOR` (no-color.org) turns it off,
 * `FORCE_COLOR` (force-color.org) turns it on, and 0 or `false` there turns it off as in Node.
 */
export function choosePalette(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Palette {
  const force = environment.FORCE_COLOR;
  if (force !== undefined) return force === '0' || force === 'false' ? PLAIN : COLORED;
  if (environment.NO_COLOR || environment.TERM === 'dumb') return PLAIN;
  return isTerminal ? COLORED : PLAIN;
}
