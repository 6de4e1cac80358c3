export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A figure, when the server worked it out, in seconds since 1970, and in which state it was. */
export type KeptFigure = readonly [value: number, at: number, version: number];

/** The last figures a formula has shown, for the time without a server. Sums alone, of one account. */
export interface FigureStore {
  /** Whose they are; null: nobody's, it is empty. */
  account(): string | null;
  figure(campaignId: string, key: string): KeptFigure | null;
  /** Another account's figures are dropped first. */
  keep(account: string, campaignId: string, figures: ReadonlyMap<string, KeptFigure>): void;
  clear(): void;
}

const storageKey = 'zhengjiao.figures';
const mostCharacters = 128 * 1024;

interface Kept {
  readonly version: 2;
  readonly account: string;
  readonly campaigns: Readonly<Record<string, Readonly<Record<string, KeptFigure>>>>;
}

/** @param storage local storage, so that they outlive Excel; null: until the pane is closed */
export function createFigureStore(storage: TextStorage | null): FigureStore {
  let account: string | null = null;
  let campaigns = new Map<string, Map<string, KeptFigure>>();
  const kept = read(storage);
  if (kept) {
    account = kept.account;
    campaigns = new Map(
      Object.entries(kept.campaigns).map(([id, figures]) => [id, new Map(Object.entries(figures))]),
    );
  }

  return {
    account: () => account,
    figure: (campaignId, key) => campaigns.get(campaignId)?.get(key) ?? null,
    keep(of, campaignId, figures) {
      if (account !== of) campaigns = new Map();
      account = of;
      const own = campaigns.get(campaignId) ?? new Map<string, KeptFigure>();
      for (const [key, figure] of figures) {
        // The newest come last, so that the oldest are the first to go.
        own.delete(key);
        own.set(key, figure);
      }
      campaigns.delete(campaignId);
      campaigns.set(campaignId, own);
      write(storage, textOf(of, campaigns));
    },
    clear() {
      account = null;
      campaigns = new Map();
      write(storage, null);
    },
  };
}

/** As many of the newest figures as fit. */
function textOf(account: string, campaigns: ReadonlyMap<string, ReadonlyMap<string, KeptFigure>>): string {
  let room = mostCharacters;
  const chosen: Record<string, Record<string, KeptFigure>> = {};
  for (const [id, figures] of [...campaigns].reverse()) {
    const own: [string, KeptFigure][] = [];
    for (const entry of [...figures].reverse()) {
      room -= JSON.stringify(entry).length + 2;
      if (room < 0) break;
      own.push(entry);
    }
    if (own.length > 0) chosen[id] = Object.fromEntries(own.reverse());
  }
  const kept: Kept = { version: 2, account, campaigns: chosen };
  return JSON.stringify(kept);
}

function read(storage: TextStorage | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { version, account, campaigns } = value as Partial<Kept>;
  if (version !== 2 || typeof account !== 'string' || typeof campaigns !== 'object' || !campaigns)
    return false;
  return Object.values(campaigns).every((figures) => Object.values(figures ?? {}).every(isKeptFigure));
}

function isKeptFigure(value: unknown): value is KeptFigure {
  return Array.isArray(value) && value.length === 3 && value.every((each) => Number.isSafeInteger(each));
}

function write(storage: TextStorage | null, text: string | null): void {
  try {
    if (text === null) storage?.removeItem(storageKey);
    else storage?.setItem(storageKey, text);
  } catch {
    // Withheld or full: the figures then last until the pane is closed.
  }
}
