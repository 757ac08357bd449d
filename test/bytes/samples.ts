/** Sentences and the encodings that texts like them are written in. */
import { getEncoding } from '../../src/codec/registry.ts';

export const SAMPLES: readonly (readonly [encoding: string, sentence: string])[] = [
  ['utf-8', 'Am Fluss blühen schon die Weiden, schöner als im März.'],
  ['utf-8', '渡口的老船夫说，今年的水比往年高。'],
  ['windows-1252', 'Où est passée la clé du grenier ? Elle était là hier.'],
  ['windows-1250', 'Źdźbła trawy łaskoczą mnie w łydkę, a słońce świeci.'],
  ['windows-1251', 'Старый фонарь у крыльца больше не горит.'],
  ['koi8-r', 'Старый фонарь у крыльца больше не горит.'],
  ['cp866', 'Старый фонарь у крыльца больше не горит.'],
  ['windows-1253', 'Το παλιό φανάρι δεν ανάβει πια.'],
  ['windows-1255', 'הפנס הישן ליד הדלת כבר לא דולק.'],
  ['windows-1256', 'لم يعد المصباح القديم عند الباب يضيء.'],
  ['windows-874', 'โคมไฟเก่าหน้าบ้านไม่ติดแล้ว'],
  ['gbk', '渡口的老船夫说，今年的水比往年高。'],
  ['gb18030', '渡口的老船夫说𠮷字少见，今年的水比往年高。'],
  ['big5', '渡口的老船夫說，今年的水比往年高。'],
  ['shift_jis', '雨がやんだら、庭でまた遊びましょう。'],
  ['euc-jp', '雨がやんだら、庭でまた遊びましょう。'],
  ['euc-kr', '비가 그치면 마당에서 다시 놀자.'],
];

export function encode(text: string, label: string): Uint8Array {
  return getEncoding(label)!.encode(text).bytes;
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
