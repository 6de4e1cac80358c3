import { formatYuan } from '../../../schema/values/fen.ts';
import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Notice } from '../../policy/notice.ts';
import { type ProgressFigures, type ProgressTableTotal, progressTable } from '../../policy/progress.ts';
import { TASK_COLUMN } from '../../policy/quota.ts';
import { percent, persons } from '../../policy/wording.ts';
import type { ProgressRecord } from '../progress/progress.ts';
import { taskQuotas } from './counts.ts';
import type { RewardOutcomeKind, RewardTable, RewardTableRow } from './rewards.ts';

export type ReportKind = 'REWARD' | 'BULLETIN';

/** One figure of an issued report, as it was issued. */
export interface IssuedFigure {
  readonly divisionCode: string | null;
  readonly divisionName: string;
  /** What it is, in a word that never changes; with the division code it names the figure. */
  readonly key: string;
  readonly label: string;
  /** Fen, persons, 万分之一 or a code; null when there is none. */
  readonly value: number | string | null;
  /** As people write it, with its unit. */
  readonly text: string;
}

/** REWARD and BULLETIN as headings write them. */
export const reportNames: Readonly<Record<ReportKind, string>> = { REWARD: '以奖代补', BULLETIN: '通报' };

/** 第 1 期通报（截至2024年11月30日） */
export function reportTitle(report: {
  readonly kind: ReportKind;
  readonly number: number;
  readonly asOfOn: string;
}): string {
  return `第 ${report.number} 期${reportNames[report.kind]}（截至${formatChineseDate(report.asOfOn)}）`;
}

const outcomeNames: Readonly<Record<RewardOutcomeKind, string>> = {
  EARNED: '已得',
  MISSED: '没有达到',
  PENDING: '还不能确定',
  UNDEFINED_BAND: '通知没有规定',
  NOT_SETTLED: '没有选定',
  NO_QUOTA: '没有任务数',
  LOST: '取消奖励',
};

const nothing = '—';
type Measured = (value: number | null) => Pick<IssuedFigure, 'value' | 'text'>;
const measured =
  (write: (value: number) => string): Measured =>
  (value) => ({ value, text: value === null ? nothing : write(value) });
const inFen = measured((value) => `${formatYuan(value)} 元`);
const inPersons = measured((value) => (value < 0 ? `-${persons(-value)}` : persons(value)));
const inPercent = measured(percent);

/** The rewards of every township, and what they come to. */
export function rewardFigures(table: RewardTable, countyName: string): IssuedFigure[] {
  const rows = table.rows.flatMap((row) => ofDivision(row, rewardRow(row)));
  return [
    ...rows,
    ...ofDivision({ divisionCode: null, divisionName: countyName }, [
      { key: 'EARNED_FEN', label: '奖励合计', ...inFen(table.earnedFen) },
    ]),
  ];
}

function rewardRow(row: RewardTableRow): Figure[] {
  return [
    { key: 'OUTCOME', label: '结果', value: row.outcome, text: outcomeNames[row.outcome] },
    { key: 'STAGE', label: '档次', value: row.stage, text: row.stage ?? nothing },
    { key: 'PERSONS', label: '奖励基数', ...inPersons(row.persons) },
    { key: 'FEN', label: '奖励金额', ...inFen(row.fen) },
  ];
}

/**
 * The progress of every township against the quotas that a notice gives out, with its rank, and the total.
 *
 * @param notice in force on the day of the figures
 */
export function bulletinFigures(progress: ProgressRecord, notice: Notice): IssuedFigure[] {
  const quotas = taskQuotas(notice);
  const column = notice.quotas?.columns.find(({ code }) => code === TASK_COLUMN);
  const { rows, total } = progressTable({
    divisions: progress.rows.map(({ divisionCode, divisionName }) => ({
      code: divisionCode,
      name: divisionName,
    })),
    figures: new Map(progress.rows.map((row) => [row.divisionCode, figuresOf(row)])),
    totalFigures: progress.total,
    quotas,
    declaredTotal: column?.declaredTotal ?? null,
  });
  return [
    ...rows.flatMap((row) =>
      ofDivision(row, [
        ...progressRow(row),
        { key: 'RANK', label: '名次', ...measured((rank) => `第 ${rank} 名`)(row.rank) },
      ]),
    ),
    ...ofDivision(
      { divisionCode: null, divisionName: progress.parent.name },
      progressRow(total).map((figure) => ({ ...figure, label: `全县${figure.label}` })),
    ),
  ];
}

function progressRow(
  row: ProgressFigures & Pick<ProgressTableTotal, 'quota' | 'completionBasisPoints' | 'gap'>,
): Figure[] {
  return [
    { key: 'QUOTA', label: '任务数', ...inPersons(row.quota) },
    { key: 'PAID_PERSONS', label: '已缴费人数', ...inPersons(row.paidPersons) },
    { key: 'AMOUNT_FEN', label: '缴费金额', ...inFen(row.amountFen) },
    { key: 'COMPLETION', label: '完成率', ...inPercent(row.completionBasisPoints) },
    { key: 'GAP', label: '差额', ...inPersons(row.gap) },
    { key: 'NEW_IN_7_DAYS', label: '近 7 天新增', ...inPersons(row.newIn7Days) },
  ];
}

/** Without the quota of the row, which is another notice's. */
function figuresOf({ paidPersons, amountFen, newToday, newIn7Days }: ProgressFigures): ProgressFigures {
  return { paidPersons, amountFen, newToday, newIn7Days };
}

type Figure = Omit<IssuedFigure, 'divisionCode' | 'divisionName'>;

function ofDivision(
  { divisionCode, divisionName }: Pick<IssuedFigure, 'divisionCode' | 'divisionName'>,
  figures: readonly Figure[],
): IssuedFigure[] {
  return figures.map((figure) => ({ divisionCode, divisionName, ...figure }));
}
