import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { removeUnfinishedStatements } from '../../server/db/statements/unfinished.ts';
import { copies, databases } from '../support/database.ts';
import { csvOf, fileOf, importFile, seedCampaign } from './import-fixture.ts';
import { importLines, rowsOf, statementFigures, statementRequest } from './statement-fixture.ts';

const child = fileURLToPath(new URL('./statement-child.ts', import.meta.url));
const lines = 12_000;

/** The bank's statement of a payment file: everything posted the next day. */
function bankOf(payments: string): string {
  const rows = payments.trim().split('\n').slice(1);
  const said = rows.map((row) => {
    const [receipt, , , , , , yuan, paidOn, postedOn] = row.split(',');
    return `${receipt},${yuan},${paidOn},${postedOn},成功,`;
  });
  return ['流水号,扣款金额,扣款日期,入库日期,状态,失败原因', ...said, ''].join('\n');
}

const counted = `select sum(posted_items) as items, sum(posted_fen) as fen, sum(settled_items) as settled from reconcile_tally`;

describe.each(databases)('SIGKILL during the import of a statement on $kind', ({ kind, fresh }) => {
  const payments = csvOf({ payments: lines });
  const bank = bankOf(payments);
  const imported = copies(fresh, async (url) => {
    await seedCampaign(url);
    await importFile(url, fileOf(payments));
  });

  it.each(kind === 'sqlite' ? [150, 500, 900, 1300, 1800, 2500] : [200, 900, 2000])(
    'leaves it wholly in or wholly out after %d ms, and importing again completes it',
    async (milliseconds) => {
      const url = await imported();
      const before = await statementFigures(url);
      const importing = fork(child, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const exited = once(importing, 'exit');
      importing.send({ url, request: statementRequest(fileOf(bank), 'BANK') });
      await once(importing, 'message');
      await sleep(milliseconds);
      importing.kill('SIGKILL');
      await exited;

      await removeUnfinishedStatements(url);
      const [batch] = await rowsOf(url, 'select status from statement_batch');
      const isIn = batch?.status === 'PUBLISHED';
      if (!isIn) expect(await statementFigures(url)).toEqual(before);
      const again = await importLines(url, 'BANK', bank);
      expect(again.outcome).toBe(isIn ? 'NOTHING_NEW' : 'COMMITTED');
      expect(await rowsOf(url, counted)).toEqual([{ items: lines, fen: lines * 40_000, settled: lines }]);
      expect(await rowsOf(url, 'select count(*) as n from statement_line')).toEqual([{ n: lines }]);
    },
    120_000,
  );
});
