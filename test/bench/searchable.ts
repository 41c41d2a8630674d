// How long after its publication a posting is found: from the reply to the review until a search has it.
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { type Latencies, latenciesOf } from './load.ts';
import type { Answer, Person } from './person.ts';

const LOOK_EVERY_MS = 5;
const GIVE_UP_MS = 20_000;

const must = ({ status, body }: Answer, expected: number): Record<string, unknown> => {
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${JSON.stringify(body)}`);
  return body;
};

interface Publishing {
  company: Person;
  coordinator: Person;
}

const SCORES = { value: 4, clarity: 4, cooperation: 4, completeness: 4 };

/** Writes, submits and publishes a capability. Resolves to the moment of the reply. */
const publish = async ({ company, coordinator }: Publishing, title: string): Promise<number> => {
  const content = buildCapability({ title });
  const { id } = must(await company.send('POST', '/capabilities', { content }), 201);
  const { version } = must(await company.send('POST', `/capabilities/${id}/submit`, {}), 200);
  must(await coordinator.send('POST', `/capabilities/${id}/review`, { version, scores: SCORES }), 200);
  return performance.now();
};

const isFound = async (person: Person, word: string): Promise<boolean> => {
  const { capabilities } = must(await person.send('GET', `/search?q=${word}`), 200) as {
    capabilities: { items: { title: string }[] };
  }; // As the contract's row says.
  return capabilities.items.some(({ title }) => title.includes(word));
};

/** Publishes `count` capabilities one after the other and waits for each. */
export const measureSearchable = async (people: Publishing, count: number): Promise<Latencies> => {
  const times: number[] = [];
  const began = performance.now();
  for (let number = 0; number < count; number += 1) {
    // A word that no other text has.
    const word = `zq${(number + 36 ** 3).toString(36)}x`;
    const published = await publish(people, `可搜索性 ${word}`);
    while (!(await isFound(people.company, word))) {
      if (performance.now() - published > GIVE_UP_MS) throw new Error(`${word} was not found`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    times.push(performance.now() - published);
  }
  return latenciesOf(times, (performance.now() - began) / 1000);
};
