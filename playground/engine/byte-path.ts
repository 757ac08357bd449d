/** The byte path of a reading, ready to be drawn: the groups of every changed place, chain by chain. */
import { type Encoding, UNENCODABLE } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';
import type { Layer, Loss, Step } from '../../src/report.ts';
import { alignLayers, type Group, type PartlyKnownBytes, UNKNOWN } from './alignment.ts';

/** Places of one chain of layers. */
export interface Chain {
  readonly layers: readonly Layer[];
  /** One for each place that is drawn; a place whose bytes are too damaged to align is left out. */
  readonly places: readonly (readonly Group[])[];
  /** More places went this way than are drawn. */
  readonly isCut: boolean;
}

/** A place of the input that went through layers. */
export interface Place {
  readonly input: string;
  readonly replacement: string;
  readonly layers: readonly Layer[];
  /** Lost bytes; positions in code units of the replacement. */
  readonly losses: readonly Pick<Loss, 'start' | 'end' | 'bytes'>[];
}

/** Places of one chain that are drawn. */
const PLACES_SHOWN = 24;
/** Groups of all places of a chain that are drawn. */
const GROUPS_SHOWN = 160;

/** The chains of these places, in the order in which they are first met. */
export function chainsOf(places: readonly Place[]): Chain[] {
  const chains = new Map<string, Place[]>();
  for (const place of places) {
    if (place.layers.length === 0) continue;
    const key = JSON.stringify(place.layers.map(({ right, wrong }) => [right, wrong]));
    const known = chains.get(key);
    if (known) known.push(place);
    else chains.set(key, [place]);
  }
  return [...chains.values()].map(drawChain);
}

function drawChain(places: readonly Place[]): Chain {
  const drawn: Group[][] = [];
  let left = GROUPS_SHOWN;
  let isCut = places.length > PLACES_SHOWN;
  for (const place of places.slice(0, PLACES_SHOWN)) {
    const groups = groupsOf(place);
    if (groups.length > left) isCut = true;
    const shown = groups.slice(0, left);
    if (shown.length > 0) drawn.push(shown);
    left -= shown.length;
  }
  return { layers: places[0]!.layers, places: drawn, isCut };
}

/** Longer places are drawn from their beginning. */
const UNITS_SHOWN = 200;

function groupsOf({ input, replacement, layers, losses }: Place): Group[] {
  const text = replacement.slice(0, UNITS_SHOWN);
  const shown = losses.filter(({ end }) => end <= text.length);
  if (shown.length === 0) return alignLayers(text, layers);
  const encoding = getEncoding(layers[0]!.right);
  if (!encoding) return [];
  // Decoders put a mark for what they can't read, or drop it: the one that explains the input is drawn.
  const [marked = [], dropped = []] = [true, false].map((keepsUnknown) =>
    alignLayers(text, layers, bytesAround(text, shown, encoding, keepsUnknown)),
  );
  const made = (groups: readonly Group[]): string => groups.map(({ wrong }) => wrong).join('');
  return dropped.length > 0 && input.startsWith(made(dropped)) ? dropped : marked;
}

/** No encoding has a character with this byte in it, so that a decoder shows where it is. */
const PLACEHOLDER = 0xff;

function bytesAround(
  text: string,
  losses: readonly Pick<Loss, 'start' | 'end' | 'bytes'>[],
  encoding: Encoding,
  keepsUnknown: boolean,
): PartlyKnownBytes {
  const bytes: number[] = [];
  const offsets = new Uint32Array(text.length + 1);
  const unknown = new Set<number>();
  let nextLoss = 0;
  for (let at = 0; at < text.length; ) {
    offsets[at] = bytes.length;
    const loss = losses[nextLoss];
    if (loss && loss.start <= at) {
      for (const byte of loss.bytes.length === 0 ? [UNKNOWN] : loss.bytes) {
        if (!byte.includes('?')) bytes.push(Number.parseInt(byte, 16));
        else if (keepsUnknown) unknown.add(bytes.push(PLACEHOLDER) - 1);
      }
      // A loss may have no width: what was dropped at the end of a place.
      const end = Math.max(at, loss.end);
      for (let inside = at + 1; inside < end; inside++) offsets[inside] = offsets[at]!;
      at = end;
      nextLoss++;
      continue;
    }
    const codePoint = text.codePointAt(at)!;
    const length = codePoint > 0xffff ? 2 : 1;
    if (length === 2) offsets[at + 1] = bytes.length;
    pushSequence(bytes, encoding.encodeCodePoint(codePoint, true));
    at += length;
  }
  offsets[text.length] = bytes.length;
  return { bytes: Uint8Array.from(bytes), offsets, unknown };
}

function pushSequence(bytes: number[], sequence: number): void {
  if (sequence === UNENCODABLE) return;
  const own: number[] = [];
  for (let rest = sequence; rest > 0 || own.length === 0; rest = Math.floor(rest / 0x100))
    own.unshift(rest % 0x100);
  bytes.push(...own);
}

/** The places of a report's steps in its input. */
export function placesOf(input: string, steps: readonly Step[]): Place[] {
  const places: Place[] = [];
  let shift = 0;
  for (const { start, end, replacement, layers, losses } of steps) {
    places.push({
      input: input.slice(start, end),
      replacement,
      layers,
      losses: losses.map((loss) => ({
        bytes: loss.bytes,
        start: loss.start - start - shift,
        end: loss.end - start - shift,
      })),
    });
    shift += replacement.length - (end - start);
  }
  return places;
}
