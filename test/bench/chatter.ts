// One person with a deal open, as the client does it: sends until the server has said that a message is stored, and asks after
// every reconnection for what changed since it last heard.
import { io, type Socket } from 'socket.io-client';
import type { Message } from '#shared/deals/schema.ts';
import type { SeededChatter } from './deal-people.ts';
import { type Person, signIn } from './person.ts';

const ACKNOWLEDGE_MS = 8_000;
const AGAIN_MS = 500;

const pause = (forMs: number) => new Promise<void>((resolve) => setTimeout(resolve, forMs));

export class Chatter {
  readonly seed: SeededChatter;
  readonly #origin: string;
  readonly #person: Person;
  readonly #socket: Socket;
  /** When each message was first heard or read, by its client id. */
  readonly heard = new Map<string, number>();
  /** Everything that changed up to this moment has been heard. */
  #knownUntil = '';
  isWatching = false;
  #sending = Promise.resolve();

  private constructor(seed: SeededChatter, origin: string, person: Person) {
    this.seed = seed;
    this.#origin = origin;
    this.#person = person;
    this.#socket = io(origin, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      extraHeaders: { origin, cookie: person.cookie },
    });
    this.#socket.on('deal.message', (message: Message) => this.#take(message));
    this.#socket.on('connect', () => void this.#watch());
    this.#socket.on('disconnect', () => {
      this.isWatching = false;
    });
  }

  static async enter(seed: SeededChatter, origin: string): Promise<Chatter> {
    const person = await signIn(origin, seed.email, seed.password);
    const chatter = new Chatter(seed, origin, person);
    while (!chatter.isWatching) await pause(20);
    return chatter;
  }

  /** Resolves when the server has said that the message is stored. One after another, as the client's outbox does. */
  send(clientId: string, text: string): Promise<void> {
    this.#sending = this.#sending.then(() => this.#sendUntilStored(clientId, text));
    return this.#sending;
  }

  async #sendUntilStored(clientId: string, text: string): Promise<void> {
    for (;;) {
      try {
        const body = { id: this.seed.dealId, clientId, text };
        const ack = (await this.#socket.timeout(ACKNOWLEDGE_MS).emitWithAck('deal.post', body)) as { ok: boolean };
        if (ack.ok) return;
      } catch {
        // No answer: nobody knows whether it is stored, so it is sent again.
      }
      await pause(AGAIN_MS);
    }
  }

  /** Client ids of all messages of the deal, as the server has them, oldest first. */
  async readAll(): Promise<string[]> {
    const all: string[] = [];
    for (let before = ''; ; ) {
      const query = `limit=200${before ? `&before=${before}` : ''}`;
      const { body } = await this.#person.send('GET', `/deals/${this.seed.dealId}/messages?${query}`);
      // As the contract's row says.
      const { items, hasEarlier } = body as unknown as { items: Message[]; hasEarlier: boolean };
      all.unshift(...items.map(({ clientId }) => clientId));
      before = items[0]?.id ?? '';
      if (!hasEarlier) return all;
    }
  }

  close(): void {
    this.#socket.close();
  }

  #take({ clientId, changedAt }: Message): void {
    if (!this.heard.has(clientId)) this.heard.set(clientId, performance.now());
    // What is heard before the missed was asked for proves nothing about it.
    if (this.isWatching && changedAt > this.#knownUntil) this.#knownUntil = changedAt;
  }

  async #watch(): Promise<void> {
    try {
      const ack = (await this.#socket.timeout(ACKNOWLEDGE_MS).emitWithAck('deal.watch', { id: this.seed.dealId })) as {
        ok: boolean;
      };
      if (!ack.ok) throw new Error('not watching');
      await this.#catchUp();
      this.isWatching = true;
    } catch {
      await pause(AGAIN_MS);
      if (this.#socket.connected) await this.#watch();
    }
  }

  async #catchUp(): Promise<void> {
    const since = this.#knownUntil ? `?since=${encodeURIComponent(this.#knownUntil)}` : '';
    const { body, status } = await this.#person.send('GET', `/deals/${this.seed.dealId}/messages${since}`);
    if (status !== 200) throw new Error(`${this.#origin} answered ${status}`);
    // As the contract's row says.
    const missed = body['items'] as Message[];
    for (const message of missed) this.#take(message);
    for (const { changedAt } of missed) if (changedAt > this.#knownUntil) this.#knownUntil = changedAt;
  }
}
