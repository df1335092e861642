/** What every home is given. */
import type { Home, Me } from "../wire";

export type HomeProps<Kind extends Home> = {
  readonly me: Me;
  readonly home: Kind;
  /** Fetches it anew. */
  readonly renew: () => Promise<void>;
};
