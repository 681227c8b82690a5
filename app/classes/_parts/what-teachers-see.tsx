import { typeset } from "#app/_ui/typeset.ts";

/** What those who teach a class see of a pupil, in the pupil's words; `teachers` by name. */
export function WhatTeachersSee({ teachers }: { readonly teachers: readonly string[] }) {
  return (
    <div className="teacher-sees">
      <p>
        {teachers.length === 0 ? "Whoever teaches this class" : typeset(nameList(teachers))} can see the name
        you go by here and, only for the work of this class, which cards you have met, what you answered, on
        which days and how long you studied, how much of it you are likely to remember, and how your own marks
        compare with answers that the app marked.
      </p>
      <p>
        Nobody in the class sees anything else you study, your own decks and notes, your settings or your
        other classes. Your classmates see nothing of yours.
      </p>
      <p>Your teacher can give you a new password when you forgot yours; the old one stops working then.</p>
    </div>
  );
}

/** "Ms Brown", "Ms Brown and Mr Lee". */
function nameList(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}
