import { createRepairer } from 'unmojibake';

interface Database {
  query(sql: string, values: readonly unknown[]): Promise<{ rows: { id: number; name: string }[] }>;
}

/** Repairs a column in batches, as MySQL's `latin1` columns that hold UTF-8 need it; `$1` is how Postgres counts. */
export async function repairColumn(database: Database, minConfidence = 0.95): Promise<number> {
  const repairer = createRepairer({ minConfidence });
  let changed = 0;
  for (let last = 0; ; ) {
    const batch = 'SELECT id, name FROM people WHERE id > $1 ORDER BY id LIMIT 1000';
    const { rows } = await database.query(batch, [last]);
    if (rows.length === 0) return changed;
    for (const { id, name } of rows) {
      const repaired = repairer.repair(name);
      last = id;
      if (repaired === name) continue;
      await database.query('UPDATE people SET name = $2 WHERE id = $1 AND name = $3', [id, repaired, name]);
      changed++;
    }
  }
}
