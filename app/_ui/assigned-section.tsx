import Link from "next/link";
import { AssignedList } from "#app/assignments/_parts/assigned-list.tsx";
import type { MyAssignment } from "#lib/services/assignments/my-assignments.ts";

/** On the home page: what teachers assigned, the next due first; left out where nothing is. */
export function AssignedSection({ items }: { readonly items: readonly MyAssignment[] }) {
  if (items.length === 0) return null;
  return (
    <section className="section" aria-labelledby="assigned-head">
      <header>
        <h2 id="assigned-head">Assigned to you</h2>
        <p className="row found">
          <Link href="/assignments" prefetch={false}>
            All of it
          </Link>
        </p>
      </header>
      <AssignedList items={items} withClass />
    </section>
  );
}
