import type { JSX } from "preact";

import { moment, span } from "../../dates";
import type { Child, ChildSession } from "../../wire";
import { Sheet } from "../Sheet";

/** Every session of a child, the newest first. */
export function SessionTable({ child }: { readonly child: Child }): JSX.Element {
  return (
    <Sheet label={`Sessions of ${child.name}`}>
      <thead>
        <tr>
          <th scope="col">Session</th>
          <th scope="col">There</th>
          <th scope="col">Active</th>
          <th scope="col">Steps alone</th>
          <th scope="col">With a hint</th>
          <th scope="col">With the group</th>
          <th scope="col">Begun, not solved</th>
          <th scope="col">Problems</th>
        </tr>
      </thead>
      <tbody>
        {child.sessions.map((session) => (
          <Row key={session.session} session={session} />
        ))}
      </tbody>
    </Sheet>
  );
}

function Row({ session }: { readonly session: ChildSession }): JSX.Element {
  const wasThere = session.attended_ms > 0;
  return (
    <tr>
      <th scope="row">
        {session.room_name}{" "}
        <span class="table__about">
          {moment(session.started_at)}, with {session.tutor}
        </span>
      </th>
      <td>{wasThere ? span(session.attended_ms) : "not there"}</td>
      <td>{span(session.active_ms)}</td>
      <td class="table__number">{session.steps_alone}</td>
      <td class="table__number">{session.steps_with_hint}</td>
      <td class="table__number">{session.steps_together}</td>
      <td class="table__number">{session.steps_tried}</td>
      <td class="table__wide">
        {session.problems.length > 0 ? session.problems.join(", ") : "none"}
      </td>
    </tr>
  );
}
