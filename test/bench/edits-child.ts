// Edits review items against other processes until so many of its own have gone through. Prints what happened.
import { openDatabase } from '../../server/db/database.ts';
import { createServices } from '../../server/services/services.ts';
import { idHashKey } from './county.ts';
import { editActor, editCampaignId } from './edits-county.ts';
import { sealingKeys } from './people.ts';

const [url = '', folder = '', many = '500'] = process.argv.slice(2);
const database = await openDatabase(url);
const services = createServices({
  database,
  clock: () => new Date('2025-01-10T02:00:00Z'),
  idHashKey,
  sealingKeys,
  uploadFolder: folder,
  uploadLimitBytes: 1_048_576,
  log: () => {},
});
const counts = { done: 0, conflicts: 0, failures: 0 };
const start = performance.now();
for (let at = 0; counts.done < Number(many); at++) {
  const page = await services.reviewItems.list(editActor, editCampaignId, {
    area: 'LEDGER',
    kind: null,
    status: null,
    under: null,
    first: 100,
    after: null,
  });
  const item = page.items[(process.pid + at) % page.items.length];
  if (!item) throw new Error('there is nothing to edit');
  const asked = [{ id: item.id, baseVersion: item.version }];
  try {
    const outcome =
      item.status === 'OPEN'
        ? await services.reviewItems.close(editActor, editCampaignId, asked, 'AMOUNT_ACCEPTED', '')
        : await services.reviewItems.reopen(
            editActor,
            editCampaignId,
            { id: item.id, baseVersion: item.version },
            '再看',
          );
    counts.done += outcome.items.length;
    counts.conflicts += outcome.conflicts.length;
  } catch {
    counts.failures++;
    if (counts.failures > 10) break;
  }
}
const ms = performance.now() - start;
await services.close();
process.stdout.write(JSON.stringify({ ...counts, ms }));
