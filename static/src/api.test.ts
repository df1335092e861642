import { afterEach, expect, it, vi } from "vitest";

import { api, ApiError, wordsFor } from "./api";

function answerWith(status: number, body: unknown): ReturnType<typeof vi.fn<typeof fetch>> {
  const text = body === undefined ? null : JSON.stringify(body);
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response(text, { status })));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => Promise.reject(new Error("It was answered.")),
    (error: unknown) => error as ApiError,
  );

afterEach(() => void vi.unstubAllGlobals());

it("sends what is asked as JSON, and gives the answer", async () => {
  const fetched = answerWith(200, { seq: 4 });
  await expect(api.decide("r/1", 7, { decision: "release" })).resolves.toEqual({ seq: 4 });
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe("/api/held/r%2F1/7");
  expect(init).toMatchObject({
    method: "POST",
    body: '{"decision":"release"}',
    headers: { "Content-Type": "application/json" },
  });
});

it("takes an answer without a body", async () => {
  answerWith(204, undefined);
  await expect(api.signOut({ everywhere: true })).resolves.toBeUndefined();
});

it("gives the server's own words for a problem", async () => {
  answerWith(401, {
    error: {
      code: "no_match",
      message: "These do not go together.",
      field: "password",
      retry_after_s: 30,
    },
  });
  const problem = await problemOf(api.signIn({ login: "tina", password: "x" }));
  expect(problem).toMatchObject({
    code: "no_match",
    message: "These do not go together.",
    field: "password",
    retryAfterS: 30,
    status: 401,
  });
  expect(problem.isSignedOut).toBe(true);
  expect(problem.mayPass).toBe(false);
});

it("gives the words of a refusal", async () => {
  answerWith(409, {
    refusal: {
      code: "already_decided",
      message: "Somebody has decided.",
      retry_after_ms: null,
      at: null,
    },
  });
  expect(await problemOf(api.decide("r", 1, { decision: "remove" }))).toMatchObject({
    code: "already_decided",
    message: "Somebody has decided.",
  });
});

it("has words of its own when a proxy answers", async () => {
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response("<html>Bad Gateway</html>", { status: 502 })),
  );
  const problem = await problemOf(api.me());
  expect(problem.code).toBe("unavailable");
  expect(problem.mayPass).toBe(true);
});

it("tells being offline from being slow", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect((await problemOf(api.me())).code).toBe("offline");
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("late", "TimeoutError")));
  expect((await problemOf(api.me())).code).toBe("slow");
});

it("says something of anything that is thrown", () => {
  expect(wordsFor(new ApiError("offline", "Check your connection."))).toBe(
    "Check your connection.",
  );
  expect(wordsFor("?")).toMatch(/Load it again/);
});
