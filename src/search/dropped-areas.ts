/** The byte pairs that decoders drop, by what can stand in them. */
import { FIRST_LEAD, isDroppedPair, LAST_LEAD } from './gbk-pairs.ts';

/**
 * The pairs that decoders drop, as far as text makes them, from the second byte of one character and the first
 * byte of the next: all first bytes that have the same second bytes are one area.
 */
export interface DroppedArea {
  readonly firsts: readonly number[];
  readonly seconds: readonly number[];
}

interface DroppedAreas {
  readonly areas: readonly DroppedArea[];
  /** By the first byte; -1 for one that begins no such pair. */
  readonly ofFirst: Int8Array;
}

let droppedAreas: DroppedAreas | undefined;

function loadAreas(): DroppedAreas {
  if (droppedAreas) return droppedAreas;
  const bySeconds = new Map<string, { firsts: number[]; seconds: number[] }>();
  for (let first = FIRST_LEAD; first <= LAST_LEAD; first++) {
    const seconds: number[] = [];
    for (let second = FIRST_LEAD; second <= LAST_LEAD; second++) {
      if (isDroppedPair(first, second)) seconds.push(second);
    }
    if (seconds.length === 0) continue;
    const key = seconds.join();
    const area = bySeconds.get(key);
    if (area) area.firsts.push(first);
    else bySeconds.set(key, { firsts: [first], seconds });
  }
  const areas = [...bySeconds.values()];
  const ofFirst = new Int8Array(0x100).fill(-1);
  areas.forEach(({ firsts }, index) => {
    for (const first of firsts) ofFirst[first] = index;
  });
  droppedAreas = { areas, ofFirst };
  return droppedAreas;
}

/** Areas are known by their index in this list. */
export function droppedPairAreas(): readonly DroppedArea[] {
  return loadAreas().areas;
}

/** The area of a byte that begins a dropped pair; -1 if it can't. */
export function areaOfFirst(byte: number): number {
  return loadAreas().ofFirst[byte] as number;
}

export function isSecondOf(area: number, byte: number): boolean {
  const first = loadAreas().areas[area]?.firsts[0];
  return first !== undefined && isDroppedPair(first, byte);
}
