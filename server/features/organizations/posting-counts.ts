// An organization's page says how many needs and capabilities it has published, but postings stand below organizations in
// the order of the features. They plug in a reader that counts; nothing is kept here, so no figure can drift from the truth.

export interface PublishedCounts {
  needs: number;
  capabilities: number;
}

/** Counts what each of these organizations has published; one with nothing may be missing. */
type PublishedCounter = (organizationIds: readonly string[]) => Promise<ReadonlyMap<string, PublishedCounts>>;

const nothing: PublishedCounter = async () => new Map();
let counter = nothing;

/** To be called once by the feature that knows postings, when it is made. */
export const plugInPublishedCounts = (count: PublishedCounter): void => {
  counter = count;
};

export const publishedCounts: PublishedCounter = (organizationIds) => counter(organizationIds);
