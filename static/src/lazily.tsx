import type { ComponentChildren, ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { Button, Notice, Waiting } from "./ui";

type State<Props> =
  | { readonly is: "waiting" }
  | { readonly is: "failed" }
  | { readonly is: "here"; readonly Page: ComponentType<Props> };

export type LazyOptions = {
  /** What is under way meanwhile, as it is said: "Opening the room." */
  readonly doing: string;
  /** What stands around it meanwhile. */
  readonly frame?: ComponentType<{ readonly children: ComponentChildren }>;
};

/** A component whose code is fetched when it is first shown. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { doing, frame: Frame = Bare }: LazyOptions,
): (props: Props) => JSX.Element {
  return function Lazily(props: Props): JSX.Element {
    const [state, setState] = useState<State<Props>>({ is: "waiting" });
    useEffect(() => {
      let left = false;
      const show = (next: State<Props>) => {
        if (!left) setState(next);
      };
      load().then(
        (Page) => show({ is: "here", Page }),
        () => show({ is: "failed" }),
      );
      return () => {
        left = true;
      };
    }, []);
    if (state.is === "here") return <state.Page {...props} />;
    return <Frame>{state.is === "waiting" ? <Waiting doing={doing} /> : <Failed />}</Frame>;
  };
}

function Bare({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <>{children}</>;
}

/** Code of an older version may be gone after an update; a fresh page asks for the newer one. */
function Failed(): JSX.Element {
  return (
    <Notice tone="careful" action={<Button onClick={() => location.reload()}>Load again</Button>}>
      This part of Studyhall could not be fetched.
    </Notice>
  );
}
