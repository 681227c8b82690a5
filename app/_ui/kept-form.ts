import { type FormEvent, startTransition } from "react";

/**
 * What a form needs to send itself by an action and keep what was written in it: a form that is sent by `action` alone
 * is emptied by React, also when its words were refused. Before scripts run it is an ordinary form.
 */
export function keptForm(action: (form: FormData) => void): {
  readonly action: (form: FormData) => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
} {
  return {
    action,
    onSubmit(event) {
      event.preventDefault();
      const { nativeEvent } = event;
      // Which button was pressed is among the values.
      const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
      const form = new FormData(event.currentTarget, submitter);
      startTransition(() => action(form));
    },
  };
}
