import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { SettingsButton } from "../settings";
import { Button } from "../ui";
import { Mark } from "./Mark";
import { NameAndPassword } from "./signin/NameAndPassword";
import { StudentSteps } from "./signin/StudentSteps";
import "./SignInPage.css";

type Who = "student" | "adult";

const KEY = "studyhall.sign-in";

/** Signing in: students with their class, the others with name and password. */
export function SignInPage(): JSX.Element {
  const [who, setWho] = useState<Who>(() =>
    localStorage.getItem(KEY) === "adult" ? "adult" : "student",
  );
  const turnTo = (next: Who) => {
    localStorage.setItem(KEY, next);
    setWho(next);
  };
  return (
    <main class="sign-in">
      <div class="sign-in__top">
        <SettingsButton />
      </div>
      <div class="sign-in__card">
        <p class="sign-in__mark">
          <Mark /> Studyhall
        </p>
        {who === "student" ? <StudentSteps /> : <NameAndPassword />}
      </div>
      <p class="sign-in__other">
        {who === "student" ? "Teacher, tutor or parent?" : "Are you a student?"}
        <Button
          variant="quiet"
          class="sign-in__turn"
          onClick={() => turnTo(who === "student" ? "adult" : "student")}
        >
          {who === "student"
            ? "Sign in with your name and password"
            : "Sign in with your class code"}
        </Button>
      </p>
    </main>
  );
}
