import type { ProgressView } from './progress.ts';
import { groupDigits, levelWords } from './words.ts';

/** Columns of a 进度表 whose rows ought to add up to the total. */
export type SummedKey = 'paidPersons' | 'newToday' | 'newIn7Days' | 'amountFen';

/** The code of the row that holds what belongs to no village, as GraphQL answers it. */
export const noVillage = 'NO_VILLAGE';

export interface ProgressCheck {
  readonly key: SummedKey | 'quota';
  readonly isFine: boolean;
  readonly text: string;
}

/** What was compared: always the quotas, and of the counts those that do not add up. */
export function checksOf(view: ProgressView): ProgressCheck[] {
  const { header, each } = levelWords(view.level);
  if (view.rows.length === 0) return [{ key: 'quota', isFine: true, text: `没有可显示的${header}` }];
  const names: Record<SummedKey, string> = {
    paidPersons: '已缴费人数',
    newToday: '当日新增',
    newIn7Days: '近7日新增',
    amountFen: '缴费金额（分）',
  };
  const sums = (Object.keys(names) as SummedKey[]).flatMap((key): ProgressCheck[] => {
    const sum = view.rows.reduce((all, row) => all + row[key], 0);
    if (sum === view.total[key]) return [];
    const text = `${each}${names[key]}相加 ${groupDigits(sum)}，与合计 ${groupDigits(view.total[key])} 不同`;
    return [{ key, isFine: false, text }];
  });
  return [quotaCheck(view, each), ...sums];
}

function quotaCheck(view: ProgressView, each: string): ProgressCheck {
  const { quota, rowSumQuota, quotaDifference } = view.total;
  const isByVillage = view.level === 'VILLAGE';
  if (!view.hasQuotas) {
    const why = isByVillage ? noVillageQuotas(view) : '未下达任务数';
    const left = `任务数、完成率、差额、排名留空，不是零`;
    const total =
      isByVillage && quota !== null
        ? `；合计行的任务数 ${groupDigits(quota)} 人是下达给${placeOf(view)}的`
        : '';
    return { key: 'quota', isFine: true, text: `${why}，${total ? each : ''}${left}${total}` };
  }
  const missing = view.rows.filter((row) => row.quota === null && row.divisionCode !== noVillage).length;
  if (isByVillage && missing > 0 && quota !== null && rowSumQuota !== null) {
    const text =
      `还有 ${groupDigits(missing)} 个村（社区）没有分解任务数（目标分解没有通过），留空，不是零；` +
      `已分解 ${groupDigits(rowSumQuota)} 人，合计行的任务数 ${groupDigits(quota)} 人是下达给${placeOf(view)}的`;
    return { key: 'quota', isFine: true, text };
  }
  if (quota === null || rowSumQuota === null || quotaDifference === null) {
    return { key: 'quota', isFine: true, text: '任务数没有可核对的合计' };
  }
  const sum = `${each}任务数相加 ${groupDigits(rowSumQuota)}`;
  if (quotaDifference === 0) {
    return { key: 'quota', isFine: true, text: `${sum}，与下达合计一致` };
  }
  const difference = `${quotaDifference < 0 ? '少' : '多'} ${groupDigits(Math.abs(quotaDifference))}`;
  return { key: 'quota', isFine: false, text: `${sum}，比下达合计 ${groupDigits(quota)} ${difference}` };
}

function placeOf({ campaign, divisionName }: ProgressView): string {
  return divisionName || campaign.countyName;
}

/** Why no village has a quota. */
function noVillageQuotas({ total, rows, identity }: ProgressView): string {
  if (total.quota !== null) return '任务数还没有分解到村（目标分解没有通过）';
  // Of a single village nobody here knows whether its township was given a quota.
  return rows.some(({ divisionCode }) => divisionCode === identity.divisionCode)
    ? '没有分解到本村的任务数'
    : '未下达任务数';
}
