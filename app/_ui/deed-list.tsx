import { deedWords, momentWords } from "./account-words.ts";

type Deed = { readonly at: number; readonly verb: string; readonly actor: string | null };

type Props = {
  readonly deeds: readonly Deed[];
  readonly zone: string;
  readonly title: string;
  readonly lede: string;
};

/** What others did with an account, newest first; nothing where nobody did anything. */
export function DeedList({ deeds, zone, title, lede }: Props) {
  if (deeds.length === 0) return null;
  return (
    <section className="section" aria-labelledby="deeds">
      <header>
        <h2 id="deeds">{title}</h2>
        <p>{lede}</p>
      </header>
      <ul className="plain-list">
        {deeds.map((deed) => (
          <li key={`${deed.at} ${deed.verb}`}>
            <p>
              <span dir="auto">{deed.actor ?? "Somebody"}</span> {deedWords(deed.verb)}
            </p>
            <p className="small quiet">{momentWords(deed.at, zone)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
