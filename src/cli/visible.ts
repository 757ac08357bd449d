/** Controls, line and paragraph separators, and the marks that reorder or hide text on a screen. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this looks for.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const NAMED: Readonly<Record<string, string>> = { '\n': '⏎', '\r': '␍', '\t': '⇥' };

/**
 * The text with everything shown that a terminal would obey, hide or reorder: line ends and tabs as arrows,
 * other controls as `<80>`, `<200E>`: mojibake is full of them, and a file must not drive the terminal.
 */
export function visible(text: string): string {
  return text.replace(
    UNSEEN,
    (found) => NAMED[found] ?? `<${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}>`,
  );
}
