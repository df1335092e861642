import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { api } from "../../api";

/** What a student learned a while ago. Nothing is asked of them, and nothing shows without it. */
export function LookAgain(): JSX.Element | null {
  const [skills, setSkills] = useState<readonly string[]>([]);
  useEffect(() => {
    let wanted = true;
    api.lookAgain().then(
      (found) => wanted && setSkills(found.skills),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (skills.length === 0) return null;
  return (
    <section class="part" aria-labelledby="again">
      <h2 id="again">Good to look at again</h2>
      <p class="again-words">
        You learned this a while ago. A little practice keeps it fresh. There is no hurry: your
        tutor knows, too, and can choose a problem for it.
      </p>
      <ul class="again">
        {skills.map((skill) => (
          <li key={skill}>{skill}</li>
        ))}
      </ul>
    </section>
  );
}
