// Measuring a line by what it carries: noise from the server, and to it.
import { addressOf } from '#client/lib/address.ts';
import { PROBE_BYTES } from '#shared/live/media/limits.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';

const ROUNDS = 3;

const bitsPerSecond = (bytes: number, ms: number): number => (bytes * 8 * 1000) / Math.max(1, ms);

const timed = async (act: () => Promise<Response>): Promise<number> => {
  const startedAt = performance.now();
  const response = await act();
  if (!response.ok) throw new Error(`the probe was refused: ${response.status}`);
  await response.arrayBuffer();
  return performance.now() - startedAt;
};

const best = async (act: () => Promise<Response>): Promise<number> => {
  let leastMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) leastMs = Math.min(leastMs, await timed(act));
  return bitsPerSecond(PROBE_BYTES, leastMs);
};

/** Bits a second from the server: the best of some rounds. */
export const measureDown = (session: string): Promise<number> =>
  best(() => fetch(addressOf(mediaRoutes.probe, { params: { id: session } }), { cache: 'no-store' }));

/** Bits a second to the server; for who may be on the stage. */
export const measureUp = (session: string): Promise<number> => {
  const body = new Uint8Array(PROBE_BYTES);
  const headers = { 'content-type': 'application/octet-stream' };
  return best(() =>
    fetch(addressOf(mediaRoutes.sendProbe, { params: { id: session } }), { method: 'POST', body, headers }),
  );
};

/** How many viewers a line carries at a bit rate. */
export const viewersOn = (uplink: number, bitRate: number): number => Math.floor(uplink / bitRate);

export const megabits = (bits: number): string => (bits / 1e6).toFixed(bits < 1e7 ? 1 : 0);
