// A process of its own: many clients that follow a campaign over bare sockets, and note when each was told what.
import { connect, type Socket } from 'node:net';
import { liveQuery } from '../support/event-stream.ts';
import type { ClientsTask, ClientsTold } from './live-processes.ts';

/** Milliseconds since 1970 at which a client was told of each figures version; nothing else is kept. */
class Client {
  readonly toldAt = new Map<number, number>();
  lastMark = '';
  private rest = '';

  private readonly onCaughtUp: () => void;

  constructor(socket: Socket, request: Buffer, onCaughtUp: () => void) {
    this.onCaughtUp = onCaughtUp;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.read(chunk));
    socket.write(request);
  }

  private read(chunk: string): void {
    const at = performance.timeOrigin + performance.now();
    const text = this.rest + chunk;
    const end = text.lastIndexOf('\n\n');
    this.rest = end < 0 ? text : text.slice(end + 2);
    if (end < 0) return;
    for (const [, mark = ''] of text.slice(0, end).matchAll(/^id: [\w-]+:([\d.]+)$/gm)) {
      if (this.lastMark === '') this.onCaughtUp();
      this.lastMark = mark;
      this.toldAt.set(Number.parseInt(mark, 10), at);
    }
  }
}

const clients: Client[] = [];

process.once('disconnect', () => process.exit());

process.on('message', async (task: ClientsTask) => {
  if (task.kind === 'connect') await connectAll(task);
  else {
    tell({
      kind: 'report',
      clients: clients.map(({ toldAt, lastMark }) => ({ lastMark, toldAt: [...toldAt] })),
    });
  }
});

/** A few at a time, as they come after a break; all have caught up when it is told. */
async function connectAll({ port, token, campaignId, clients: many }: ClientsTask & { kind: 'connect' }) {
  const body = JSON.stringify({ query: liveQuery, variables: { campaignIds: [campaignId] } });
  const request = Buffer.from(
    [
      'POST /graphql HTTP/1.1',
      'host: localhost',
      'content-type: application/json',
      'accept: text/event-stream',
      `authorization: Bearer ${token}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  const atOnce = 50;
  for (let from = 0; from < many; from += atOnce) {
    await Promise.all(
      Array.from(
        { length: Math.min(atOnce, many - from) },
        () =>
          new Promise<void>((resolve, reject) => {
            const socket = connect(port, '127.0.0.1');
            socket.once('error', reject);
            clients.push(new Client(socket, request, resolve));
          }),
      ),
    );
  }
  tell({ kind: 'connected' });
}

function tell(told: ClientsTold): void {
  process.send?.(told);
}
