import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { api } from "../../api";
import { listed } from "../../dates";
import type { StudentLooksAgain } from "../../wire";

/** Which students learned something a while ago, and what; nothing shows where there is nobody. */
export function LookAgain(): JSX.Element | null {
  const [students, setStudents] = useState<readonly StudentLooksAgain[]>([]);
  useEffect(() => {
    let wanted = true;
    api.studentsLookAgain().then(
      (found) => wanted && setStudents(found.students),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (students.length === 0) return null;
  return (
    <section class="part" aria-labelledby="again">
      <h2 id="again">Good to look at again</h2>
      <p class="again-words">
        These students learned something a while ago, and a short review keeps it. In their session,
        “What next?” has problems for it.
      </p>
      <ul class="again">
        {students.map(({ person, name, skills }) => (
          <li key={person}>
            <strong>{name}</strong>: {listed(skills)}
          </li>
        ))}
      </ul>
    </section>
  );
}
