import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** One event of `changes`, and when it was read. */
export interface ReceivedEvent {
  readonly id: string | null;
  readonly event: string;
  readonly changes: readonly ReceivedChange[];
  readonly isCatchUp: boolean;
  readonly errors: readonly { readonly extensions: { readonly code: string } }[];
  readonly at: number;
}

export interface ReceivedChange {
  readonly campaignId: string;
  readonly mark: string;
  readonly figuresVersion: number;
  readonly kinds: readonly string[];
  readonly townshipCodes: readonly string[];
  readonly villageCodes: readonly string[];
  readonly days: readonly string[];
  readonly isEverything: boolean;
}

export const liveQuery = `subscription Live($campaignIds: [ID!]!) { changes(campaignIds: $campaignIds) {
  isCatchUp silenceMs
  changes { campaignId mark figuresVersion kinds townshipCodes villageCodes days isEverything at } } }`;

export interface StreamRequest {
  readonly token?: string;
  readonly campaignIds: readonly string[];
  readonly lastEventId?: string | null;
  readonly query?: string;
}

/** A connection of `node:http` to a stream of changes: small enough that thousands may be opened. */
export class EventStream {
  readonly events: ReceivedEvent[] = [];
  beats = 0;
  isEnded = false;
  response: IncomingMessage | null = null;
  private readonly sent: ClientRequest;
  private text = '';
  private wake: () => void = () => {};

  constructor(url: string, { token, campaignIds, lastEventId, query = liveQuery }: StreamRequest) {
    this.sent = request(`${url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
      },
    });
    this.sent.on('response', (response) => {
      this.response = response;
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => this.read(chunk));
      response.on('close', () => this.end());
      this.wake();
    });
    this.sent.on('error', () => this.end());
    this.sent.end(JSON.stringify({ query, variables: { campaignIds } }));
  }

  /** The id of the last event. */
  get lastId(): string | null {
    return this.events.at(-1)?.id ?? null;
  }

  /** Waits until the stream is as wanted. @throws Error after so long */
  async until(isReached: (stream: EventStream) => boolean, mostMs = 5000): Promise<void> {
    const deadline = performance.now() + mostMs;
    while (!isReached(this)) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`not reached; events: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** The next event after so many. */
  async event(index: number, mostMs?: number): Promise<ReceivedEvent> {
    await this.until(({ events }) => events.length > index, mostMs);
    return this.events[index] as ReceivedEvent;
  }

  close(): void {
    this.sent.destroy();
  }

  private end(): void {
    this.isEnded = true;
    this.wake();
  }

  private read(chunk: string): void {
    this.text += chunk;
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end < 0) break;
      this.take(this.text.slice(0, end));
      this.text = this.text.slice(end + 2);
    }
    this.wake();
  }

  private take(block: string): void {
    const at = Date.now();
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      if (colon === 0) this.beats += 1;
      else fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
    }
    const data = fields.get('data');
    if (data === undefined) return;
    const { data: answer, errors = [] } = JSON.parse(data) as {
      data?: { changes: { isCatchUp: boolean; changes: ReceivedChange[] } };
      errors?: ReceivedEvent['errors'];
    };
    this.events.push({
      id: fields.get('id') ?? null,
      event: fields.get('event') ?? 'message',
      changes: answer?.changes.changes ?? [],
      isCatchUp: answer?.changes.isCatchUp ?? false,
      errors,
      at,
    });
  }
}
