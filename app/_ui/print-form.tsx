import { PrintButton } from "./print-button.tsx";

type Of = readonly (readonly [value: string, words: string])[];
type Props = {
  readonly choices: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly of: Of;
  }[];
};

/** How a page is put on paper: each choice a list, shown by the server's answer, and then the browser's own dialog. */
export function PrintForm({ choices }: Props) {
  return (
    <form className="print-form" method="get">
      {choices.map(({ name, label, value, of }) => (
        <label className="field" key={name}>
          <span>{label}</span>
          <select name={name} defaultValue={value}>
            {of.map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <div className="row">
        <button type="submit" className="btn">
          Show
        </button>
        <PrintButton />
      </div>
    </form>
  );
}
