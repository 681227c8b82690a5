import { notFound } from "next/navigation";
import { DomainError } from "#lib/base/errors.ts";

/** What a verb answers, or the page that says that there is nothing here: absent and somebody else's look the same. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") notFound();
    throw error;
  }
}
