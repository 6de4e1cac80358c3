import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Notice, Reporting } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { percent, remark, weekdays } from '../wording.ts';
import { type CitedFact, joined, wordsOf } from './fact.ts';
import { metricName } from './reward.ts';

/** How often the county reports and whom it calls in. */
export function reportingFacts(notice: Notice): CitedFact[] {
  const { bulletin, interview } = notice.reporting;
  return [
    ...(bulletin === null
      ? []
      : [
          {
            path: 'reporting.bulletin',
            label: '通报',
            value: `${bulletinText(notice, bulletin)}${remark(bulletin.note)}`,
            clause: bulletin.clause,
          },
        ]),
    ...(interview === null
      ? []
      : [
          {
            path: 'reporting.interview',
            label: '约谈后进',
            value: `${interviewText(interview)}${remark(interview.note)}`,
            clause: interview.clause,
          },
        ]),
  ];
}

function bulletinText(notice: Notice, bulletin: NonNullable<Reporting['bulletin']>): string {
  const { cycle, weekday, cutOffAt, metric, ties } = bulletin;
  const words = wordsOf(shape.bulletinShape.shape.cycle, cycle);
  const day = weekday === null ? '没有规定星期几' : weekdays[weekday - 1];
  const isByWeek = cycle === 'WEEKLY' || cycle === 'BIWEEKLY';
  return joined([
    cycle === 'NOT_STATED' ? '没有规定周期' : `${words}一次`,
    isByWeek || weekday !== null ? day : null,
    cutOffAt === null ? null : `数据截至${cutOffAt}`,
    metric === null ? null : `按${metricName(notice, metric)}排名`,
    ties === 'SHARE' ? null : `完成率相同时${wordsOf(shape.bulletinShape.shape.ties, ties)}`,
  ]);
}

function interviewText(interview: NonNullable<Reporting['interview']>): string {
  const { everyWeeks, bottomDivisions, behindPace, noProgressInCycle, hardshipAfterOn } = interview;
  const others = joined(
    [
      behindPace === null ? null : `落后序时进度超过 ${percent(behindPace)} 的`,
      noProgressInCycle && '一个周期内没有进展的',
      hardshipAfterOn === null ? null : `${formatChineseDate(hardshipAfterOn)}后困难群众未达到参保率目标的`,
    ],
    '、',
  );
  return joined([
    `每 ${everyWeeks} 周一次`,
    bottomDivisions === null ? '没有规定后几名' : `后 ${bottomDivisions} 名`,
    others === '' ? null : `以及${others}`,
  ]);
}
