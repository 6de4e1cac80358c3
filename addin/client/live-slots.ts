/** How many streams the panes of one browser profile may hold between them. */
export const mostStreams = 4;

/** Gives a place back. */
export type Release = () => void;

/**
 * Places for streams, shared by all panes of one browser profile. A browser opens six connections to a host over
 * HTTP/1.1; six panes that each kept a stream would leave none for requests.
 */
export interface LiveSlots {
  /** Null: none is free. */
  take(): Promise<Release | null>;
}

/** As much of the Web Locks API as is needed. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable: true },
    held: (lock: object | null) => Promise<void> | undefined,
  ): Promise<unknown>;
}

/** @param locks `navigator.locks`; null where there are none (older or unsafe contexts): every pane gets a place */
export function createLiveSlots(locks: Locks | null): LiveSlots {
  return {
    async take() {
      if (!locks) return () => undefined;
      for (let place = 0; place < mostStreams; place += 1) {
        const release = await takeOne(locks, `zj-live-${place}`);
        if (release) return release;
      }
      return null;
    },
  };
}

/** The browser frees a lock whose page is gone, so a pane that crashed blocks nobody. */
function takeOne(locks: Locks, name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((letGo) => resolve(letGo));
      })
      // Locks can be withheld by policy: then there is nothing to share.
      .catch(() => resolve(() => undefined));
  });
}
