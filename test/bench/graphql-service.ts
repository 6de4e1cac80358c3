// A process of its own: the service with a county's progress and a roster, or a bare server sending the very same bytes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoTownships } from '../../server/cli/demo.ts';
import { demoIdNumber, demoName } from '../../server/demo/county.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../support/app.ts';
import { freshSqlite } from '../support/database.ts';
import { importRoster } from '../support/people.ts';

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
  await addRoster(app, token);
  process.send?.({ port: Number(new URL(app.url).port), token, campaignId: luoshanId });
}

/** 5,000 invented persons on one roster. */
async function addRoster(app: TestApp, token: string): Promise<void> {
  const townships = demoTownships(app.luoshan);
  const rows = Array.from({ length: 5000 }, (_, person) => ({
    name: demoName(2025, person),
    idNumber: demoIdNumber(2025, person),
    township: townships[person % townships.length]?.name ?? '',
  }));
  const source = { code: 'dibao', category: 'SUBSISTENCE_ALLOWANCE', asOfOn: '2024-09-30' };
  const { outcome } = await importRoster(app, token, source, rows);
  if (outcome !== 'COMMITTED') throw new Error(`roster: ${outcome}`);
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
