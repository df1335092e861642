import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { wordsFor } from "../api";
import { navigate } from "../router";
import { signOut } from "../session";
import { announce, Icon, Menu } from "../ui";
import "./AccountMenu.css";

/** Who is signed in, and the ways out. */
export function AccountMenu({ name }: { readonly name: string }): JSX.Element {
  const [problem, setProblem] = useState<string | null>(null);
  const leave = (everywhere: boolean) => {
    setProblem(null);
    signOut(everywhere).then(
      () => {
        navigate("/", { replace: true });
        announce("You are signed out.");
      },
      (error: unknown) => setProblem(wordsFor(error)),
    );
  };
  return (
    <div class="account">
      <Menu
        label={`${name}: sign out`}
        align="end"
        button={
          <>
            <Icon name="person" />
            <span class="account__name">{name}</span>
          </>
        }
        items={[
          { label: "Sign out", icon: "signOut", onSelect: () => leave(false) },
          { label: "Sign out on all devices", icon: "signOut", onSelect: () => leave(true) },
        ]}
      />
      <p class="account__problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </div>
  );
}
