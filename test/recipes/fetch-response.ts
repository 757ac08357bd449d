import { decodeAsync } from 'unmojibake/bytes';

/** `response.text()` reads everything as UTF-8, whatever the server or the page says. */
export async function textOf(response: Response): Promise<string> {
  const label = /charset=["']?([\w.:-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await decodeAsync(bytes, label === undefined ? {} : { label })).text;
}
