import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '../../schema/values/problem.ts';
import type { Notice } from '../policy/notice.ts';
import { campaignId } from '../services/campaigns/campaigns.ts';
import { readNoticeFrom } from '../services/notices/notices.ts';
import { differenceLines, noticeSchemaText } from '../services/notices/words.ts';
import { type CommandArguments, readArguments } from './arguments.ts';
import { cloneNotice } from './notice-clone.ts';
import { explainNotice, explainOptions, explainUsage } from './notice-explain.ts';
import { printProblems, terminalActor, withServices } from './terminal.ts';

interface Act {
  readonly usage: string;
  readonly options: Readonly<Record<string, boolean>>;
  readonly least: number;
  readonly most: number;
  readonly run: (args: CommandArguments) => number | Promise<number>;
}

const acts: Readonly<Record<string, Act>> = {
  check: { usage: 'check <文件.yaml>', options: {}, least: 1, most: 1, run: check },
  load: {
    usage: 'load <文件.yaml> [--withdraw <要废止的修改通知文号>] [--confirm]',
    options: { withdraw: true, confirm: false },
    least: 1,
    most: 1,
    run: load,
  },
  diff: {
    usage: 'diff <旧.yaml> <新.yaml>  或  diff <县代码-年度> <旧版本> <新版本>',
    options: {},
    least: 2,
    most: 3,
    run: diff,
  },
  explain: {
    usage: explainUsage,
    options: explainOptions,
    least: 1,
    most: 1,
    run: (args) => withNotice(args.values[0]!, (notice) => explainNotice(notice, args.options), '没有解释'),
  },
  schema: { usage: 'schema', options: {}, least: 0, most: 0, run: schema },
  clone: { usage: 'clone <县代码-年度> [新年度]', options: {}, least: 1, most: 2, run: cloneNotice },
};

/** `notice <act> …`: 0 when all is well, 1 when a notice has faults, 2 when it is asked the wrong way. */
export async function noticeCommand([name = '', ...rest]: readonly string[]): Promise<number> {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  const args = act ? readArguments(rest, act.options) : null;
  if (!act || !args || args.values.length < act.least || args.values.length > act.most) {
    const usages = act ? [act.usage] : Object.values(acts).map(({ usage }) => usage);
    for (const [index, usage] of usages.entries()) {
      console.error(`${index === 0 ? '用法：' : '　　　'}notice ${usage}`);
    }
    return 2;
  }
  return act.run(args);
}

/** Reads and checks a file, says what is wrong with it, and goes on when it is good. */
async function withNotice(
  file: string,
  act: (notice: Notice, text: string) => number | Promise<number>,
  verdict = '没有装入',
): Promise<number> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    console.error(`没有文件 ${file}。`);
    return 2;
  }
  const read = await readNoticeFrom(file, basename(file));
  if (read.kind === 'problems') {
    printProblems(read.problems);
    printTotal(read.problems, verdict);
    return 1;
  }
  printProblems(read.warnings);
  return act(read.notice, read.text);
}

/** The last line: how many faults there are, however many were printed, and what came of it. */
function printTotal(problems: readonly Problem[], verdict: string): void {
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = problems.length - errors;
  console.error(`共 ${errors} 处错误${warnings > 0 ? `、${warnings} 处提醒` : ''}，${verdict}。`);
}

function check({ values: [file = ''] }: CommandArguments): Promise<number> {
  return withNotice(file, ({ document }) => {
    console.log(`${basename(file)}：可以装入（${document.number}）。`);
    return 0;
  });
}

function load({ values: [file = ''], options }: CommandArguments): Promise<number> {
  return withNotice(file, ({ county, benefitYear }, content) =>
    withServices(async ({ campaigns, noticePublishing }) => {
      const id = campaignId({ countyCode: county.code, benefitYear });
      const campaign = await campaigns.find(terminalActor, id);
      const { state, version, problems, differences } = await noticePublishing.publish(terminalActor, {
        campaignId: campaign && id,
        draft: { content },
        expectedVersion: campaign?.noticeVersion ?? 0,
        confirmDifferences: options.has('confirm'),
        withdrawnDocuments: options.get('withdraw') ?? [],
        note: null,
      });
      switch (state) {
        case 'PUBLISHED':
          console.log(`已装入，第 ${version} 版。`);
          return 0;
        case 'UNCHANGED':
          console.log(`内容与第 ${version} 版相同，没有改变。`);
          return 0;
        case 'HAS_PROBLEMS':
          printProblems(problems.filter(({ severity }) => severity === 'ERROR'));
          printTotal(problems, '没有装入');
          return 1;
        case 'NEEDS_CONFIRMATION':
          console.error('没有装入。照这份方案重算，已印发的报表有数字会不同（已印发的不会改变）：');
          for (const { reportTitle, divisionName, label, was, wouldBe } of differences) {
            console.error(`${reportTitle} ${divisionName} ${label}：${was} → ${wouldBe}`);
          }
          console.error('看过以后仍要装入，请加 --confirm。');
          return 1;
      }
    }),
  );
}

async function diff({ values }: CommandArguments): Promise<number> {
  const [left = '', right = '', newer] = values;
  if (newer === undefined) {
    const verdict = '没有比较';
    return withNotice(
      left,
      (before) => withNotice(right, (after) => printDifferences(before, after), verdict),
      verdict,
    );
  }
  const versions = [Number(right), Number(newer)] as const;
  if (!versions.every((version) => Number.isInteger(version) && version > 0)) {
    console.error('版本号应为从 1 起的整数，如 notice diff 990101-2025 1 2。');
    return 2;
  }
  return withServices(async ({ campaigns }) => {
    const campaign = await campaigns.get(terminalActor, left);
    const [before, after] = await Promise.all(
      versions.map((version) => campaigns.published(campaign, version)),
    );
    return printDifferences(before!, after!);
  });
}

function printDifferences(before: Notice, after: Notice): number {
  const lines = differenceLines(before, after);
  console.log(lines.length === 0 ? '没有不同。' : [...lines, `共 ${lines.length} 处不同。`].join('\n'));
  return 0;
}

function schema(): number {
  console.log(noticeSchemaText());
  return 0;
}
