// Every HTTP route of a session, and what everybody gets of it: one table. A route without a row fails.
import { expect } from 'chai';
import type { Route } from '#shared/contract/route.ts';
import { routeTables } from '#shared/contracts.ts';
import { useServer } from '#test/support/server.ts';
import {
  PEOPLE,
  PRIVATE_WAN,
  type Scene,
  SHARED_WAN,
  SITUATIONS,
  type Situation,
  stageScene,
  type Who,
} from './cast.ts';
import { type Row, TABLE } from './routes-table.ts';

const TABLES = (['live', 'media', 'closed', 'contacts', 'reviewers', 'certificates'] as const).map(
  (name) => [name, routeTables[name] as Record<string, Route>] as const,
);
const ROUTES = new Map<string, Route>(
  TABLES.flatMap(([table, routes]) =>
    Object.entries(routes).map(([name, route]) => [`${table}.${name}`, route] as const),
  ),
);
const nameOf = (key: string): string => key.split(' ')[0] ?? '';

const expectedOf = (row: Row, situation: Situation, who: Who): string => {
  const { rest, ...named } = row[situation];
  const found = Object.entries(named).filter(([, people]) => people.split(' ').includes(who));
  expect(found.length, `${who} is named once`).to.be.at.most(1);
  return found[0]?.[0] ?? rest;
};

const KNOWS = {
  [SHARED_WAN]: ['host', 'investor', 'company'],
  [PRIVATE_WAN]: ['host', 'investor'],
} as const satisfies Record<number, readonly Who[]>;

describe('the HTTP routes of a session', () => {
  const server = useServer();
  const scenes = new Map<Situation, Scene>();
  before(async function () {
    this.timeout(60_000);
    for (const situation of SITUATIONS) scenes.set(situation, await stageScene(server, situation));
  });

  it('have a row each, and no row is left over', () => {
    expect([...new Set(Object.keys(TABLE).map(nameOf))].sort()).to.deep.equal([...ROUTES.keys()].sort());
  });

  const ask = async (key: string, scene: Scene, who: Who) => {
    const route = ROUTES.get(nameOf(key));
    if (!route) throw new Error(`no route ${key}`);
    const { params = {}, query, body } = TABLE[key]?.asked?.(scene, who) ?? {};
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ({ id: scene.id, ...params })[name] ?? name);
    const person = scene.people[who];
    if (route.carries === 'upload') return person.upload(path, 'x.pdf', new TextEncoder().encode('no pdf'));
    const sent = route.carries === 'bytes' ? new Uint8Array(8) : body;
    return person.send(route.method, path, {
      ...(query ? { query: { ...query } } : {}),
      ...(sent === undefined ? {} : { body: sent }),
    });
  };

  for (const [key, row] of Object.entries(TABLE)) {
    for (const situation of SITUATIONS) {
      it(`${key}, ${situation}`, async () => {
        const scene = scenes.get(situation);
        if (!scene) throw new Error('the scene is not set');
        const got: Partial<Record<Who, string>> = {};
        const wanted: Partial<Record<Who, string>> = {};
        for (const who of PEOPLE) {
          // Agreements are a matter of closed sessions.
          if (who === 'unsigned' && situation !== 'closed') continue;
          const { status, body } = await ask(key, scene, who);
          const text = typeof body === 'string' ? body : JSON.stringify(body);
          got[who] = status < 300 ? 'ok' : (body as { code: string }).code;
          wanted[who] = expectedOf(row, situation, who);
          for (const [amount, people] of Object.entries(KNOWS)) {
            if (!(people as readonly Who[]).includes(who))
              expect(text, `${who} and an interest`).to.not.contain(amount);
          }
        }
        expect(got).to.deep.equal(wanted);
      });
    }
  }

  it('tell of an interest to those whose it is', async () => {
    const scene = scenes.get('live');
    if (!scene) throw new Error('the scene is not set');
    const told = async (key: string, who: Who) => JSON.stringify((await ask(key, scene, who)).body);
    expect(await told('live.report', 'host'))
      .to.contain(SHARED_WAN)
      .and.contain(PRIVATE_WAN);
    expect(await told('live.report', 'administrator')).to.contain('"intents":null');
    for (const who of ['host', 'investor', 'company'] as const) {
      expect(await told('contacts.list', who), who).to.contain(SHARED_WAN);
    }
  });
});
