// Figures of the video that both sides must agree on.

/** How long a recorder's piece is. */
export const CHUNK_MS = 250;
export const CHUNK_MAX_BYTES = 2 * 1024 * 1024;
/** As many pieces are given out in one answer. */
export const CHUNKS_AT_ONCE = 32;
/** A recording in which no key frame comes for this long cannot be joined: its maker begins anew. */
export const KEY_FRAME_WITHIN_MS = 5_000;
/** Bits a second of a presenter's picture, best first; a line that cannot carry one goes on with the next. */
export const BIT_RATES = [1_200_000, 600_000, 300_000, 150_000] as const;
export const SOUND_BIT_RATE = 32_000;
export const PULL_ADDRESS_MAX = 500;
/** What is sent to measure a line. */
export const PROBE_BYTES = 1024 * 1024;
