import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { formatYuan } from '../../schema/values/fen.ts';
import type { StatementImportResult } from '../services/imports/requests.ts';
import { printProblems, terminalActor, withServices } from './terminal.ts';

const outcomes: Record<StatementImportResult['outcome'], string> = {
  COMMITTED: '已收录',
  NOTHING_NEW: '没有新内容，什么也没有改变',
  REFUSED: '未收录：有错误',
  DRY_RUN: '试运行：只检查，没有收录',
  CANCELLED: '已取消，什么也没有留下',
};

/** `statement import <campaign> <TAX|BANK> <file>`: without the size limit of uploads. 1 when refused. */
export async function statementCommand([act, ...args]: readonly string[]): Promise<number> {
  const [campaignId, source, file] = args.filter((arg) => !arg.startsWith('--'));
  if (act !== 'import' || !campaignId || !file || (source !== 'TAX' && source !== 'BANK')) {
    console.error(
      '用法：statement import <县代码-年度> <TAX|BANK> <文件> [--totals] [--dry-run] [--good-rows-only]',
    );
    return 2;
  }
  if (!existsSync(file)) {
    console.error(`没有文件 ${file}。`);
    return 2;
  }
  return withServices(async ({ reconciliation, imports }) => {
    const job = await reconciliation.importFile(
      terminalActor,
      {
        campaignId,
        source,
        form: args.includes('--totals') ? 'TOTALS' : 'DETAILS',
        dryRun: args.includes('--dry-run'),
        onProblem: args.includes('--good-rows-only') ? 'GOOD_ROWS_ONLY' : 'ALL_OR_NOTHING',
      },
      { file, fileName: basename(file) },
    );
    const { statementResult } = await imports.finished(job.id);
    if (!statementResult) throw new Error('a statement import ended without its result');
    printProblems(statementResult.problems, statementResult.problemCount);
    console.log(summary(statementResult));
    return statementResult.outcome === 'REFUSED' ? 1 : 0;
  });
}

function summary(result: StatementImportResult): string {
  const numbers = [
    `读 ${result.rowsRead} 行`,
    `新收录 ${result.newLines} 行`,
    `此前已收录 ${result.alreadyPresent} 行`,
    `未收录 ${result.rejectedRows} 行`,
    `金额 ${formatYuan(result.amountFen)} 元`,
    `新增待核对 ${result.newItems} 件`,
    `办结 ${result.settledItems} 件`,
  ].join('，');
  const same = result.sameFileAsBatch === null ? '' : `（与第 ${result.sameFileAsBatch} 批是同一文件）`;
  // The same file again is recognised before a line of it is read.
  const isUnread = same !== '' && result.rowsRead === 0;
  return `${outcomes[result.outcome]}${same}。${isUnread ? '' : `${numbers}。`}`;
}
