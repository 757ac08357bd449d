import { decode } from 'unmojibake/bytes';

/** multer and busboy read the bytes of a name as Latin-1, whatever the browser wrote. */
export function uploadName(file: { originalname: string }): string {
  return decode(Buffer.from(file.originalname, 'latin1')).text;
}
