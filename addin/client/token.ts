const storageKey = 'zhengjiao.token';

export interface TokenStore {
  read(): string | null;
  write(token: string | null): void;
}

interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * The access token, in memory and in the session storage of this window: it survives a reload of the pane
 * and ends with Excel. Never in local storage, because township PCs are shared.
 *
 * @param storage session storage, or null where the browser withholds it; memory alone then
 */
export function tokenStore(storage: TextStorage | null): TokenStore {
  let token = attempt(() => storage?.getItem(storageKey) ?? null);
  return {
    read: () => token,
    write(next) {
      token = next;
      attempt(() => {
        if (next === null) storage?.removeItem(storageKey);
        else storage?.setItem(storageKey, next);
        return null;
      });
    },
  };
}

/** Storage may be there and still refuse (private mode, policy); the token in memory is enough. */
function attempt(act: () => string | null): string | null {
  try {
    return act();
  } catch {
    return null;
  }
}
