import type { JSX } from "preact";

import { Link } from "../router";
import { Page } from "./Page";

/** For an address that stands for nothing. */
export function NowherePage(): JSX.Element {
  return (
    <Page
      title="There is nothing at this address"
      lead="The link may be old, or a letter of it may be missing."
    >
      <p>
        <Link href="/" class="button button--primary">
          Go to your page
        </Link>
      </p>
    </Page>
  );
}
