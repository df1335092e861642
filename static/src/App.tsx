import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { wordsFor } from "./api";
import { lazily } from "./lazily";
import { HomePage } from "./pages/HomePage";
import { NowherePage } from "./pages/NowherePage";
import { Page } from "./pages/Page";
import { SignInPage } from "./pages/SignInPage";
import { currentRoute, navigate } from "./router";
import { me, recallMe } from "./session";
import type { Me } from "./wire";
import { Announcer, Button, Notice, Waiting } from "./ui";

const RoomPage = lazily(() => import("./room/RoomPage").then((module) => module.RoomPage), {
  doing: "Opening the room.",
});

const pageFrame = ({ children }: { readonly children: ComponentChildren }) => (
  <Page title="Problems" unseenTitle>
    {children}
  </Page>
);
const LibraryPage = lazily(
  () => import("./pages/library/LibraryPage").then((module) => module.LibraryPage),
  { doing: "Fetching the problems.", frame: pageFrame },
);
const AuthoringPage = lazily(
  () => import("./pages/authoring/AuthoringPage").then((module) => module.AuthoringPage),
  { doing: "Fetching the draft.", frame: pageFrame },
);
const SessionsPage = lazily(() => import("./pages/tutor/SessionsPage").then((module) => module.SessionsPage), {
  doing: "Opening the sessions.",
});

const AttentionPage = lazily(() => import("./pages/tutor/AttentionPage").then((module) => module.AttentionPage), {
  doing: "Looking who needs you.",
});

const ReviewPage = lazily(() => import("./pages/review/ReviewPage").then((module) => module.ReviewPage), {
  doing: "Fetching what waits.",
});

const NumbersPage = lazily(() => import("./pages/review/NumbersPage").then((module) => module.NumbersPage), {
  doing: "Adding up.",
});

const PolicyPage = lazily(() => import("./pages/review/PolicyPage").then((module) => module.PolicyPage), {
  doing: "Fetching the policy.",
});

/** The whole client. */
export function App(): JSX.Element {
  return (
    <>
      <Here />
      <Announcer />
    </>
  );
}

function Here(): JSX.Element {
  const route = currentRoute();
  const known = me.value;
  useEffect(() => {
    if (route.is === "sign-in" && known) navigate("/", { replace: true });
  }, [route.is, known]);
  if (known === undefined) return <Recalling />;
  // The address stays, so that whoever signs in gets where they were going.
  if (known === null) return <SignInPage />;
  switch (route.is) {
    case "room":
      return <RoomPage key={route.room} roomId={route.room} />;
    case "library":
      return known.person.role === "tutor" ? <LibraryPage /> : <NowherePage />;
    case "draft":
      return known.person.role === "tutor" ? (
        <AuthoringPage key={route.draft} draftId={route.draft} />
      ) : (
        <NowherePage />
      );
    case "sessions":
      return <SessionsPage key={route.room} roomId={route.room} />;
    case "attention":
      return known.person.role === "tutor" ? <AttentionPage /> : <NowherePage />;
    case "review":
    case "review-numbers":
    case "review-policy":
      return <ForReviewers me={known} route={route.is} />;
    case "nowhere":
      return <NowherePage />;
    case "home":
    case "sign-in":
      return <HomePage key={known.person.id} me={known} />;
  }
}

/** The pages of moderators and administrators. */
function ForReviewers({ me: known, route }: { readonly me: Me; readonly route: "review" | "review-numbers" | "review-policy" }): JSX.Element {
  if (!["moderator", "admin"].includes(known.person.role)) return <NowherePage />;
  if (route === "review") return <ReviewPage me={known} />;
  return route === "review-numbers" ? <NumbersPage /> : <PolicyPage />;
}

/** Until it is known who is signed in. */
function Recalling(): JSX.Element {
  const [problem, setProblem] = useState<string | null>(null);
  const recall = () => {
    setProblem(null);
    recallMe().catch((error: unknown) => setProblem(wordsFor(error)));
  };
  useEffect(recall, []);
  return (
    <Page title="Studyhall" unseenTitle>
      {problem === null ? (
        <Waiting doing="Seeing who is signed in." />
      ) : (
        <Notice tone="careful" action={<Button onClick={recall}>Try again</Button>}>
          {problem}
        </Notice>
      )}
    </Page>
  );
}
