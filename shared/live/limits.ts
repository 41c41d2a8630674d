// Figures that both sides must agree on.
export const CHAT_MAX = 300;
export const QUESTION_MAX = 300;
export const ANNOUNCEMENT_MAX = 200;
export const CAPTION_MAX = 120;
export const POLL_OPTIONS_MAX = 8;
export const WORDS_MAX = 500;
export const SLOW_MODE_MAX_SECONDS = 300;
export const MUTE_MAX_SECONDS = 24 * 3600;
export const INTENT_MAX_WAN = 1_000_000;
export const DECK_MAX_BYTES = 50 * 1024 * 1024;
export const DECK_MAX_PAGES = 300;

/** Where the session's own sockets live: WebSocket only, apart from the platform's other sockets. */
export const STAGE_PATH = '/stage';

/** A presenter who does not take an offered stage within this time has declined it. */
export const OFFER_MS = 30_000;
/** The stage of a presenter who has gone away returns to the host after this time. */
export const DROPPED_MS = 10_000;

/** A frame with the heads of all lanes comes at least this often, so a reader never misses the last entry for long. */
export const HEADS_EVERY_MS = 5_000;

/** Reconnects are spread over this time, so that a restart is not followed by everybody at once. */
export const RECONNECT_SPREAD_MS = 1_500;
