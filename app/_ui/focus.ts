/** Where the keyboard is: decides whether a key is a command or belongs to what has the focus. */
export function keyTarget(event: KeyboardEvent): { readonly writing: boolean; readonly onControl: boolean } {
  const target = event.target instanceof Element ? event.target : null;
  return {
    writing: target?.closest("input, textarea, select, [contenteditable]") !== null && target !== null,
    onControl: target?.closest("a[href], button, summary") !== null && target !== null,
  };
}

/** Whether a dialog lies above the page: the page's keys are then idle. */
export function dialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
