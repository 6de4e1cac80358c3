import { formatChineseDate } from '../../../schema/values/local-date.ts';
import { isTownship, type Notice, type NoticeQuotas, type QuotaMethod } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { quotaTotals } from '../quota.ts';
import { percent, persons, remark, signed } from '../wording.ts';
import { type CitedFact, wordsOf } from './fact.ts';

/** How quotas come about and the table that a notice prints, with both totals of every column. */
export function quotaFacts({ quotas, quotaMethod, divisions }: Notice): CitedFact[] {
  const facts: CitedFact[] = [];
  if (quotaMethod) {
    facts.push({
      path: 'quotaMethod',
      label: '任务数确定办法',
      value: `${methodText(quotaMethod)}${remark(quotaMethod.note)}`,
      clause: quotaMethod.clause,
    });
  }
  if (!quotas) return facts;
  const { clause, note } = quotas;
  facts.push(...columnFacts(quotas), ...rowFacts(quotas));
  facts.push({
    path: 'divisions',
    label: '乡镇（街道）',
    value: `${divisions.filter(isTownship).length} 个`,
    clause,
  });
  if (note !== undefined) facts.push({ path: 'quotas.note', label: '附表的注', value: note, clause });
  return facts;
}

function methodText({ kind, years, factor, rate, population }: QuotaMethod): string {
  switch (kind) {
    case 'MEAN_OF_PRIOR_YEARS':
      return `前 ${years ?? '若干'} 年参保人数平均`;
    case 'PRIOR_YEAR_TIMES_FACTOR':
      return `上年参保人数的 ${percent(factor ?? 10_000)}`;
    case 'POPULATION_RATE': {
      const basis = wordsOf(shape.quotaMethodShape.shape.population, population ?? 'REGISTERED');
      return `${basis}的 ${percent(rate ?? 10_000)}`;
    }
    case 'GIVEN':
    case 'MANUAL':
      return wordsOf(shape.quotaMethodShape.shape.kind, kind);
  }
}

function columnFacts(quotas: NoticeQuotas): CitedFact[] {
  return quotaTotals(quotas).map(({ name, declared, computed, difference }, index) => {
    const column = quotas.columns[index]!;
    const parts = [
      declared === null ? '没有印出合计' : `印出合计 ${persons(declared)}`,
      ...(computed === null ? [] : [`逐行合计 ${persons(computed)}`]),
      ...(difference === null ? [] : [`相差 ${signed(difference)} 人`]),
      ...(column.asOfOn === undefined ? [] : [`统计截至${formatChineseDate(column.asOfOn)}`]),
    ];
    return {
      path: `quotas.columns[${index}]`,
      label: `${name}合计`,
      value: `${parts.join('，')}${remark(column.note)}`,
      clause: quotas.clause,
    };
  });
}

function rowFacts(quotas: NoticeQuotas): CitedFact[] {
  return quotas.rows.map(({ division, values, remarks }, index) => {
    const cells = quotas.columns.map(({ name }, at) => {
      const value = values[at] ?? null;
      return `${name} ${value === null ? '没有数字' : persons(value)}`;
    });
    return {
      path: `quotas.rows[${index}]`,
      label: division,
      value: `${cells.join('，')}${remark(remarks)}`,
      clause: quotas.clause,
    };
  });
}
