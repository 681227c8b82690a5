/** Which of the found cards are chosen, by id, or all of them; and which row the keyboard is on. */
export type Selection = {
  /** The row of the keyboard, from 0; null before the first key. */
  readonly active: number | null;
  /** Where a stretch that is being chosen began. */
  readonly anchor: number | null;
  readonly chosen:
    | { readonly kind: "some"; readonly ids: ReadonlySet<string> }
    | { readonly kind: "all"; readonly except: ReadonlySet<string> };
};

export const NOTHING_CHOSEN: Selection = {
  active: null,
  anchor: null,
  chosen: { kind: "some", ids: new Set() },
};

/** How many cards are chosen, of so many found. */
export function chosenCount({ chosen }: Selection, found: number): number {
  return chosen.kind === "all" ? found - chosen.except.size : chosen.ids.size;
}

export function isChosen({ chosen }: Selection, id: string): boolean {
  return chosen.kind === "all" ? !chosen.except.has(id) : chosen.ids.has(id);
}

/** Goes to a row; with `extend`, chooses everything from where the stretch began. `idAt` knows the rows that are here. */
export function goTo(
  before: Selection,
  row: number,
  { extend, idAt }: { readonly extend: boolean; readonly idAt: (row: number) => string | undefined },
): Selection {
  if (!extend) return { ...before, active: row, anchor: row };
  const anchor = before.anchor ?? before.active ?? row;
  const [from, to] = [Math.min(anchor, row), Math.max(anchor, row)];
  const ids = Array.from({ length: to - from + 1 }, (_, i) => idAt(from + i)).flatMap((id) => id ?? []);
  return { active: row, anchor, chosen: { kind: "some", ids: new Set(ids) } };
}

/** Everything that is found. */
export function chooseAll(before: Selection): Selection {
  return { ...before, chosen: { kind: "all", except: new Set() } };
}

/** Takes a card in or out, also out of all. */
export function toggle({ chosen }: Selection, id: string, row: number): Selection {
  const ids = new Set(chosen.kind === "all" ? chosen.except : chosen.ids);
  if (ids.has(id)) ids.delete(id);
  else ids.add(id);
  const next = chosen.kind === "all" ? { ...chosen, except: ids } : { ...chosen, ids };
  return { active: row, anchor: row, chosen: next };
}

/** The chosen cards as a search: what found them all, without those that were taken out, or just them. */
export function searchOf({ chosen }: Selection, query: string): string {
  if (chosen.kind === "some") return `cid:${[...chosen.ids].join(",")}`;
  if (chosen.except.size === 0) return query;
  const without = `-cid:${[...chosen.except].join(",")}`;
  return query.trim() === "" ? without : `(${query}) ${without}`;
}

/** The keys of the table: where each leads from a row, of so many, with so many on a page. */
export function rowFor(
  key: string,
  from: number | null,
  { rows, page }: { readonly rows: number; readonly page: number },
): number | null {
  const at = from ?? -1;
  const last = rows - 1;
  const to: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const row = to[key];
  return row === undefined || rows === 0 ? null : Math.min(last, Math.max(0, row));
}
