/** Arguments that `String.fromCharCode` takes safely in every engine. */
const CHUNK = 8192;

/** The string of the first `length` code units. */
export function textOfUnits(units: Uint16Array, length: number): string {
  let text = '';
  for (let start = 0; start < length; start += CHUNK) {
    const chunk = units.subarray(start, Math.min(start + CHUNK, length));
    text += String.fromCharCode.apply(null, chunk as unknown as number[]);
  }
  return text;
}
