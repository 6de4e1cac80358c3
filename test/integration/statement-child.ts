import type { StatementImportRequest } from '../../server/services/imports/requests.ts';
import { importStatement } from '../../server/services/reconciliation/statement-imports.ts';

/** A process of its own that imports one statement, to be ended in the middle. */
process.on('message', async ({ url, request }: { url: string; request: StatementImportRequest }) => {
  process.send?.('started');
  await importStatement(url, request, { isCancelled: () => false, onProgress: () => {} });
  process.exit(0);
});
