import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { RosterImportResult } from '../services/imports/requests.ts';
import { readArguments } from './arguments.ts';
import { printProblems, terminalActor, withServices } from './terminal.ts';

const usage = [
  '用法：roster import <县代码-年度> <来源代码> <文件> --as-of YYYY-MM-DD [--dry-run] [--allow-many-cancelled]',
  '      roster sources <县代码-年度>',
  '      roster add <县代码-年度> <来源代码> <名册名称> <出具部门> [--category 类别] [--residents] [--partial]',
].join('\n');

const outcomes: Record<RosterImportResult['outcome'], string> = {
  COMMITTED: '已收录',
  NOTHING_NEW: '没有新内容，什么也没有改变',
  REFUSED: '未收录：有错误，整批未动',
  DRY_RUN: '试运行：只检查，没有收录',
  CANCELLED: '已取消，什么也没有留下',
};

/** `roster import|sources|add`: 1 when refused, 2 when called wrongly. */
export async function rosterCommand(args: readonly string[]): Promise<number> {
  const [act, ...rest] = args;
  if (act === 'import') return importRosterFile(rest);
  if (act === 'sources') return listSources(rest);
  if (act === 'add') return addSource(rest);
  console.error(usage);
  return 2;
}

async function importRosterFile(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { 'as-of': true, 'dry-run': false, 'allow-many-cancelled': false });
  const [campaignId, sourceCode, file] = read?.values ?? [];
  const asOfOn = read?.options.get('as-of')?.[0];
  if (!read || !campaignId || !sourceCode || !file || asOfOn === undefined) {
    console.error(usage);
    return 2;
  }
  if (!existsSync(file)) {
    console.error(`没有文件 ${file}。`);
    return 2;
  }
  const { options } = read;
  return withServices(async ({ rosters, imports }) => {
    const job = await rosters.importFile(
      terminalActor,
      {
        campaignId,
        sourceCode,
        asOfOn,
        dryRun: options.has('dry-run'),
        columns: {},
        allowManyCancelled: options.has('allow-many-cancelled'),
      },
      { file, fileName: basename(file) },
    );
    const { rosterResult } = await imports.finished(job.id);
    if (!rosterResult) throw new Error('a roster import ended without its result');
    printProblems(rosterResult.problems, rosterResult.problemCount);
    if (rosterResult.problems.some(({ code }) => code === 'ROSTER_CANCELS_MANY')) {
      console.error('命令行里加 --allow-many-cancelled，就是确认“允许大量退出”。');
    }
    console.log(summary(rosterResult));
    const hasError = rosterResult.problems.some(({ severity }) => severity === 'ERROR');
    return rosterResult.outcome === 'REFUSED' || hasError ? 1 : 0;
  });
}

function summary(result: RosterImportResult): string {
  const numbers = [
    `读 ${result.rowsRead} 行、${result.persons} 人`,
    `新增 ${result.newEntries}`,
    `变更 ${result.changedEntries}`,
    `退出 ${result.cancelledEntries}`,
    `不变 ${result.unchangedEntries} 人次`,
    `新建档案 ${result.newPersons} 人`,
    `姓名待核 ${result.reviewItems} 件`,
    `也在其他名册上 ${result.personsInOtherRosters} 人`,
  ].join('，');
  const same = result.sameFileAsBatch === null ? '' : `（与第 ${result.sameFileAsBatch} 批是同一文件）`;
  // The same file again is recognised before a line of it is read.
  const isUnread = same !== '' && result.rowsRead === 0;
  return `${outcomes[result.outcome]}${same}。${isUnread ? '' : `${numbers}。`}`;
}

async function listSources(args: readonly string[]): Promise<number> {
  const [campaignId] = args;
  if (!campaignId) {
    console.error(usage);
    return 2;
  }
  return withServices(async ({ rosters }) => {
    const sources = await rosters.sources(terminalActor, campaignId);
    for (const source of sources) {
      const what = source.kind === 'RESIDENTS' ? '居民底册' : (source.categoryName ?? '各行写明类别');
      const asOf = source.currentAsOfOn === null ? '尚未收录' : `截至 ${source.currentAsOfOn}`;
      const full = source.isFull ? '全量' : '只增不减';
      console.log(
        `${source.code}  ${source.name}（${source.office}）  ${what}，${full}，${asOf}，在册 ${source.currentEntries}`,
      );
    }
    if (sources.length === 0) console.log('还没有名册来源。');
    return 0;
  });
}

async function addSource(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { category: true, residents: false, partial: false });
  const [campaignId, code, name, office] = read?.values ?? [];
  if (!read || !campaignId || !code || !name || !office) {
    console.error(usage);
    return 2;
  }
  const { options } = read;
  return withServices(async ({ rosters }) => {
    await rosters.saveSource(terminalActor, campaignId, {
      code,
      name,
      office,
      kind: options.has('residents') ? 'RESIDENTS' : 'CATEGORY',
      category: options.get('category')?.[0] ?? null,
      isFull: !options.has('partial'),
      version: null,
    });
    console.log(`已新建名册来源 ${code}。`);
    return 0;
  });
}
