import { createClient } from "@libsql/client";

/**
 * What looking writes: when somebody was here, what was worked out for a page, sums, what full-text search keeps for
 * itself. Everything else is what people made or did.
 */
const OF_LOOKING =
  /^(?:sessions|users|exam_plans|exam_predictions|exam_curves|figure_states|prediction_sums|daily_figures|hourly_figures|sqlite_\w{1,40}|\w{1,40}_(?:words|texts)(?:_\w{1,40})?)$/u;

/** Everything that people made or did, table by table, as a server's database file holds it. */
export async function contentsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const client = createClient({ url: `file:${file}` });
  try {
    const { rows: tables } = await client.execute(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name",
    );
    const contents = new Map<string, string>();
    for (const { name } of tables) {
      if (typeof name !== "string" || OF_LOOKING.test(name)) continue;
      const { rows } = await client.execute(`select * from "${name}" order by 1, 2`);
      contents.set(name, JSON.stringify(rows));
    }
    return contents;
  } finally {
    client.close();
  }
}
