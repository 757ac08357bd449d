/** From this length on, in code units, it pays to ask the platform's encoder instead of looking at each. */
const LONG = 512;
/** Code units that are encoded at a time: text that isn't ASCII is seldom so up to there. */
const PIECE = 1 << 14;

/** The platform's encoder, where there is one, and room for a piece. */
interface PieceEncoder {
  readonly encoder: TextEncoder;
  readonly room: Uint8Array<ArrayBuffer>;
}

let pieceEncoder: PieceEncoder | undefined;

/** True for a text without a character above U+007F: it reads the same in every encoding that extends ASCII. */
export function isAscii(text: string): boolean {
  if (text.length < LONG || typeof TextEncoder === 'undefined') return isAsciiBetween(text, 0, text.length);
  if (!isAsciiBetween(text, 0, LONG)) return false;
  pieceEncoder ??= { encoder: new TextEncoder(), room: new Uint8Array(PIECE) };
  const { encoder, room } = pieceEncoder;
  for (let start = LONG; start < text.length; start += PIECE) {
    const piece = text.slice(start, start + PIECE);
    // A character above U+007F takes more than a byte.
    const { read, written } = encoder.encodeInto(piece, room);
    if (read !== piece.length || written !== read) return false;
  }
  return true;
}

function isAsciiBetween(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
