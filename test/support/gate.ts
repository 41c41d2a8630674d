// A gate in front of a service that all suites share: one suite can lose it and get it back, and no other notices.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';

/** Where the service of an address listens: a host and a port, or a Unix socket whose path stands encoded in the host's place. */
const placeOf = (address: string): NetConnectOpts => {
  const { hostname, port } = new URL(address);
  const path = decodeURIComponent(hostname);
  return path.startsWith('/') ? { path } : { host: hostname, port: Number(port) };
};

export class Gate {
  readonly #target: NetConnectOpts;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #word: string | undefined;

  constructor(targetUrl: string) {
    this.#target = placeOf(targetUrl);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** An address of the same service, by way of the gate. */
  through(address: string): string {
    const url = new URL(address);
    url.host = `127.0.0.1:${this.#port}`;
    return url.href;
  }

  /** The next connection that is asked something with this word ends: the service has heard it, and its answer is lost. */
  breakAt(word: string): void {
    this.#word = word;
  }

  /** Whether a connection is still to end by its word. */
  get isArmed(): boolean {
    return this.#word !== undefined;
  }

  /** Lets connections through, at the same address as before. */
  async open(): Promise<void> {
    if (this.#server) return;
    const server = createServer((near) => this.#join(near));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    // A TCP server's address is an object.
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Ends all connections and refuses new ones. */
  async shut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(server, 'close');
  }

  #join(near: Socket): void {
    const far = connect(this.#target);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      // Either side may break off; the other one is told by the end of its connection.
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (asked: Buffer) => {
      if (this.#word === undefined || !asked.includes(this.#word)) return;
      this.#word = undefined;
      near.destroy();
    });
    near.pipe(far).pipe(near);
  }
}
