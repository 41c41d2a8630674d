// One deal's messages in the browser. What is typed is kept in an outbox, also over a reload, until the server has said that it
// is stored; it is sent again under the same client id as often as that takes. After every reconnection it listens first, then
// asks for what changed since it last knew all, as often as that takes: what it hears meanwhile proves nothing about before.
import { call } from '#client/lib/call.ts';
import { liveRequest, onConnect, onNotice } from '#client/lib/live.ts';
import { ProblemError } from '#client/lib/problem-error.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { CHANGES_MOST, type Message } from '#shared/deals/schema.ts';

export interface Outgoing {
  clientId: string;
  text: string;
  fileIds: string[];
  /** Refused for good: shown until it is thrown away. */
  error: unknown;
}

export interface ThreadState {
  messages: readonly Message[];
  outbox: readonly Outgoing[];
  hasEarlier: boolean;
  isLoaded: boolean;
  error: unknown;
}

const RETRY_MS = 2_000;
const PAGE = 50;

const keyOf = (dealId: string): string => `xietong.outbox.${dealId}`;

const kept = (dealId: string): Outgoing[] => {
  try {
    // Written below, by this same class.
    return JSON.parse(localStorage.getItem(keyOf(dealId)) ?? '[]') as Outgoing[];
  } catch {
    return [];
  }
};

export class ThreadStore {
  readonly #dealId: string;
  readonly #messages = new Map<string, Message>();
  readonly #listeners = new Set<() => void>();
  #outbox: readonly Outgoing[];
  #state: ThreadState;
  #isFlushing = false;
  /** Everything that changed up to this moment is here. */
  #knownUntil = '';
  /** Nothing was missed since then: what is heard moves it on. */
  #isWhole = false;
  /** Which connection's catching up goes on. */
  #round = 0;
  #stops: (() => void)[] = [];

  constructor(dealId: string) {
    this.#dealId = dealId;
    this.#outbox = kept(dealId);
    this.#state = { messages: [], outbox: this.#outbox, hasEarlier: false, isLoaded: false, error: null };
  }

  readonly state = (): ThreadState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      for (const stop of this.#stops) stop();
      this.#stops = [];
      this.#round += 1;
    };
  };

  send(text: string, fileIds: string[]): void {
    const clientId = crypto.randomUUID();
    this.#setOutbox([...this.#outbox, { clientId, text, fileIds, error: null }]);
    void this.#flush();
  }

  discard(clientId: string): void {
    this.#setOutbox(this.#outbox.filter((one) => one.clientId !== clientId));
  }

  /** Takes a message as the server has it. */
  readonly receive = (message: Message): void => {
    if (message.dealId !== this.#dealId) return;
    const before = this.#messages.get(message.id);
    if (before && before.changedAt > message.changedAt) return;
    this.#messages.set(message.id, message);
    if (this.#isWhole) this.#noteKnown([message]);
    this.#outbox = this.#outbox.filter(({ clientId }) => clientId !== message.clientId);
    this.#keep();
    this.#tell();
  };

  async loadEarlier(): Promise<void> {
    const before = this.#state.messages[0]?.id;
    await this.#load(before ? { before } : {});
  }

  #start(): void {
    this.#stops = [
      onNotice('deal.message', this.receive),
      onConnect(() => {
        this.#isWhole = false;
        this.#round += 1;
        void this.#catchUp(this.#round);
        void this.#flush();
      }),
    ];
    void this.#load({});
  }

  #noteKnown(messages: readonly Message[]): void {
    for (const { changedAt } of messages) if (changedAt > this.#knownUntil) this.#knownUntil = changedAt;
  }

  async #load(query: { before?: string }): Promise<boolean> {
    try {
      const reply = await call(dealRoutes.messages, { params: { id: this.#dealId }, query: { ...query, limit: PAGE } });
      for (const message of reply.items) this.#messages.set(message.id, message);
      // The newest ones: what came before them is earlier, not missed.
      if (!query.before) this.#noteKnown(reply.items);
      this.#tell({ hasEarlier: reply.hasEarlier, isLoaded: true, error: null });
      return true;
    } catch (error) {
      this.#tell({ error });
      return false;
    }
  }

  /** Resolves to whether all that changed before is here now. */
  async #askForMissed(): Promise<boolean> {
    // Who asks before they listen misses what comes between.
    await liveRequest('deal.watch', { id: this.#dealId });
    if (!this.#knownUntil) return this.#load({});
    for (let since = ''; since !== this.#knownUntil; ) {
      since = this.#knownUntil;
      const { items } = await call(dealRoutes.messages, { params: { id: this.#dealId }, query: { since } });
      for (const message of items) this.receive(message);
      // One answer holds so many; the next one begins where it ended.
      if (items.length >= CHANGES_MOST) this.#noteKnown(items);
    }
    this.#noteKnown([...this.#messages.values()]);
    return true;
  }

  async #catchUp(round: number): Promise<void> {
    const isWhole = await this.#askForMissed().catch((error: unknown) =>
      // Refused for good: the page itself says so.
      error instanceof ProblemError && error.problem.status < 500 ? null : false,
    );
    if (round !== this.#round || isWhole === null) return;
    if (isWhole) this.#isWhole = true;
    else setTimeout(() => round === this.#round && void this.#catchUp(round), RETRY_MS);
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    try {
      for (let next = this.#waiting(); next; next = this.#waiting()) {
        const { clientId, text, fileIds } = next;
        try {
          this.receive(await liveRequest('deal.post', { id: this.#dealId, clientId, text, fileIds }));
        } catch (error) {
          if (!(error instanceof ProblemError) || error.problem.status >= 500) {
            setTimeout(() => void this.#flush(), RETRY_MS);
            return;
          }
          this.#setOutbox(this.#outbox.map((one) => (one.clientId === clientId ? { ...one, error } : one)));
        }
      }
    } finally {
      this.#isFlushing = false;
    }
  }

  #waiting(): Outgoing | undefined {
    return this.#outbox.find(({ error }) => error === null);
  }

  #setOutbox(outbox: readonly Outgoing[]): void {
    this.#outbox = outbox;
    this.#keep();
    this.#tell();
  }

  #keep(): void {
    const waiting = this.#outbox.filter(({ error }) => error === null);
    if (waiting.length > 0) localStorage.setItem(keyOf(this.#dealId), JSON.stringify(waiting));
    else localStorage.removeItem(keyOf(this.#dealId));
  }

  #tell(part: Partial<ThreadState> = {}): void {
    const messages = [...this.#messages.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    this.#state = { ...this.#state, ...part, messages, outbox: this.#outbox };
    for (const listener of this.#listeners) listener();
  }
}
