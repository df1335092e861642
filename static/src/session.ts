/** Who is signed in, in this browser. */
import { signal } from "@preact/signals";

import { api, ApiError } from "./api";
import { forgetDrafts } from "./pages/authoring/keeping";
import { forgetOutboxes } from "./room/keep";
import type { Me } from "./wire";

/** `undefined` until it is known; `null` when nobody is. */
export const me = signal<Me | null | undefined>(undefined);

/** Finds out who is signed in. Rejects when the server cannot be asked. */
export async function recallMe(): Promise<void> {
  try {
    me.value = await api.me();
  } catch (error) {
    if (!(error instanceof ApiError && error.isSignedOut)) throw error;
    me.value = null;
  }
}

/** Notes that the server no longer knows this browser. */
export function noteSignedOut(): void {
  me.value = null;
}

/** Leaves this browser, or every browser. What was not sent yet is not left lying here. */
export async function signOut(everywhere: boolean): Promise<void> {
  await api.signOut({ everywhere });
  if (me.value) {
    forgetOutboxes(localStorage, me.value.person.id);
    forgetDrafts(localStorage, me.value.person.id);
  }
  me.value = null;
}
