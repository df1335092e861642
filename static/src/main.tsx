import { effect } from "@preact/signals";
import { render } from "preact";

import { App } from "./App";
import { me } from "./session";
import { adjustFor, followSettings } from "./settings";
import "./styles/base.css";

followSettings();
effect(() => {
  if (me.value !== undefined) adjustFor(me.value?.person.id ?? null);
});

const root = document.getElementById("app");
if (root) render(<App />, root);
