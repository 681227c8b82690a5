/** For whoever has answered nothing: what will stand here, instead of a dozen empty pictures. */
export function NotYet() {
  return (
    <section className="section" aria-labelledby="not-yet">
      <header>
        <h2 id="not-yet">What you will see</h2>
      </header>
      <dl className="will-see">
        {WILL_SEE.map(({ when, what }) => (
          <div key={when}>
            <dt>{when}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const WILL_SEE = [
  {
    when: "From the first answer",
    what: "What you would know now and after some weeks without study, what comes back on which day, and how long you studied.",
  },
  {
    when: "After a day or more",
    what: "True retention: the share you still knew when a card came back, beside what was predicted.",
  },
  {
    when: "From 50 such answers",
    what: "Whether the predictions are right, and at what hours of the day you know most.",
  },
  {
    when: "From 400",
    what: "Whether the memory model predicts better when it is fitted to you. Nothing changes unless you say so.",
  },
];
