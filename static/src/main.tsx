import { render } from "preact";

import { App } from "./App";
import { followSettings } from "./settings";
import "./styles/base.css";

followSettings();

const root = document.getElementById("app");
if (root) render(<App />, root);
