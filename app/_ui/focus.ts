/** What is ticked, not written in: keys are commands there, but for those that tick it. */
const TICKED = "input[type=checkbox], input[type=radio]";

/** Where the keyboard is: decides whether a key is a command or belongs to what has the focus. */
export function keyTarget(event: KeyboardEvent): {
  readonly writing: boolean;
  readonly blank: boolean;
  readonly onControl: boolean;
} {
  const target = event.target instanceof Element ? event.target : null;
  return {
    writing:
      target !== null &&
      target.closest("input, textarea, select, [contenteditable]") !== null &&
      target.closest(TICKED) === null,
    blank:
      (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value === "",
    onControl: target !== null && target.closest(`a[href], button, summary, ${TICKED}`) !== null,
  };
}

/** Whether a dialog lies above the page: the page's keys are then idle. */
export function dialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
