import Link from "next/link";
import { momentWords } from "#app/_ui/account-words.ts";
import type { PeopleFound } from "#lib/services/account/server/people.ts";

type Props = {
  readonly found: PeopleFound;
  readonly q: string;
  readonly role: string;
  readonly zone: string;
};

const ROLE_WORDS = {
  learner: "learner",
  teacher: "teacher",
  administrator: "administrator",
} as const;

/** People by the letters of their name; a form that asks for the same page with other words. */
export function PeopleList({ found, q, role, zone }: Props) {
  const { people, next, self } = found;
  return (
    <div>
      <search>
        <form action="/admin" className="people-search">
          <div className="field">
            <label htmlFor="q">Name</label>
            <input id="q" name="q" type="search" defaultValue={q} maxLength={100} />
          </div>
          <div className="field short">
            <label htmlFor="role">Who</label>
            <select id="role" name="role" defaultValue={role}>
              <option value="">everybody</option>
              <option value="learner">learners</option>
              <option value="teacher">teachers</option>
              <option value="administrator">administrators</option>
            </select>
          </div>
          <button type="submit" className="btn">
            Search
          </button>
        </form>
      </search>
      {people.length === 0 ? (
        <p>{q === "" && role === "" ? "Nobody has an account yet." : "Nobody of that name."}</p>
      ) : (
        <ul className="plain-list">
          {people.map((person) => (
            <li key={person.id}>
              <div>
                <p>
                  <Link href={`/admin/people/${encodeURIComponent(person.id)}`} prefetch={false} dir="auto">
                    {person.name}
                  </Link>
                  {person.id === self ? <b> · you</b> : null}
                </p>
                <p className="small quiet">
                  {person.signInName === person.name ? null : (
                    <>
                      <span dir="auto">{person.signInName}</span>,{" "}
                    </>
                  )}
                  {ROLE_WORDS[person.role]}
                  {person.disabledAt === null ? "" : ", switched off"}
                  {person.passwordTemporary ? ", has not signed in with a password of their own" : ""}
                </p>
              </div>
              <p className="small quiet">
                {person.passwordTemporary && person.lastSeenAt <= person.createdAt
                  ? "not here yet"
                  : `last here ${momentWords(person.lastSeenAt, zone)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {next === null ? null : (
        <p className="row spaced">
          <Link
            className="btn"
            href={`/admin?${new URLSearchParams({ q, role, after: next }).toString()}#people`}
            prefetch={false}
          >
            More
          </Link>
        </p>
      )}
    </div>
  );
}
