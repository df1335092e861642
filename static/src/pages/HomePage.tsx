import type { ComponentChildren, JSX } from "preact";

import { api, wordsFor } from "../api";
import { lazily } from "../lazily";
import { Button, Notice, Waiting } from "../ui";
import type { Home, Me, Role } from "../wire";
import { useLoaded } from "./loading";
import { Page } from "./Page";

const frame = ({ children }: { readonly children: ComponentChildren }) => (
  <Page title="Studyhall" unseenTitle>
    {children}
  </Page>
);

const TutorHome = lazily(() => import("./tutor/TutorHome").then((module) => module.TutorHome), {
  doing: "Fetching your rooms.",
  frame,
});
const StudentHome = lazily(
  () => import("./student/StudentHome").then((module) => module.StudentHome),
  { doing: "Fetching your rooms.", frame },
);
const ReviewPage = lazily(
  () => import("./review/ReviewPage").then((module) => module.ReviewPage),
  { doing: "Fetching what waits.", frame },
);
const ParentHome = lazily(() => import("./parent/ParentHome").then((module) => module.ParentHome), {
  doing: "Fetching the news.",
  frame,
});
const AdminHome = lazily(() => import("./admin/AdminHome").then((module) => module.AdminHome), {
  doing: "Fetching the people.",
  frame,
});

/** How often each role's page is renewed, in milliseconds. */
const EVERY_MS: Readonly<Partial<Record<Role, number>>> = {
  tutor: 10_000,
  student: 10_000,
};

/** The page that somebody starts from. */
export function HomePage({ me }: { readonly me: Me }): JSX.Element {
  const { loaded, renew } = useLoaded(api.home, EVERY_MS[me.person.role]);
  switch (loaded.is) {
    case "waiting":
      return frame({ children: <Waiting doing="Fetching your page." /> });
    case "failed":
      return frame({
        children: (
          <Notice tone="careful" action={<Button onClick={() => void renew()}>Try again</Button>}>
            {wordsFor(loaded.problem)}
          </Notice>
        ),
      });
    case "here":
      return homeFor(loaded.value, me, renew);
  }
}

function homeFor(home: Home, me: Me, renew: () => Promise<void>): JSX.Element {
  switch (home.role) {
    case "tutor":
      return <TutorHome me={me} home={home} renew={renew} />;
    case "student":
      return <StudentHome me={me} home={home} renew={renew} />;
    case "moderator":
      return <ReviewPage me={me} />;
    case "parent":
      return <ParentHome me={me} home={home} renew={renew} />;
    case "admin":
      return <AdminHome me={me} home={home} renew={renew} />;
  }
}
