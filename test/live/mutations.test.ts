// What no client of ours would send: every request of the stage, every way in of files, with what is missing, of another
// type, enormous or out of order. Each has an answer, none of them is a defect, and the session goes on.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect } from 'chai';
import { z } from 'zod';
import { pdfOf } from '#seeds/builders/pdf.ts';
import { rebuild } from '#server/features/live/restore.ts';
import type { Ack } from '#shared/contract/socket.ts';
import { CHUNK_MAX_BYTES } from '#shared/live/media/limits.ts';
import { type StageRequestName, stageSocket } from '#shared/live/socket.ts';
import { TEST_ENVIRONMENT, useServer } from '#test/support/server.ts';
import type { StageClient } from '#test/support/stage.ts';
import { webmCluster, webmHead } from './recording.ts';
import { beginShow, newShow, type Show } from './show.ts';

// The keys of the table are its names; Object.keys forgets that.
const NAMES = Object.keys(stageSocket.requests) as StageRequestName[];

/** As far as the forms of the stage's requests use it. */
interface Form {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  anyOf?: Form[];
  items?: Form;
  minimum?: number;
  minItems?: number;
  properties?: Record<string, Form>;
}

const formOf = (name: StageRequestName): Form =>
  // Of this draft of JSON Schema the fields above.
  z.toJSONSchema(stageSocket.requests[name].body, { io: 'input', unrepresentable: 'any' }) as Form;

/** Something that the form lets through. */
const exampleOf = (form: Form, id: string): unknown => {
  if (form.anyOf?.[0]) return exampleOf(form.anyOf[0], id);
  if (form.enum) return form.enum[0];
  if (form.type === 'object') {
    return Object.fromEntries(Object.entries(form.properties ?? {}).map(([key, part]) => [key, exampleOf(part, id)]));
  }
  if (form.type === 'array') return Array.from({ length: form.minItems ?? 1 }, () => exampleOf(form.items ?? {}, id));
  if (form.type === 'integer' || form.type === 'number') return Math.max(1, form.minimum ?? 1);
  if (form.type === 'boolean') return true;
  if (form.format === 'uuid') return randomUUID();
  return form.pattern ? id : '一句话';
};

const DEEP = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
const STRANGE: readonly unknown[] = [
  null,
  undefined,
  true,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(10_000),
  '__proto__',
  '-1',
  -1,
  0,
  1.5,
  2 ** 53,
  1e308,
  Number.NaN,
  [],
  [null],
  DEEP,
  {},
  { $gt: '' },
  { length: 1 },
  Buffer.alloc(3),
];

describe('what no client would send', () => {
  const server = useServer();
  let show: Show;
  let host: StageClient;
  let presenter: StageClient;
  let investor: StageClient;

  before(async () => {
    show = await newShow(server);
    host = await show.enter(show.host);
    presenter = await show.enter(show.presenter);
    investor = await show.enter(await server.signIn('investor'));
  });

  const seatFor = (name: StageRequestName): StageClient => {
    const roles: readonly string[] = stageSocket.requests[name].roles;
    return roles.includes('host') ? host : roles.includes('presenter') ? presenter : investor;
  };
  const raw = async (seat: StageClient, name: string, ...args: unknown[]): Promise<Ack<unknown>> =>
    // Acknowledged by this union, or not at all.
    (await seat.socket.timeout(8_000).emitWithAck(name, ...args)) as Ack<unknown>;
  const codeOf = (ack: Ack<unknown>) => (ack.ok ? 'ok' : ack.problem.code);

  it('on the stage is refused with the field that is wrong, whichever it is', async () => {
    for (const name of NAMES) {
      const seat = seatFor(name);
      const { properties = {} } = formOf(name);
      const right = () => Object.entries(exampleOf(formOf(name), show.pitch) as Record<string, unknown>);
      const bodies: { what: string; args: unknown[] }[] = [
        { what: 'nothing', args: [] },
        ...STRANGE.map((strange) => ({ what: `the body ${String(strange).slice(0, 20)}`, args: [strange] })),
        { what: 'one field more', args: [{ ...Object.fromEntries(right()), isAdmin: true }] },
      ];
      for (const field of Object.keys(properties)) {
        const others = Object.fromEntries(right().filter(([key]) => key !== field));
        const isOptional = stageSocket.requests[name].body.safeParse(others).success;
        if (!isOptional) bodies.push({ what: `no ${field}`, args: [others] });
        for (const strange of STRANGE) {
          const body = { ...others, [field]: strange };
          // What is nothing at all in JSON is as good as absent; some of it may be right in this field.
          if (stageSocket.requests[name].body.safeParse(JSON.parse(JSON.stringify(body))).success) continue;
          bodies.push({ what: `${field} ${String(strange).slice(0, 20)}`, args: [body] });
        }
      }
      const answers = await Promise.all(bodies.map(({ args }) => raw(seat, name, ...args)));
      for (const [index, ack] of answers.entries()) {
        expect(codeOf(ack), `${name}: ${bodies[index]?.what}`).to.equal('invalid_input');
        expect(ack.ok || ack.problem.errors?.length).to.be.greaterThan(0);
      }
    }
  }).timeout(60_000);

  it('at any time of the session is decided or refused, and nothing of it is lost', async () => {
    const phases = [null, 'open', 'begin', 'pause', 'resume', 'end', 'release'] as const;
    for (const act of phases) {
      if (act) await host.act('session.move', { act });
      for (const name of NAMES.filter((one) => one !== 'session.move')) {
        // The form gives an object, with a new id of its own.
        const body = exampleOf(formOf(name), show.pitch) as Record<string, unknown>;
        const first = await raw(seatFor(name), name, body);
        expect(codeOf(first), `${name}, ${act}`).to.not.equal('internal');
        if (name !== 'react' && first.ok) expect(await raw(seatFor(name), name, body)).to.deep.equal(first);
      }
    }
    const { state, heads } = await rebuild(show.event.id);
    await host.sees(
      () => host.reader.have?.['ctl'] === heads.get('ctl') && host.reader.have?.['pub'] === heads.get('pub'),
    );
    expect(host.view.ctl).to.deep.equal(state.ctl);
    expect(host.view.pub).to.deep.equal(state.pub);
  }).timeout(60_000);

  it('has no name in the table, or too much beside it, and is answered too', async () => {
    for (const name of ['no.such.request', '__proto__', 'constructor', 'toString', 'x'.repeat(5_000)]) {
      expect(codeOf(await raw(host, name)), name).to.equal('not_found');
      expect(codeOf(await raw(host, name, {})), name).to.equal('not_found');
    }
    const { pub } = host.view;
    expect(codeOf(await raw(host, 'caption.say', { clientId: randomUUID(), text: '好' }, 'more'))).to.not.equal(
      'internal',
    );
    expect(host.view.pub).to.deep.equal(pub);
  });
});

describe('files that no client would send', () => {
  const server = useServer();
  let show: Show;
  let host: StageClient;

  before(async () => {
    show = await newShow(server);
    host = await beginShow(show);
  });

  /** Sends bytes as they are, in pieces of which the length is not told before; answers the status and the code. */
  const sendRaw = async (method: string, path: string, type: string, pieces: readonly Uint8Array[]) => {
    const sent = request(`${server.url}/api${path}`, {
      method,
      headers: { cookie: show.host.cookie, origin: new URL(TEST_ENVIRONMENT.PUBLIC_URL).origin, 'content-type': type },
    });
    for (const piece of pieces) sent.write(piece);
    sent.end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body = (await json(answer)) as { code?: string; errors?: { code: string }[] };
    return { status: answer.statusCode, code: body.code, fault: body.errors?.[0]?.code };
  };

  it('of a recording are refused by what is wrong with them, and the next right piece is taken', async () => {
    const { token } = host.view.ctl.stage;
    const begun = { token, what: 'camera', picture: 'video/webm;codecs=vp8,opus', sound: null };
    const epoch = await host.act('media.begin', begun);
    const base = `/sessions/${show.event.id}/media`;
    const put = (path: string, body: Uint8Array<ArrayBufferLike>) =>
      sendRaw('PUT', `${base}/${path}`, 'application/octet-stream', [body]);
    const first = Buffer.concat([webmHead(), webmCluster(0, [{ track: 1, ms: 0, isKey: true }])]);
    for (const n of ['-1', '1.5', 'x', '1e309', '99999999999999999999', '%00', '']) {
      const { status } = await put(`${epoch}/picture/${n}?token=${token}`, first);
      expect(status, n).to.be.oneOf([400, 404]);
    }
    for (const query of [
      '',
      '?token=-1',
      '?token=1e309',
      '?token=x',
      `?token=${token}&token=${token}`,
      `?token=${token}&more=1`,
    ]) {
      expect((await put(`${epoch}/picture/0${query}`, first)).code, query).to.equal('invalid_input');
    }
    for (const other of [0, epoch + 1, 10_000_000]) {
      expect((await put(`${other}/picture/0?token=${token}`, first)).code).to.equal('stage_moved');
    }
    expect((await put(`${epoch}/other/0?token=${token}`, first)).status).to.be.oneOf([400, 404]);
    expect((await put(`${epoch}/picture/10000000?token=${token}`, first)).code).to.equal('not_in_this_state');
    expect(await put(`${epoch}/picture/0?token=${token}`, Buffer.alloc(0))).to.deep.include({
      status: 422,
      fault: 'media_broken',
    });
    const huge = Array.from({ length: 24 }, () => Buffer.alloc(CHUNK_MAX_BYTES / 16, 7));
    const big = await sendRaw('PUT', `${base}/${epoch}/picture/0?token=${token}`, 'application/octet-stream', huge);
    expect(big.code).to.equal('payload_too_large');
    expect((await put(`${epoch}/picture/0?token=${token}`, first)).status).to.equal(200);
  });

  it('of slides are refused by what is wrong with them', async () => {
    const decks = `/sessions/${show.event.id}/decks`;
    const pdf = Buffer.from(pdfOf(2));
    const part = (head: string, content: Uint8Array) => [
      Buffer.from(`--x\r\n${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ];
    const file = 'content-disposition: form-data; name="file"; filename="a.pdf"';
    const end = Buffer.from('--x--\r\n');
    const form = 'multipart/form-data; boundary=x';
    const send = (pieces: readonly Uint8Array[], type = form, query = '') =>
      sendRaw('POST', `${decks}${query}`, type, pieces);
    for (const type of ['application/json', 'multipart/form-data', 'application/pdf', 'multipart/mixed; boundary=x']) {
      expect((await send([...part(file, pdf), end], type)).code, type).to.equal('unsupported_media');
    }
    const bodies: Record<string, [fault: string, ...pieces: Uint8Array[]]> = {
      'no part': ['required', end],
      'no body': ['malformed'],
      'a field in place of the file': ['required', ...part('content-disposition: form-data; name="file"', pdf), end],
      'a part without its head': ['required', ...part('x: y', pdf), end],
      'a body that breaks off': ['malformed', ...part(file, pdf)],
      'an empty file': ['file_type_refused', ...part(file, Buffer.alloc(0)), end],
      'two files': ['too_many', ...part(file, pdf), ...part(file, pdf), end],
      'a long head': ['malformed', ...part(`${file}; x="${'y'.repeat(100_000)}"`, pdf), end],
      'a broken name': ['file_misnamed', ...part("content-disposition: form-data; filename*=utf-8''%ff%00", pdf), end],
    };
    for (const [what, [fault, ...pieces]] of Object.entries(bodies)) {
      expect((await send(pieces)).fault, what).to.equal(fault);
    }
    const segment = async (query: string) => (await send([...part(file, pdf), end], form, query)).code;
    expect(await segment(`?segmentId=${'a'.repeat(24)}`)).to.equal('not_found');
    expect(await segment('?segmentId[$gt]=')).to.equal('invalid_input');
    for (let at = 0; at < pdf.length; at += Math.ceil(pdf.length / 6)) {
      const altered = Buffer.from(pdf);
      altered.fill(at % 251, at, at + 40);
      const { status } = await send([...part(file, altered), end]);
      expect(status, `altered at ${at}`).to.be.oneOf([201, 422]);
    }
  }).timeout(60_000);
});
