// How long after the publication of a result the match pages of the needs it fits are told: from the reply to the review
// until the page of the need whose words it took has heard of it.
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { Live } from '#test/support/live.ts';
import { type Latencies, timeEach } from './load.ts';
import type { Answer, Person } from './person.ts';

interface Telling {
  company: Person;
  researcher: Person;
  coordinator: Person;
  origin: string;
  /** Whose pages are open, one after the other. */
  needs: readonly { id: string; title: string }[];
}

const SCORES = { value: 4, clarity: 4, cooperation: 4, completeness: 4 };
const GIVE_UP_MS = 30_000;

const must = ({ status, body }: Answer, expected: number): Record<string, unknown> => {
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${JSON.stringify(body)}`);
  return body;
};

/** Writes and submits a result; what is left is the coordinator's review. */
const submit = async (author: Person, title: string): Promise<{ id: string; version: unknown }> => {
  const content = buildCapability({ title, summary: title, keywords: ['样机'] });
  const id = String(must(await author.send('POST', '/capabilities', { content }), 201)['id']);
  const { version } = must(await author.send('POST', `/capabilities/${id}/submit`, {}), 200);
  return { id, version };
};

const inTime = <Value>(promise: Promise<Value>, what: string): Promise<Value> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nobody was told of ${what}`)), GIVE_UP_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/** Publishes a result for each need, one after the other, and waits until the need's page is told. */
export const measureTelling = async ({
  company,
  researcher,
  coordinator,
  origin,
  needs,
}: Telling): Promise<Latencies> => {
  const live = await Live.open(origin, { origin, cookie: company.cookie });
  const submitted: { need: string; id: string; version: unknown }[] = [];
  for (const { id, title } of needs) {
    await live.request('match.watch', { noun: 'need', id });
    submitted.push({ need: id, ...(await submit(researcher, title)) });
  }
  const tell = async ({ need, id, version }: (typeof submitted)[number]) => {
    const heard = live.hear('matches.changed', (body) => (body as { id: string }).id === need); // As the contract's row says.
    must(await coordinator.send('POST', `/capabilities/${id}/review`, { version, scores: SCORES }), 200);
    const published = performance.now();
    await inTime(heard, id);
    return performance.now() - published;
  };
  const times = await timeEach(submitted, tell);
  live.close();
  return times;
};
