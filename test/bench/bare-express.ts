// A route that does nothing but answer: what Express and Node cost by themselves, for the ratio. Prints its port.
import type { AddressInfo } from 'node:net';
import express from 'express';

const server = express();
server.disable('x-powered-by');
const items = Array.from({ length: 20 }, (_, index) => ({
  id: String(index),
  title: '石墨烯低功耗压力传感器',
  summary: '字'.repeat(120),
}));
server.get('/bare', (_request, response) => {
  response.json({ items, total: items.length });
});
const listening = server.listen(0, '127.0.0.1', () => {
  // A TCP server's address is an object.
  console.log((listening.address() as AddressInfo).port);
});
