import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { api } from "../../api";
import { me } from "../../session";
import { Button, Field } from "../../ui";
import { useAttempt } from "../attempt";
import { StepHead } from "./StepHead";

/** Staff and parents sign in with what the school gave them. */
export function NameAndPassword(): JSX.Element {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const { pending, problem, run } = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    if (login.trim() === "" || password === "") return;
    run(async () => {
      me.value = await api.signIn({ login: login.trim(), password });
    });
  };
  return (
    <form class="steps" onSubmit={submit}>
      <StepHead title="Sign in" lead="For tutors, moderators, parents and admins." />
      <Field
        label="User name"
        value={login}
        autoComplete="username"
        autoCapitalize="none"
        spellcheck={false}
        maxLength={100}
        onInput={({ currentTarget }) => setLogin(currentTarget.value)}
      />
      <Field
        label="Password"
        type="password"
        value={password}
        autoComplete="current-password"
        maxLength={200}
        problem={problem}
        onInput={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <Button
        variant="primary"
        size="large"
        type="submit"
        pending={pending}
        disabled={login.trim() === "" || password === ""}
      >
        Sign in
      </Button>
    </form>
  );
}
