// A server of its own on a database that is there already, to be killed and started again.
import { startTestApp } from '../support/app.ts';

process.once('message', async ({ databaseUrl, port }: { databaseUrl: string; port: number }) => {
  const app = await startTestApp({ databaseUrl, isSecond: true, changes: { port } });
  process.send?.({ url: app.url });
});
