import { decode } from 'unmojibake/bytes';

/** The names of an archive are decoded together: each helps to tell the encoding of the others. */
export function archiveNames(names: readonly Uint8Array[]): string[] {
  return decode(Buffer.concat(names.flatMap((name) => [name, Buffer.from('\n')])))
    .text.split('\n')
    .slice(0, -1);
}

// yauzl: open(path, { decodeStrings: false }), then each entry.fileName is such a name.
// JSZip, which asks for one name at a time: loadAsync(data, { decodeFileName: (name) => decode(name).text }).
