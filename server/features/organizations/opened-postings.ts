// Confidential postings are opened one by one, to organizations and to people. Who is opened what is known further down in the
// order of the features; they plug in a reader, and the answer travels with the actor, so that policies stay plain conditions.

export interface AskedOpenings {
  userIds: readonly string[];
  organizationIds: readonly string[];
}

/** A posting that is open now, to a person or to an organization. */
export interface Opened {
  postingId: string;
  toUserId: string | null;
  toOrganizationId: string | null;
}

/** What is open now to any of them. */
type OpenedReader = (asked: AskedOpenings) => Promise<readonly Opened[]>;

let reader: OpenedReader = async () => [];

export const plugInOpenedPostings = (read: OpenedReader): void => {
  reader = read;
};

export const openedPostings: OpenedReader = (asked) => reader(asked);
