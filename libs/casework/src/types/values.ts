// Days, instants, digests, and who acts.

/** A civil date, `2026-11-23`. */
export type CivilDate = string;
/** An instant in UTC, `2026-11-23T21:29:36.000Z`. */
export type Instant = string;
/** Lower-case hex sha-256. */
export type Digest = string;
/** sha-256 of a text, as lower-case hex; passed in because the core has no crypto of its own. */
export type Hash = (text: string) => Digest;

/** Who acts. `everyTeam` comes from the role's definition: every child of the authority is as her own team's. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly team?: string;
  readonly everyTeam?: true;
}
