import { DomainError } from "#lib/base/errors.ts";
import { type PersonRow, personIn } from "#lib/db/queries/class-people.ts";
import type { Reader, Writer } from "#lib/db/store.ts";

/** An active pupil of a class; throws `not-found` for anybody else, whoever they are. */
export async function pupilHere(db: Reader | Writer, classId: string, userId: string): Promise<PersonRow> {
  const person = await personIn(db, classId, userId);
  if (person?.role !== "pupil" || person.state !== "active") throw noSuchPupil();
  return person;
}

/** For an id that is nobody's here. */
export function noSuchPupil(): DomainError {
  return new DomainError(
    "not-found",
    "There is no such pupil in this class. They may have been taken out; load the page again.",
  );
}
