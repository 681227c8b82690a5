/** What can be written besides words, for who never wrote Markdown or TeX. */
export function Formatting() {
  return (
    <details className="note-formatting">
      <summary>Bold, lists, formulas</summary>
      <ul className="small">
        <li>
          <code>**bold**</code> (<kbd>Ctrl B</kbd>), <code>*slanted*</code> (<kbd>Ctrl I</kbd>),{" "}
          <code>`code`</code>
        </li>
        <li>
          <code>- </code> at the start of a line for a list, <code>1. </code> for a numbered one
        </li>
        <li>
          <code>{"\\(x^2\\)"}</code> for a formula among words, <code>$$x^2$$</code> for one that stands by
          itself
        </li>
        <li>Pictures and sounds can also be pasted, or dropped on a field.</li>
      </ul>
    </details>
  );
}
