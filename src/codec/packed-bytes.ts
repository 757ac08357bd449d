/** How far right to shift a sequence for its first byte, in bits: 24, 16, 8 or 0, each byte behind it 8 less. */
export function firstShift(sequence: number): number {
  return sequence > 0xffffff ? 24 : sequence > 0xffff ? 16 : sequence > 0xff ? 8 : 0;
}

/** Writes a sequence's bytes from `at` on, without allocation; answers the index behind the last. */
export function writeSequence(sequence: number, bytes: Uint8Array, at: number): number {
  let end = at;
  for (let shift = firstShift(sequence); shift >= 0; shift -= 8) bytes[end++] = sequence >>> shift;
  return end;
}
