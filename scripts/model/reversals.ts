/** Every lossless reversal of a string through the training channels, each text once. */
import { type ByteTable, byteTable } from './byte-tables.ts';
import { channelPrior, RIGHTS_OF_WRONG } from './channels.ts';
import { CAPACITY, type Reading } from './reading.ts';

export class Reverser {
  private readonly byLabel = new Map<string, ByteTable>();
  private readonly channels: readonly {
    wrong: ByteTable;
    rights: readonly { right: ByteTable; prior: number }[];
  }[];
  private readonly bytes = new Uint8Array(CAPACITY * 4);

  constructor() {
    this.channels = [...RIGHTS_OF_WRONG].map(([wrong, rights]) => ({
      wrong: this.table(wrong),
      rights: rights.map((right) => ({ right: this.table(right), prior: channelPrior(right, wrong) })),
    }));
  }

  table(label: string): ByteTable {
    let table = this.byLabel.get(label);
    if (table === undefined) {
      table = byteTable(label);
      this.byLabel.set(label, table);
    }
    return table;
  }

  /** Calls `found` for each reversal, written into `scratch`. Texts whose hash is in `seen` are passed over. */
  each(
    input: Reading,
    scratch: Reading,
    seen: Set<number>,
    found: (right: string, wrong: string, prior: number) => void,
    rightsOnly?: string,
  ): void {
    const { bytes } = this;
    for (const { wrong, rights } of this.channels) {
      const length = wrong.encode(input.units, input.length, bytes);
      if (length < 0) continue;
      for (const { right, prior } of rights) {
        if (rightsOnly !== undefined && right.name !== rightsOnly) continue;
        const decoded = right.decode(bytes, length, scratch.units);
        if (decoded < 0) continue;
        scratch.length = decoded;
        scratch.seal();
        if (seen.has(scratch.hash)) continue;
        seen.add(scratch.hash);
        found(right.name, wrong.name, prior);
      }
    }
  }

  /** Reads `from` as `wrong` after writing it as `right`; false if that loses anything. */
  garble(from: Reading, right: string, wrong: string, into: Reading): boolean {
    const length = this.table(right).encode(from.units, from.length, this.bytes);
    if (length < 0) return false;
    const decoded = this.table(wrong).decode(this.bytes, length, into.units);
    if (decoded < 0 || decoded >= CAPACITY) return false;
    into.length = decoded;
    into.seal();
    return true;
  }
}
