import { type ComponentType, useEffect, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";

type Closable = { readonly onClose: () => void };

/**
 * A dialog whose code is fetched by itself. Where it cannot be fetched the page stays as it is and a sentence stands in
 * its place; the next opening tries again. (`lazy` would remember the failure, and give the whole page away for it.)
 */
export function comesLater<Props extends Closable>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Code, setCode] = useState(() => here);
    const [missing, setMissing] = useState(false);
    useEffect(() => {
      let gone = false;
      load().then(
        (code) => {
          here = code;
          if (!gone) setCode(() => code);
        },
        () => {
          if (!gone) setMissing(true);
        },
      );
      return () => {
        gone = true;
      };
    }, []);
    if (Code !== null) return <Code {...props} />;
    if (!missing) return null;
    return (
      <Dialog title="Not on this device yet" open onClose={props.onClose}>
        <p>This could not be fetched. Your cards go on without it; try again when the network is back.</p>
      </Dialog>
    );
  };
}
