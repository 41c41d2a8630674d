// Confidential postings are opened one by one, to organizations and to people. Who is opened what is known further down in the
// order of the features; they plug in a reader, and the answer travels with the actor, so that policies stay plain conditions.

interface Asking {
  userId: string;
  organizationIds: readonly string[];
}

/** The ids of the postings that are open to them now. */
type OpenedReader = (asking: Asking) => Promise<readonly string[]>;

let reader: OpenedReader = async () => [];

export const plugInOpenedPostings = (read: OpenedReader): void => {
  reader = read;
};

export const openedPostings: OpenedReader = (asking) => reader(asking);
