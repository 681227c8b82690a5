/**
 * What is made of the members of a list, in order, without those of which `make` makes null: as `flatMap` with a list of one
 * or none for each, which takes several times as long where most make nothing.
 */
export function madeOf<Member, Made>(list: readonly Member[], make: (member: Member) => Made | null): Made[] {
  const all: Made[] = [];
  for (const member of list) {
    const made = make(member);
    if (made !== null) all.push(made);
  }
  return all;
}
