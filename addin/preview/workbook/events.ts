/** Event numbers of the runtime. */
export const eventType = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelectionChanged: 14,
  sheetDeleted: 15,
  rowSorted: 19,
  sheetRenamed: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type EventType = (typeof eventType)[keyof typeof eventType];

/** `[category, type, target id, JSON text of the arguments]`, as the runtime takes it. */
export type Message = readonly [number, number, string, string];

/** The id under which collections of the whole workbook listen. */
export const wholeWorkbook = 'Workbook';

/** Excel's own messages to the add-in. Everything is sent; the runtime hands it to whoever listens. */
export class Events {
  /** Off while the add-in has set `context.runtime.enableEvents` to false. */
  enabled = true;
  private actor: 'ThisLocalAddin' | 'Unknown' = 'ThisLocalAddin';
  private readonly listeners = new Set<(message: Message) => void>();
  /** Called after any change of the workbook, events or not; for the page that draws it. */
  private readonly watchers = new Set<() => void>();

  get triggerSource(): string {
    return this.actor;
  }

  listen(listener: (message: Message) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  changed(): void {
    for (const watcher of this.watchers) watcher();
  }

  /** Runs `act` as a person at the keyboard does it. */
  asUser<T>(act: () => T): T {
    const before = this.actor;
    this.actor = 'Unknown';
    try {
      return act();
    } finally {
      this.actor = before;
    }
  }

  send(type: EventType, target: string, args: Readonly<Record<string, unknown>>): void {
    // A user's acts are told even then: the switch stops only what the add-in causes.
    if (!this.enabled && this.actor === 'ThisLocalAddin') return;
    const text = JSON.stringify({ source: 'Local', triggerSource: this.actor, ...args });
    for (const listener of this.listeners) listener([65536, type, target, text]);
  }

  /** To those who listen to the thing itself and to those who listen to the whole workbook. */
  sendBoth(type: EventType, target: string, args: Readonly<Record<string, unknown>>): void {
    this.send(type, target, args);
    this.send(type, wholeWorkbook, args);
  }
}
