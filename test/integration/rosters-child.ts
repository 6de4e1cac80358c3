// A process of its own that imports one roster and may be killed at any moment.
import type { RosterImportRequest } from '../../server/services/imports/requests.ts';
import { importRoster } from '../../server/services/rosters/imports.ts';

// The same keys as in the fixtures, which would load the test database here.
const idHashKey = new TextEncoder().encode('示例密钥 for tests only, 32 bytes.');
const sealingKeys = { current: 1, keys: new Map([[1, new Uint8Array(32).fill(7)]]) };

process.once('message', async ({ url, request }: { url: string; request: RosterImportRequest }) => {
  process.send?.({ kind: 'started' });
  const hooks = {
    isCancelled: () => false,
    onProgress: (_: number, share: number) => process.send?.({ kind: 'progress', share }),
  };
  const result = await importRoster(url, { idHashKey, sealingKeys }, request, hooks);
  process.send?.({ kind: 'done', result });
  if (process.connected) process.disconnect();
});
