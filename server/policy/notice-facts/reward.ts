import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Metric, Notice, Penalty, RewardBand, RewardStage } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { registriesOf } from '../parameters/tables.ts';
import { hundredths, percent, remark, yuan } from '../wording.ts';
import { type CitedFact, joined, wordsOf } from './fact.ts';

/** What is measured, what reaching it earns, and what falling short brings. */
export function rewardFacts(notice: Notice): CitedFact[] {
  const { rewardLimit } = notice;
  return [
    ...notice.metrics.map((metric, index) => ({
      path: `metrics[${index}]`,
      label: metric.name,
      value: metricText(metric),
      clause: metric.clause,
    })),
    ...notice.rewards.flatMap((stage, index) => stageFacts(notice, stage, index)),
    ...(rewardLimit === null
      ? []
      : [
          {
            path: 'rewardLimit.fen',
            label: '奖励总额封顶',
            value: `每个乡镇（街道）各档合计不超过 ${yuan(rewardLimit.fen)}`,
            clause: rewardLimit.clause,
          },
        ]),
    ...notice.penalties.map((penalty, index) => ({
      path: `penalties[${index}]`,
      label: penalty.name,
      value: penaltyText(notice, penalty),
      clause: penalty.clause,
    })),
  ];
}

/** The name of a metric by its code; null for the completion rate, which needs no definition. */
export function metricName(notice: Notice, code: string | null): string {
  if (code === null) return '任务完成率';
  return registriesOf(notice).metrics.find((metric) => metric.code === code)?.name ?? code;
}

function metricText(metric: Metric): string {
  const words = shape.metricShape.shape;
  const counted = joined(
    [
      metric.fullySubsidised ? null : '不含全额资助的人',
      metric.employeeScheme && '含参加职工医保的人',
      metric.insuredElsewhere && '含在外地参保的人',
    ],
    '、',
  );
  const less = metric.lessExcused ? '（减去有正当理由未参保的人）' : '';
  return joined([
    `${wordsOf(words.numerator, metric.numerator)}${counted === '' ? '' : `（${counted}）`} ÷ ${wordsOf(words.denominator, metric.denominator)}${less}`,
    `按${wordsOf(words.asOf, metric.asOf)}`,
    `${wordsOf(words.refunds, metric.refunds)}${remark(metric.note)}`,
  ]);
}

function stageFacts(notice: Notice, stage: RewardStage, index: number): CitedFact[] {
  const { deadlineOn, perPersonFen, bands, clause } = stage;
  const measure = stage.metric === null ? '' : `${metricName(notice, stage.metric)}达到 100%`;
  const goal = measure === '' ? '完成任务' : measure;
  const day = formatChineseDate(deadlineOn);
  const name = stage.name === undefined ? '' : `${stage.name}：`;
  const base = stage.base === null ? '入库总人数' : wordsOf(shape.rewardShape.shape.base, stage.base);
  const terms = termText(notice, stage);
  const facts: CitedFact[] = [];
  if (perPersonFen !== null || bands.length === 0) {
    const amount = perPersonFen === null ? '通知没有规定金额' : `按${base}每人 ${yuan(perPersonFen)}`;
    facts.push({
      path: `rewards[${index}].perPersonFen`,
      label: `${name}截至${day}${goal}的奖励`,
      value: `${amount}${terms}`,
      clause,
    });
  }
  if (bands.length > 0) {
    facts.push({
      path: `rewards[${index}].bands`,
      label: `${name}截至${day}按${metricName(notice, stage.metric)}分段的奖励`,
      value: `${bands.map((band) => bandText(band, base)).join('；')}${terms}`,
      clause,
    });
  }
  return facts;
}

function bandText({ from, to, pays, fen }: RewardBand, base: string): string {
  const range =
    from === 0 && to !== null
      ? `低于 ${percent(to)}`
      : to === null
        ? `${percent(from)} 及以上`
        : `${percent(from)} 至 ${percent(to)}（不含）`;
  switch (pays) {
    case 'PER_PERSON':
      return `${range}：按${base}每人 ${yuan(fen ?? 0)}`;
    case 'LUMP_SUM':
      return `${range}：一次性奖励 ${yuan(fen ?? 0)}`;
    case 'NOTHING':
      return `${range}：不奖励`;
    case 'UNDEFINED':
      return `${range}：通知没有规定`;
  }
}

function termText(notice: Notice, stage: RewardStage): string {
  const terms = stage.conditions.map(
    ({ metric, atLeast }) => `${metricName(notice, metric)}不低于 ${percent(atLeast)}`,
  );
  const text = joined(
    [
      terms.length === 0 ? null : `须${terms.join('、')}`,
      stage.headCount === null ? null : `按${wordsOf(shape.rewardShape.shape.headCount, stage.headCount)}`,
      stage.capFen === null ? null : `每个乡镇（街道）不超过 ${yuan(stage.capFen)}`,
      stage.note?.replace(/。$/, ''),
    ],
    '；',
  );
  return text === '' ? '' : `（${text}）`;
}

function penaltyText(notice: Notice, penalty: Penalty): string {
  const { when, act, role, fen, points, note } = penalty;
  const conditions = joined([
    when.after === null ? null : `${formatChineseDate(when.after)}之后`,
    when.below === null ? null : `${metricName(notice, when.metric)}低于 ${percent(when.below)}`,
    when.noProgressInCycle && '一个周期内没有进展',
    when.interviewsInARow === null ? null : `连续被约谈 ${when.interviewsInARow} 次`,
  ]);
  const amount = joined([
    fen === null ? null : ` ${yuan(fen)}`,
    points === null ? null : ` ${hundredths(points)} 分`,
  ]);
  const whom = role === undefined ? '' : `（对象：${role}）`;
  return `${conditions}的，${shape.penaltyActs[act]}${amount}${whom}${remark(note)}`;
}
