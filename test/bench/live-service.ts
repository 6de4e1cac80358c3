// A process of its own: the service with a county, which commits small edits or imports files when it is told to.
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../server/db/steps.ts';
import { chance } from '../../server/demo/chance.ts';
import { csvOf, luoshanId, smallPlan, startTestApp } from '../support/app.ts';
import type { LiveTask, LiveTold } from './live-processes.ts';

const [databaseUrl = '', role = 'first'] = process.argv.slice(2);
const isSecond = role === 'second';
const basePayments = 20_000;

process.once('disconnect', () => process.exit());
const app = await startTestApp({ databaseUrl, isSecond, changes: { uploadLimitBytes: 1 << 28 } });
const token = await app.signIn('luoshan');
if (!isSecond) await imported(basePayments, 1);
tell({ kind: 'ready', port: Number(new URL(app.url).port), token, campaignId: luoshanId });

process.on('message', async (task: LiveTask) => {
  if (task.kind === 'edits') tell({ kind: 'edited', commits: await edited(task.edits) });
  if (task.kind === 'import') {
    await imported(task.payments, basePayments + 1);
    tell({ kind: 'imported' });
  }
  if (task.kind === 'memory') {
    globalThis.gc?.();
    tell({ kind: 'memory', bytes: process.memoryUsage.rss() });
  }
});

async function imported(payments: number, first: number): Promise<void> {
  const plan = smallPlan(app.luoshan, { payments, firstReceipt: first, firstPerson: first });
  const result = await app.importFile(csvOf(plan), token);
  if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
}

/** Edits of the tally of one township and day, 50 to 250 ms apart; when each was committed. */
async function edited(edits: number): Promise<{ figures: number; at: number }[]> {
  const commits: { figures: number; at: number }[] = [];
  for (let i = 0; i < edits; i += 1) {
    await sleep(50 + 200 * chance(3, i, 1));
    const [row] = await app.services.database.edit(function* () {
      yield* ask(
        `update tally set amount_fen = amount_fen + 1 where county_code = '411521' and benefit_year = 2025
         and level = 'TOWNSHIP_SUM' and paid_on = '2024-11-05' and division_code = ?`,
        [`411521-${String(1 + (i % 20)).padStart(2, '0')}`],
      );
      return yield* ask<{ figures: number }>(
        `update campaign set figures_version = figures_version + 1
         where county_code = '411521' and benefit_year = 2025 returning figures_version as figures`,
      );
    });
    commits.push({ figures: row?.figures ?? 0, at: performance.timeOrigin + performance.now() });
  }
  return commits;
}

function tell(told: LiveTold): void {
  process.send?.(told);
}
