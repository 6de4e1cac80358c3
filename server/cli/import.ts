import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { formatYuan } from '../../schema/values/fen.ts';
import type { ImportResult } from '../services/imports/imports.ts';
import { printProblems, terminalActor, withServices } from './terminal.ts';

const outcomes: Record<ImportResult['outcome'], string> = {
  COMMITTED: '已收录',
  NOTHING_NEW: '没有新内容，什么也没有改变',
  REFUSED: '未收录：有错误',
  DRY_RUN: '试运行：只检查，没有收录',
  CANCELLED: '已取消，什么也没有留下',
};

/** `import <campaign> <file>`: without the size limit of uploads. 1 when refused. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const [campaign, file] = args.filter((arg) => !arg.startsWith('--'));
  if (!campaign || !file) {
    console.error('用法：import <县代码-年度> <文件> [--daily-totals] [--dry-run] [--good-rows-only]');
    return 2;
  }
  if (!existsSync(file)) {
    console.error(`没有文件 ${file}。`);
    return 2;
  }
  return withServices(async ({ payments, imports }) => {
    const job = await payments.importFile(
      terminalActor,
      {
        campaignId: campaign,
        kind: args.includes('--daily-totals') ? 'DAILY_TOTALS' : 'DETAILS',
        dryRun: args.includes('--dry-run'),
        onProblem: args.includes('--good-rows-only') ? 'GOOD_ROWS_ONLY' : 'ALL_OR_NOTHING',
      },
      { file, fileName: basename(file) },
    );
    const result = await imports.wait(job.id);
    printProblems(result.problems, result.problemCount);
    console.log(summary(result));
    return result.outcome === 'REFUSED' ? 1 : 0;
  });
}

function summary(result: ImportResult): string {
  const numbers = [
    `读 ${result.rowsRead} 行`,
    `新收录 ${result.newPayments} 笔`,
    `此前已收录 ${result.alreadyPresent} 笔`,
    `未收录 ${result.rejectedRows} 行`,
    `待复核 ${result.flaggedRows} 行`,
    `新增 ${result.newPersons} 人`,
    `金额 ${formatYuan(result.amountFen)} 元`,
    ...(result.postedLater > 0 ? [`补记入库日期 ${result.postedLater} 笔`] : []),
  ].join('，');
  const same = result.sameFileAsBatch === null ? '' : `（与第 ${result.sameFileAsBatch} 批是同一文件）`;
  // The same file again is recognised before a line of it is read.
  const isUnread = same !== '' && result.rowsRead === 0;
  return `${outcomes[result.outcome]}${same}。${isUnread ? '' : `${numbers}。`}`;
}
