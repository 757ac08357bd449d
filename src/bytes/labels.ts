import type { Encoding } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import { isWide, type WideEncoding } from './wide.ts';

/** The encodings that browsers, and nearly all senders, mean by the name of a smaller one (Encoding Standard). */
const MEANT: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
};

const ASCII_LABELS: ReadonlySet<string> = new Set(['ascii', 'us-ascii', 'ansi_x3.4-1968', '646']);
const WIDE_LABELS: Readonly<Record<string, WideEncoding>> = {
  'utf-16': 'utf-16le',
  'utf-32': 'utf-32le',
  'ucs-2': 'utf-16le',
};

/** What a label stands for, if this library reads it without help. */
export function encodingOfLabel(label: string): Encoding | WideEncoding | undefined {
  const name = label.trim().toLowerCase();
  const wide = WIDE_LABELS[name] ?? name;
  if (isWide(wide)) return wide;
  if (ASCII_LABELS.has(name)) return getEncoding('windows-1252');
  const encoding = getEncoding(name);
  return encoding && getEncoding(MEANT[encoding.name] ?? encoding.name);
}
