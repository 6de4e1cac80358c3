// A process of its own: the service with a county's progress, or a bare server sending the very same bytes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { csvOf, luoshanId, smallPlan, startTestApp } from '../support/app.ts';
import { freshSqlite } from '../support/database.ts';

if (process.argv[2] === 'bare') await serveBare();
else await serveApp();

async function serveApp(): Promise<void> {
  const app = await startTestApp({
    databaseUrl: await freshSqlite(),
    changes: { uploadLimitBytes: 1 << 28 },
  });
  const token = await app.signIn('luoshan');
  const result = await app.importFile(csvOf(smallPlan(app.luoshan, { payments: 20_000 })), token);
  if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
  process.send?.({ port: Number(new URL(app.url).port), token, campaignId: luoshanId });
}

/** Answers every request, whose body it reads, with the bytes it was given. */
async function serveBare(): Promise<void> {
  const bytes = await new Promise<Buffer>((resolve) => {
    process.once('message', (text: string) => resolve(Buffer.from(text)));
    process.send?.({});
  });
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length };
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(200, headers).end(bytes));
  });
  server.listen(0, () => process.send?.({ port: (server.address() as AddressInfo).port }));
}
