"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { pastedItem } from "./pasted.ts";
import type { Item } from "./use-uploads.ts";

/** Text or the source of a web page, pasted under a title. */
export function PasteForm({ onPaste }: { readonly onPaste: (item: Item) => void }) {
  const [wrong, setWrong] = useState<{ readonly title?: string; readonly text?: string }>({});
  const details = useRef<HTMLDetailsElement>(null);
  const id = useId();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const title = textOf(data, "title").trim();
    const text = textOf(data, "text");
    const missing = {
      ...(title === "" ? { title: "Give it a title: it is how cards will call it." } : {}),
      ...(text.trim() === "" ? { text: "Paste the text here." } : {}),
    };
    setWrong(missing);
    if (missing.title !== undefined || missing.text !== undefined) {
      form.querySelector<HTMLElement>(missing.title === undefined ? "textarea" : "input")?.focus();
      return;
    }
    onPaste(pastedItem(text, title));
    form.reset();
    if (details.current) details.current.open = false;
  }

  return (
    <details className="paste" ref={details}>
      <summary>Paste text or the source of a web page</summary>
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={`${id}-title`}>Title</label>
          <input
            id={`${id}-title`}
            name="title"
            maxLength={160}
            aria-invalid={wrong.title !== undefined}
            aria-describedby={wrong.title ? `${id}-title-err` : undefined}
          />
          {wrong.title ? (
            <span className="err" id={`${id}-title-err`}>
              {wrong.title}
            </span>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${id}-text`}>Text</label>
          <textarea
            id={`${id}-text`}
            name="text"
            rows={8}
            aria-invalid={wrong.text !== undefined}
            aria-describedby={`${id}-text-hint`}
          />
          <span className={wrong.text ? "err" : "hint"} id={`${id}-text-hint`}>
            {wrong.text ?? "Page source is recognised by its tags; menus and notices are left out."}
          </span>
        </div>
        <button type="submit" className="btn">
          Add this text
        </button>
      </form>
    </details>
  );
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}
