import { decode } from 'unmojibake/bytes';

/** Node gives the bytes of a header as Latin-1. A `filename*` would say its encoding: take that if there is one. */
export function fileNameOf(contentDisposition: string): string | undefined {
  const name = /filename="((?:[^"\\]|\\.)*)"/i.exec(contentDisposition)?.[1]?.replace(/\\(.)/g, '$1');
  return name === undefined ? undefined : decode(Buffer.from(name, 'latin1')).text;
}
