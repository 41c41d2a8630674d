// Prometheus metrics. Labels are route patterns and codes, never ids.
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { storedFacts } from '#server/platform/facts/store.ts';

export interface Metrics {
  /** Times every API request. */
  observe: RequestHandler;
  /** Answers /metrics. */
  expose: RequestHandler;
}

const isLoopback = (address: string | undefined): boolean =>
  address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';

interface MetricsParts {
  connections: () => number;
  /** When set, /metrics asks for it as a bearer token; otherwise only this machine may read. */
  token: string;
}

export const createMetrics = ({ connections, token }: MetricsParts): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'xietong_http_request_seconds',
    help: 'Time to answer an API request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  new Gauge({
    name: 'xietong_socket_connections',
    help: 'Open socket connections',
    registers: [registry],
    collect() {
      this.set(connections());
    },
  });
  new Gauge({
    name: 'xietong_facts_waiting',
    help: 'Facts whose reactions have not all run',
    registers: [registry],
    async collect() {
      this.set(await storedFacts.countDocuments({ 'todo.0': { $exists: true } }));
    },
  });
  return {
    observe(request, response, next) {
      const stop = duration.startTimer({ method: request.method });
      response.on('finish', () => {
        // An unknown path must not become a label of its own.
        stop({ route: request.route?.path ?? 'unknown', status: response.statusCode });
      });
      next();
    },
    async expose(request, response) {
      // The socket's own address: a forwarded header must not open this.
      const allowed = token
        ? request.headers.authorization === `Bearer ${token}`
        : isLoopback(request.socket.remoteAddress);
      if (!allowed) return void response.status(404).end();
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
};
