import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ProgressTableDocument, RosterTableDocument } from '../../addin/client/generated/graphql.ts';
import { type Cell, plainCells } from '../../schema/values/named-cells.ts';
import { atLeast, atMost, type Bench, type BenchFigure, median } from './bench.ts';

/** As the pane sends it. */
const accept = 'application/graphql-response+json, application/json';
const connections = 8;
const rounds = 15;
const roundMs = 600;
const warmUpMs = 2500;

/** Requests a second of the pane's queries, against a bare node:http server that sends the same bytes. */
export const graphql: Bench = {
  name: 'graphql',
  async run(report) {
    const service = await started('service');
    try {
      const figures: BenchFigure[] = [];
      for (const [name, level, goal] of [
        ['graphql.20', 'TOWNSHIP', 0.4],
        ['graphql.270', 'VILLAGE', 0.55],
      ] as const) {
        const { campaignId } = service.hello as ServiceHello;
        const asked: Asked = {
          document: ProgressTableDocument,
          variables: { campaignId, by: level, under: null, asOf: null, since: null },
          rowsOf: (data) => (data as ProgressAnswer).campaign?.progressTable?.rows,
          leastRows: 20,
        };
        const { figure } = await compare(name, asked, goal, service.hello as ServiceHello, report);
        figures.push(figure);
      }
      figures.push(...(await roster(service.hello as ServiceHello, report)));
      return figures;
    } finally {
      service.child.kill();
    }
  },
};

interface ServiceHello {
  readonly port: number;
  readonly token: string;
  readonly campaignId: string;
}

/** A query of the pane, with what tells that its answer is the whole one. */
interface Asked {
  readonly document: { toString(): string };
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rowsOf: (data: unknown) => readonly unknown[] | undefined;
  readonly leastRows: number;
}

interface ProgressAnswer {
  readonly campaign?: { readonly progressTable?: { readonly rows?: readonly unknown[] } };
}

interface RosterAnswer {
  readonly campaign: {
    readonly rosterTable: {
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      readonly names: readonly (readonly Cell[])[];
    };
  };
}

/** A sheet of 5,000 rows as columns and rows: how fast, and how much smaller than a connection. */
async function roster(hello: ServiceHello, report: (line: string) => void): Promise<BenchFigure[]> {
  const asked: Asked = {
    document: RosterTableDocument,
    variables: { campaignId: hello.campaignId, source: null, under: null, first: 5000, after: null },
    rowsOf: (data) => (data as RosterAnswer).campaign.rosterTable.rows,
    leastRows: 5000,
  };
  const { figure, text } = await compare('graphql.5000', asked, 0.55, hello, report);
  const answer = JSON.parse(text) as { readonly data: RosterAnswer };
  const { columns, rows, names, ...others } = answer.data.campaign.rosterTable;
  // A connection says every value in its place.
  const edges = plainCells({ rows, names }).map((row) => ({
    // As short as a cursor can be: the key of the row.
    cursor: row[0],
    node: Object.fromEntries(columns.map((name, index) => [name, row[index]])),
  }));
  const connection = { data: { campaign: { ...answer.data.campaign, rosterTable: { ...others, edges } } } };
  const [ours, theirs] = [text, JSON.stringify(connection)].map((json) => Buffer.byteLength(json));
  const note = `${rows.length} rows of ${columns.length} fields: ${ours} bytes as columns and rows, repeated values once ÷ ${theirs} as a connection of edges with the same fields`;
  return [figure, atMost('graphql.5000.bytes', (ours ?? 0) / (theirs ?? 1), 0.4, '×', note)];
}

async function compare(
  name: string,
  { document, variables, rowsOf, leastRows }: Asked,
  goal: number,
  { port, token }: ServiceHello,
  report: (line: string) => void,
): Promise<{ readonly figure: BenchFigure; readonly text: string }> {
  // The very document the pane sends.
  const query = document.toString();
  const body = JSON.stringify({ query, variables });
  const request = requestBytes(body, token);
  // More different bodies than answers are kept, so that each of these is worked out from the database.
  const fresh = Array.from({ length: 5000 }, (_, n) =>
    requestBytes(JSON.stringify({ query, variables, extensions: { n } }), token),
  );
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
    body,
  });
  const text = await answer.text();
  const rows = (answer.ok ? rowsOf(JSON.parse(text).data)?.length : null) ?? 0;
  if (rows < leastRows) throw new Error(`${name}: ${answer.status} ${text.slice(0, 300)}`);
  const bare = await started('bare', text);
  const barePort = (bare.hello as { port: number }).port;
  try {
    const ratios: number[] = [];
    const perSecond = { service: [] as number[], bare: [] as number[], fresh: [] as number[] };
    await load(port, [request], warmUpMs);
    await load(barePort, [request], warmUpMs);
    for (let round = 0; round < rounds; round++) {
      const ours = await load(port, [request], roundMs);
      const theirs = await load(barePort, [request], roundMs);
      if (round % 3 === 0) perSecond.fresh.push(await load(port, fresh, roundMs));
      perSecond.service.push(ours);
      perSecond.bare.push(theirs);
      ratios.push(ours / theirs);
    }
    const [service, plain, anew] = [perSecond.service, perSecond.bare, perSecond.fresh].map((values) =>
      Math.round(median(values)),
    );
    report(
      `${rows} rows, ${Buffer.byteLength(text)} bytes: ${service}/s, bare ${plain}/s (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}); answers made anew ${anew}/s`,
    );
    const note = `${rows} rows, signed in, ${connections} connections: ${service} requests/s ÷ ${plain} of a bare node:http server sending the same bytes; an answer is kept until the database changes, and made anew it is ${anew}/s`;
    return { figure: atLeast(name, median(ratios), goal, '×', note), text };
  } finally {
    bare.child.kill();
  }
}

/** Starts one side and waits until it listens. */
async function started(
  side: 'service' | 'bare',
  bytes?: string,
): Promise<{ child: ChildProcess; hello: unknown }> {
  const child = fork(fileURLToPath(new URL('./graphql-service.ts', import.meta.url)), [side]);
  child.once('exit', (code) => {
    if (code) throw new Error(`${side} ended with ${code}`);
  });
  let [hello] = await once(child, 'message');
  if (bytes !== undefined) {
    child.send(bytes);
    [hello] = await once(child, 'message');
  }
  return { child, hello };
}

function requestBytes(body: string, token: string): Buffer {
  const head = [
    'POST /graphql HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `accept: ${accept}`,
    `authorization: Bearer ${token}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Requests a second over keep-alive connections, each with one request under way. Sockets and a minimal reading of
 * the answer, because node:http's own client is slower than the server it would measure.
 */
async function load(port: number, requests: readonly Buffer[], milliseconds: number): Promise<number> {
  let answered = 0;
  let sent = 0;
  let isOver = false;
  const next = () => requests[sent++ % requests.length] as Buffer;
  const start = performance.now();
  const sockets = Array.from({ length: connections }, () => connect(port, '127.0.0.1'));
  const done = sockets.map((socket) =>
    run(
      socket,
      next,
      () => ++answered,
      () => isOver,
    ),
  );
  setTimeout(() => {
    isOver = true;
  }, milliseconds);
  await Promise.all(done);
  return (answered * 1000) / (performance.now() - start);
}

function run(socket: Socket, next: () => Buffer, count: () => void, isOver: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = -1;
    let head = '';
    socket.on('error', reject).on('connect', () => socket.write(next()));
    socket.on('data', (chunk: Buffer) => {
      let bytes = chunk.length;
      if (left < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1];
        if (!head.startsWith('HTTP/1.1 200') || !length) return reject(new Error(head.slice(0, 300)));
        left = Number(length);
        bytes = head.length - end - 4;
        head = '';
      }
      left -= bytes;
      if (left > 0) return;
      left = -1;
      count();
      if (!isOver()) return void socket.write(next());
      socket.destroy();
      resolve();
    });
  });
}
