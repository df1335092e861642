import { render } from "@testing-library/preact";
import type { ComponentChildren } from "preact";

import { RoomProvider } from "../context";
import type { FakeStore } from "./fakeStore";

/** Renders something within a room. */
export function within(store: FakeStore, children: ComponentChildren) {
  return render(<RoomProvider value={store}>{children}</RoomProvider>);
}
