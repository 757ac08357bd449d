/** A text and its settings in the hash of the page's address, which browsers send to nobody. */

export interface Permalink {
  readonly text: string;
  /** BCP 47 tag that was chosen as a hint. */
  readonly language?: string;
}

/** Longer links are cut by mail programmes and chats. */
const LONGEST_HASH = 8000;

/** The hash for a text, with its `#`; `undefined` if it is too long for a link. */
export async function toHash({ text, language }: Permalink): Promise<string | undefined> {
  const packed = await through(unitsOf(text), new CompressionStream('deflate-raw'));
  const parameters = new URLSearchParams({ text: toBase64Url(packed) });
  if (language !== undefined) parameters.set('language', language);
  const hash = `#${parameters}`;
  return hash.length > LONGEST_HASH ? undefined : hash;
}

/** What a hash holds; `undefined` if it is no permalink or a broken one. */
export async function fromHash(hash: string): Promise<Permalink | undefined> {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const packed = parameters.get('text');
  if (packed === null || hash.length > LONGEST_HASH) return undefined;
  try {
    const units = await through(fromBase64Url(packed), new DecompressionStream('deflate-raw'));
    const language = parameters.get('language');
    return { text: textOf(units), ...(language === null ? {} : { language }) };
  } catch {
    return undefined;
  }
}

/** UTF-16, low byte first: a garbled text may hold half a surrogate pair, which UTF-8 lacks. */
function unitsOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes[at]! | (bytes[at + 1]! << 8));
  return text;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
