// A process of its own that imports one file and may be killed at any moment.
import { type ImportRequest, importPayments } from '../../server/services/imports/imports.ts';

// The same key as in import-fixture.ts, which would load the test database here.
const idHashKey = new TextEncoder().encode('示例密钥 for tests only, 32 bytes.');

process.once('message', async ({ url, request }: { url: string; request: ImportRequest }) => {
  process.send?.('started');
  await importPayments(url, idHashKey, request, { isCancelled: () => false, onProgress: () => {} });
  if (process.connected) process.disconnect();
});
