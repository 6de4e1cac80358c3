import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sentence } from '../../schema/messages.ts';
import { breakdownStateNames } from '../../schema/values/breakdown.ts';
import { formsWorkbook, formsZip } from '../http/breakdown-files.ts';
import { returnedAnswer } from '../http/breakdown-returned.ts';
import type { ImportedBreakdown, ImportedOutcome } from '../services/breakdowns/import.ts';
import type { CampaignRecord } from '../services/campaigns/campaigns.ts';
import { ownerKey } from '../services/imports/job-owners.ts';
import type { Services } from '../services/services.ts';
import { type CommandArguments, readArguments } from './arguments.ts';
import { printProblems, terminalActor, withServices } from './terminal.ts';

const usage = [
  '用法：',
  '  breakdown status <县代码-年度>',
  '  breakdown export <县代码-年度> <文件.zip|文件.xlsx> [--by township|village] [--under 区划代码]',
  '  breakdown import <县代码-年度> <文件.xlsx|.csv|.zip> [--dry-run] [--submit] [--on-conflict report|mine|theirs] [--returned 退回件]',
].join('\n');

const conflictChoices = { report: 'REPORT', mine: 'MINE', theirs: 'THEIRS' } as const;

/** `breakdown status|export|import`: 1 when a form was not taken, 2 when called wrongly. */
export async function breakdownCommand([act, ...args]: readonly string[]): Promise<number> {
  const read = readArguments(args, {
    'dry-run': false,
    submit: false,
    'on-conflict': true,
    returned: true,
    by: true,
    under: true,
  });
  const [id, file, ...rest] = read?.values ?? [];
  const run = act === 'status' || act === 'export' || act === 'import' ? acts[act] : null;
  if (!read || !run || !id || rest.length > 0 || (act === 'status') !== (file === undefined)) return wrong();
  return withServices(async (services) => {
    const campaign = await services.campaigns.get(terminalActor, id);
    return run(services, campaign, id, file ?? '', read);
  });
}

type Act = (
  services: Services,
  campaign: CampaignRecord,
  campaignId: string,
  file: string,
  read: CommandArguments,
) => Promise<number>;

const acts: Readonly<Record<'status' | 'export' | 'import', Act>> = {
  status: printStatus,
  export: writeForms,
  import: takeIn,
};

async function printStatus(services: Services, _: CampaignRecord, campaignId: string): Promise<number> {
  const { breakdowns, notDispatched } = await services.breakdowns.overview(terminalActor, campaignId);
  for (const { division, state, filledCells, cells, deadlineOn, isLate, edition } of breakdowns) {
    const late = isLate ? '  逾期' : '';
    console.log(
      `${division.code}  ${division.name}  ${breakdownStateNames[state]}  已填 ${filledCells}/${cells}  截止 ${deadlineOn}${late}  第 ${edition} 版次`,
    );
  }
  if (notDispatched.length > 0) {
    console.log(`还没有下发 ${notDispatched.length} 个：${notDispatched.map(({ name }) => name).join('、')}`);
  }
  return 0;
}

async function writeForms(
  services: Services,
  campaign: CampaignRecord,
  _: string,
  file: string,
  read: CommandArguments,
): Promise<number> {
  const by = optionOf(read, 'by') ?? 'township';
  const isWorkbook = file.toLowerCase().endsWith('.xlsx');
  if ((by !== 'township' && by !== 'village') || (isWorkbook && by === 'village')) return wrong();
  const choice = { under: optionOf(read, 'under'), by: by === 'village' ? 'VILLAGE' : 'TOWNSHIP' } as const;
  const write = isWorkbook ? formsWorkbook : formsZip;
  writeFileSync(file, await write(services, terminalActor, campaign, choice));
  console.log(`已写入 ${file}`);
  return 0;
}

async function takeIn(
  services: Services,
  campaign: CampaignRecord,
  campaignId: string,
  file: string,
  read: CommandArguments,
): Promise<number> {
  const onConflict = optionOf(read, 'on-conflict') ?? 'report';
  if (onConflict !== 'report' && onConflict !== 'mine' && onConflict !== 'theirs') return wrong();
  if (!existsSync(file)) {
    console.error(`没有文件 ${file}。`);
    return 2;
  }
  const owner = ownerKey(terminalActor);
  const body = createReadStream(file);
  const uploadId = await services.uploads.receive(owner, basename(file), body, null);
  const answer = await services.breakdownImports.import(terminalActor, {
    campaignId,
    uploadId,
    dryRun: read.options.has('dry-run'),
    submit: read.options.has('submit'),
    onConflict: conflictChoices[onConflict],
    choices: [],
    mutationKey: randomUUID(),
  });
  printProblems(answer.problems);
  for (const imported of answer.files) printImported(imported);
  const target = optionOf(read, 'returned');
  const id = answer.returnedCopy?.split('/').at(-1);
  if (target !== null && id !== undefined) {
    const files = await services.breakdownImports.returned(terminalActor, campaignId, id);
    const returned = await returnedAnswer(services, campaign, files);
    writeFileSync(target, returned.bytes);
    console.log(`退回件（${returned.kind}）已写入 ${target}`);
  }
  const isTaken = answer.files.every(({ outcome }) => outcome === 'DONE' || outcome === 'UNCHANGED');
  return answer.problems.length === 0 && isTaken ? 0 : 1;
}

const outcomes: Readonly<Record<ImportedOutcome, string>> = {
  DONE: '已收',
  UNCHANGED: '没有改动',
  HAS_PROBLEMS: '有错误，没有收',
  HAS_CONFLICTS: '别人改过，没有收',
  REFUSED: '没有收',
};

function printImported(imported: ImportedBreakdown): void {
  const { fileName, divisionName, outcome, changedCells, problems, conflicts } = imported;
  console.log(`${fileName}  ${divisionName ?? '—'}  ${outcomes[outcome]}  改 ${changedCells} 格`);
  printProblems(problems);
  for (const { villageName, columnName, base, mine, theirs } of conflicts) {
    const values = {
      village: villageName,
      item: columnName,
      base: shown(base),
      mine: shown(mine),
      theirs: shown(theirs),
    };
    console.error(`错误  ${sentence('BREAKDOWN_CONFLICT', values)}`);
  }
}

function shown(value: number | string | null): string {
  return value === null || value === '' ? '空' : String(value);
}

function optionOf({ options }: CommandArguments, name: string): string | null {
  return options.get(name)?.at(-1) ?? null;
}

function wrong(): number {
  console.error(usage);
  return 2;
}
