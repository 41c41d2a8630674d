// Asks other servers. Not by fetch: on Node.js 20, under load, the body of an answer may never end, and then does not hear of an
// aborted signal either; it also sends a request in two packets, which costs 40 ms where acknowledgements are delayed. A request by
// node:http with Content-Length is one packet, and ends within its time whatever the other side does.
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';

const SOCKETS = 32;
const kept = new Agent({ keepAlive: true, maxSockets: SOCKETS, noDelay: true });
const keptSecure = new SecureAgent({ keepAlive: true, maxSockets: SOCKETS, noDelay: true });

export interface Asking {
  url: string | URL;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
  /** From now until the whole answer is here. */
  withinMs: number;
  /** An answer may not be longer. */
  mostBytes: number;
  /**
   * Whether the other side may get the same request twice without harm. Such requests go over kept connections, and once more
   * when the other side was just closing one; others get a connection each.
   */
  mayRepeat?: boolean;
}

export interface Answer {
  /** A redirection is an answer like others: it is not followed. */
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** No whole answer within the time. */
export class NoAnswerInTime extends Error {
  override name = 'NoAnswerInTime';
}

const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === 'ECONNRESET' || code === 'EPIPE';

const readAll = async (reply: IncomingMessage, mostBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > mostBytes) throw new Error(`an answer of more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
};

const askOnce = ({ url, method = 'GET', headers = {}, body, mostBytes, mayRepeat }: Asking, leftMs: number) => {
  const isSecure = new URL(url).protocol === 'https:';
  const sent = (isSecure ? requestHttps : requestHttp)(url, {
    method,
    headers: body === undefined ? headers : { 'content-length': String(Buffer.byteLength(body)), ...headers },
    agent: mayRepeat ? (isSecure ? keptSecure : kept) : false,
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new NoAnswerInTime('no answer in time'));
      sent.destroy();
    }, leftMs);
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    sent.once('response', (reply) => {
      readAll(reply, mostBytes).then((read) => {
        clearTimeout(timer);
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: read });
      }, failed);
    });
    sent.on('error', failed);
  });
  sent.end(body);
  return { sent, answer };
};

/**
 * Sends a request and reads the whole answer, whatever its status. Throws NoAnswerInTime, or what Node.js throws when there is
 * no connection or it breaks.
 */
export const ask = async (asking: Asking): Promise<Answer> => {
  const until = performance.now() + asking.withinMs;
  for (;;) {
    const { sent, answer } = askOnce(asking, until - performance.now());
    try {
      return await answer;
    } catch (error) {
      // A kept connection that the other side was just closing, as it does after some idle seconds: nobody is away.
      const isAgain = asking.mayRepeat && sent.reusedSocket && error instanceof Error && isClosed(error);
      if (!isAgain) throw error;
    }
  }
};
