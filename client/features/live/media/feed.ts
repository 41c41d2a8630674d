// A recording played from its pieces: MediaSource, or on iPhones its managed kind, with one append at a time.

/** Like MediaSource, where the browser decides when it wants more; iPhones have only this one. */
type SourceKind = typeof MediaSource;

const sourceKind = (): SourceKind | null => {
  // TypeScript's library does not know the managed kind yet.
  const { ManagedMediaSource: managed } = window as unknown as { ManagedMediaSource?: SourceKind };
  return managed ?? (typeof MediaSource === 'undefined' ? null : MediaSource);
};

/** Whether this browser can play recordings of a type. */
export const canPlay = (type: string): boolean => sourceKind()?.isTypeSupported(type) ?? false;

const happened = (target: EventTarget, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const heard = new AbortController();
    const settle = (act: () => void) => () => {
      heard.abort();
      act();
    };
    const { signal } = heard;
    target.addEventListener(name, settle(resolve), { signal });
    target.addEventListener(
      'error',
      settle(() => reject(new Error('the media could not be played'))),
      { signal },
    );
  });

export class MediaFeed {
  readonly #element: HTMLMediaElement;
  readonly #url: string;
  readonly #opened: Promise<SourceBuffer>;
  #last: Promise<unknown>;
  #isClosed = false;

  /** Throws when this browser cannot play the type; ask `canPlay` first. */
  constructor(element: HTMLMediaElement, type: string) {
    const Kind = sourceKind();
    if (!Kind) throw new Error('no media source');
    const source = new Kind();
    this.#element = element;
    this.#url = URL.createObjectURL(source);
    // The managed kind plays only where the picture cannot be sent elsewhere.
    element.disableRemotePlayback = true;
    element.src = this.#url;
    this.#opened = happened(source, 'sourceopen').then(() => source.addSourceBuffer(type));
    this.#last = this.#opened.catch(() => undefined);
  }

  get ranges(): TimeRanges {
    return this.#element.buffered;
  }

  /** Appends once everything before is done; makes room when there is none. */
  append(bytes: BufferSource): Promise<void> {
    return this.#inTurn(async (buffer) => {
      try {
        buffer.appendBuffer(bytes);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
        await this.#cut(buffer, 0, this.#element.currentTime - 2);
        buffer.appendBuffer(bytes);
      }
      await happened(buffer, 'updateend');
    });
  }

  /** Drops what lies between two moments, in seconds. */
  remove(from: number, to: number): Promise<void> {
    return this.#inTurn((buffer) => this.#cut(buffer, from, to));
  }

  async #cut(buffer: SourceBuffer, from: number, to: number): Promise<void> {
    if (to <= from) return;
    buffer.remove(from, to);
    await happened(buffer, 'updateend');
  }

  /** What follows goes on from another place: half a piece that was appended is forgotten. */
  breakOff(): Promise<void> {
    return this.#inTurn(async (buffer) => buffer.abort());
  }

  #inTurn(act: (buffer: SourceBuffer) => Promise<void>): Promise<void> {
    const done = this.#last.then(async () => {
      if (this.#isClosed) throw new Error('closed');
      await act(await this.#opened);
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  close(): void {
    this.#isClosed = true;
    this.#element.removeAttribute('src');
    this.#element.load();
    URL.revokeObjectURL(this.#url);
  }
}
