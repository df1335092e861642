import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { App } from "../App";
import { navigate } from "../router";
import { me } from "../session";
import type { Home, Me, Role } from "../wire";

type Answer = { readonly status: number; readonly body?: unknown };
type Asked = { readonly method: string; readonly path: string; readonly body: unknown };

/** A server of HTTP answers: what is asked of it, it notes. */
class FakeHttp {
  readonly asked: Asked[] = [];
  readonly answers = new Map<string, Answer | ((body: unknown) => Answer)>();

  readonly fetch: typeof fetch = (input, init = {}) => {
    const method = init.method ?? "GET";
    const path = input instanceof Request ? input.url : input.toString();
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    this.asked.push({ method, path, body });
    const found = this.answers.get(`${method} ${path}`) ?? {
      status: 404,
      body: refusalOf("not_found", "There is nothing here."),
    };
    const { status, body: answer } = typeof found === "function" ? found(body) : found;
    return Promise.resolve(
      new Response(answer === undefined ? null : JSON.stringify(answer), { status }),
    );
  };

  /** Somebody is signed in, and has this home. */
  signedIn(role: Role, home: Home): void {
    this.answers.set("GET /api/me", { status: 200, body: meAs(role) });
    this.answers.set("GET /api/home", { status: 200, body: home });
  }

  of(method: string): readonly Asked[] {
    return this.asked.filter((each) => each.method === method);
  }
}

const refusalOf = (code: string, message: string) => ({
  error: { code, message, field: null, retry_after_s: null },
});
const meAs = (role: Role): Me => ({
  person: { id: "me", name: "Robin", role },
  school: { id: "s", name: "Hillside" },
});
const type = (label: string, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const heading = (name: string) => screen.findByRole("heading", { name });

let http: FakeHttp;

beforeEach(() => {
  http = new FakeHttp();
  vi.stubGlobal("fetch", http.fetch);
  http.answers.set("GET /api/me", { status: 401, body: refusalOf("signed_out", "Sign in.") });
  localStorage.clear();
  me.value = undefined;
  navigate("/");
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a student", () => {
  beforeEach(() => {
    http.answers.set("POST /api/sign-in/class", (body) =>
      (body as { code: string }).code === "BLUE6"
        ? {
            status: 200,
            body: {
              class_id: "c",
              class_name: "Blue",
              students: [
                { id: "mia", name: "Mia" },
                { id: "tom", name: "Tom" },
              ],
            },
          }
        : { status: 404, body: refusalOf("not_found", "No class has this code.") },
    );
    http.answers.set("POST /api/sign-in/student", { status: 200, body: meAs("student") });
    http.answers.set("GET /api/home", {
      status: 200,
      body: { role: "student", rooms: [], past: [] } satisfies Home,
    });
  });

  it("signs in with a class code, a name and a PIN", async () => {
    render(<App />);
    await heading("Hello. Which class are you in?");
    type("Class code", "blue6");
    press("Next");
    await heading("Who are you?");
    press("Mia");
    await heading("Hello Mia");
    expect(document.activeElement?.textContent).toBe("Hello Mia");
    type("Your PIN", "1234");
    press("Come in");
    await heading("Hello Robin");
    await heading("Here will be your rooms");
    expect(http.of("POST").at(-1)?.body).toEqual({ code: "BLUE6", student: "mia", pin: "1234" });
  });

  it("reads beside the field what is not right, until they type on", async () => {
    render(<App />);
    await heading("Hello. Which class are you in?");
    type("Class code", "green");
    press("Next");
    await screen.findByText("No class has this code.");
    type("Class code", "greene");
    expect(screen.queryByText("No class has this code.")).toBeNull();
  });

  it("who chose the wrong name goes back to the names", async () => {
    render(<App />);
    await heading("Hello. Which class are you in?");
    type("Class code", "BLUE6");
    press("Next");
    await heading("Who are you?");
    press("Tom");
    press("I am somebody else");
    await heading("Who are you?");
  });
});

describe("an adult", () => {
  it("signs in by name and password, and is remembered as an adult", async () => {
    http.answers.set("POST /api/sign-in", { status: 200, body: meAs("parent") });
    http.answers.set("GET /api/home", {
      status: 200,
      body: { role: "parent", children: [] } satisfies Home,
    });
    const { unmount } = render(<App />);
    await heading("Hello. Which class are you in?");
    press("Sign in with your name and password");
    type("User name", " robin ");
    type("Password", "secret words");
    press("Sign in");
    await heading("No child is linked to your account yet");
    expect(http.of("POST")[0]?.body).toEqual({ login: "robin", password: "secret words" });
    unmount();
    me.value = null;
    render(<App />);
    await heading("Sign in");
  });

  it("signs out everywhere", async () => {
    http.signedIn("parent", { role: "parent", children: [] });
    http.answers.set("POST /api/sign-out", { status: 204 });
    localStorage.setItem("studyhall.outbox.me.r1.c1", "{}");
    render(<App />);
    await heading("No child is linked to your account yet");
    press("Robin: sign out");
    fireEvent.click(screen.getByRole("menuitem", { name: "Sign out on all devices" }));
    await heading("Hello. Which class are you in?");
    expect(http.of("POST")[0]?.body).toEqual({ everywhere: true });
    expect(localStorage.getItem("studyhall.outbox.me.r1.c1")).toBeNull();
  });
});

describe("what was learned a while ago", () => {
  it("is named to the student in calm words, and only if there is something", async () => {
    http.signedIn("student", { role: "student", rooms: [], past: [] });
    http.answers.set("GET /api/look-again", { status: 200, body: { skills: ["adding fractions"] } });
    render(<App />);
    await heading("Good to look at again");
    screen.getByText("adding fractions");
    cleanup();
    http.answers.set("GET /api/look-again", { status: 200, body: { skills: [] } });
    render(<App />);
    await heading("Hello Robin");
    expect(screen.queryByText("adding fractions")).toBeNull();
    expect(screen.queryByRole("heading", { name: "Good to look at again" })).toBeNull();
  });

  it("is told to the tutor, student by student", async () => {
    const room = { id: "r1", name: "Fractions", classes: [], problem_set: null, live_since: null, here: 0, last_session: null };
    http.signedIn("tutor", { role: "tutor", rooms: [room], classes: [], problem_sets: [] });
    const students = [{ person: "mia", name: "Mia", skills: ["adding", "angles"] }];
    http.answers.set("GET /api/look-again/students", { status: 200, body: { students } });
    render(<App />);
    await heading("Good to look at again");
    screen.getByText("Mia");
    screen.getByText(/adding and angles/);
  });
});

describe("a tutor", () => {
  const card = {
    id: "r1",
    name: "Fractions",
    classes: [{ id: "c1", name: "Blue" }],
    problem_set: null,
    live_since: null,
    here: 0,
    last_session: null,
  };
  const home: Home = {
    role: "tutor",
    rooms: [card],
    classes: [{ id: "c1", name: "Blue" }],
    problem_sets: [{ id: "p1", name: "First steps", problems: 8 }],
  };

  it("makes a room", async () => {
    http.signedIn("tutor", { ...home, rooms: [] });
    http.answers.set("POST /api/rooms", { status: 201, body: card });
    render(<App />);
    await heading("Here will be your rooms");
    press("Make your first room");
    type("Name", "Fractions");
    fireEvent.change(screen.getByLabelText("Problem set"), { target: { value: "p1" } });
    press("Make the room");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(http.of("POST")[0]?.body).toEqual({
      name: "Fractions",
      classes: ["c1"],
      problem_set: "p1",
    });
  });

  it("reads beside the room why a session did not start", async () => {
    http.signedIn("tutor", home);
    http.answers.set("POST /api/rooms/r1/session", {
      status: 409,
      body: {
        refusal: {
          code: "session_running",
          message: "A session is under way already.",
          retry_after_ms: null,
          at: null,
        },
      },
    });
    render(<App />);
    await heading("Fractions");
    press("Start session: Fractions");
    await screen.findByText("A session is under way already.");
  });

  it("is asked before a session ends, for nothing brings it back", async () => {
    http.signedIn("tutor", { ...home, rooms: [{ ...card, live_since: 1, here: 2 }] });
    http.answers.set("DELETE /api/rooms/r1/session", { status: 200, body: { seq: 9 } });
    render(<App />);
    await heading("Live now");
    press("More for Fractions");
    fireEvent.click(screen.getByRole("menuitem", { name: "End the session" }));
    expect(http.of("DELETE")).toEqual([]);
    press("End the session");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(http.of("DELETE")).toHaveLength(1);
  });
});

describe("the page", () => {
  it("that cannot reach the server says so, and tries again", async () => {
    http.answers.set("GET /api/me", { status: 503 });
    render(<App />);
    await screen.findByText(/cannot answer right now/);
    http.signedIn("student", { role: "student", rooms: [], past: [] });
    press("Try again");
    await heading("Hello Robin");
  });

  it("goes to signing in when the session has ended", async () => {
    http.signedIn("student", { role: "student", rooms: [], past: [] });
    http.answers.set("GET /api/home", { status: 401, body: refusalOf("signed_out", "Sign in.") });
    render(<App />);
    await heading("Hello. Which class are you in?");
  });

  it("at no address leads home", async () => {
    http.signedIn("student", { role: "student", rooms: [], past: [] });
    navigate("/nowhere");
    render(<App />);
    await heading("There is nothing at this address");
    fireEvent.click(screen.getByRole("link", { name: "Go to your page" }));
    await heading("Hello Robin");
  });
});
