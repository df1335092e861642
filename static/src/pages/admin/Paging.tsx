import type { JSX } from "preact";

import { Button } from "../../ui";
import { PER_PAGE, type PeoplePage } from "./people";

export type PagingProps = {
  readonly shown: PeoplePage;
  readonly onPage: (page: number) => void;
};

/** Which people of how many are shown, and the way to the others. */
export function Paging({ shown: { page, pages, total, rows }, onPage }: PagingProps): JSX.Element {
  const first = page * PER_PAGE + 1;
  return (
    <nav class="paging" aria-label="Pages">
      <p class="paging__words" role="status">
        {first} to {first + rows.length - 1} of {total}
      </p>
      {pages > 1 && (
        <>
          <Button icon="left" disabled={page === 0} onClick={() => onPage(page - 1)}>
            Before
          </Button>
          <Button disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
            Next
          </Button>
        </>
      )}
    </nav>
  );
}
