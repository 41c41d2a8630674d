// Clients that post needs and do not give up: what was not acknowledged is tried again, as a person would.
import { buildNeed } from '#seeds/builders/needs.ts';
import type { Answer, Person } from './person.ts';

export interface Posted {
  number: number;
  id: string;
  /** What the platform has acknowledged of it. */
  acknowledged: 'created' | 'submitted' | 'published';
}

export interface Tally {
  posted: Posted[];
  /** Requests that were not acknowledged: no answer, or one of "not now". */
  unacknowledged: number;
  /** Answers that nobody should get. */
  wrong: string[];
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1000;
const SCORES = { value: 4, clarity: 4, cooperation: 4, completeness: 4 };

const pause = (forMs: number) => new Promise<void>((resolve) => setTimeout(resolve, forMs));

/** The word by which a search finds this one and no other. */
export const wordOf = (number: number): string => `qk${(number + 36 ** 3).toString(36)}z`;

interface Posting {
  company: Person;
  coordinator: Person;
  tally: Tally;
}

/** Sends until there is an answer other than "not now". */
const insist = async (tally: Tally, send: () => Promise<Answer>): Promise<Answer> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    const answer = await send().catch(() => null);
    if (answer && answer.status < 500) return answer;
    if (answer && answer.status !== 503) tally.wrong.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    tally.unacknowledged += 1;
    await pause(pauseMs);
  }
};

const stateOf = async ({ company, tally }: Posting, id: string): Promise<Record<string, unknown>> =>
  (await insist(tally, () => company.send('GET', `/needs/${id}`))).body;

/**
 * Makes a step. A step that was taken although its answer got lost answers "not in this state" the second time: then the
 * record's own state says so. Resolves to the record's version.
 */
const step = async (posting: Posting, id: string, want: string, send: () => Promise<Answer>): Promise<number> => {
  const { status, body } = await insist(posting.tally, send);
  const now = status === 200 ? body : await stateOf(posting, id);
  if (now['status'] !== want) posting.tally.wrong.push(`${want} of ${id}: ${status} ${JSON.stringify(body)}`);
  return Number(now['version']);
};

const post = async (posting: Posting, number: number, isReviewed: boolean): Promise<void> => {
  const { company, coordinator, tally } = posting;
  const content = buildNeed({ title: `崩溃试验 ${wordOf(number)}` });
  const { status, body } = await insist(tally, () => company.send('POST', '/needs', { content }));
  if (status !== 201) return void tally.wrong.push(`create: ${status} ${JSON.stringify(body)}`);
  const posted: Posted = { number, id: String(body['id']), acknowledged: 'created' };
  tally.posted.push(posted);
  const { id } = posted;
  const version = await step(posting, id, 'submitted', () => company.send('POST', `/needs/${id}/submit`, {}));
  posted.acknowledged = 'submitted';
  if (!isReviewed) return;
  await step(posting, id, 'published', () =>
    coordinator.send('POST', `/needs/${id}/review`, { version, scores: SCORES }),
  );
  posted.acknowledged = 'published';
};

interface Crowd {
  company: Person;
  coordinator: Person;
  needs: number;
  clients: number;
  /** Called with the number of needs dealt with so far. */
  onPosted(done: number): void;
}

/** Posts all needs; every second one is reviewed and published. */
export const postNeeds = async ({ company, coordinator, needs, clients, onPosted }: Crowd): Promise<Tally> => {
  const tally: Tally = { posted: [], unacknowledged: 0, wrong: [] };
  let next = 0;
  let done = 0;
  const client = async () => {
    while (next < needs) {
      const number = next;
      next += 1;
      await post({ company, coordinator, tally }, number, number % 2 === 0);
      done += 1;
      onPosted(done);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return tally;
};
