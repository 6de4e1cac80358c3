import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Notice } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { percent, persons, yuan } from '../wording.ts';
import { type CitedFact, joined, wordsOf } from './fact.ts';
import { conditionTexts, spanText } from './people.ts';

/** What a person pays, what public money adds, and what the county set out to reach. */
export function moneyFacts(notice: Notice): CitedFact[] {
  return [...individualFacts(notice), ...fiscalFacts(notice), ...targetFacts(notice)];
}

function individualFacts({ standard }: Notice): CitedFact[] {
  const { individualFen, tiers, groups, amounts, clause } = standard;
  const tierName = (code: string | null) => tiers.find((tier) => tier.code === code)?.name ?? code;
  const groupName = (code: string | null) => groups.find((group) => group.code === code)?.name ?? code;
  const isSplit = amounts.length > 0;
  return [
    {
      path: 'standard.individualFen',
      label: '个人缴费标准',
      value: `${yuan(individualFen)}/人·年${isSplit ? '（没有另列的档次和人群按此）' : ''}`,
      clause,
    },
    ...tiers.map((tier, index) => ({
      path: `standard.tiers[${index}]`,
      label: '缴费档次',
      value: tier.name,
      clause: tier.clause,
    })),
    ...groups.map((group, index) => ({
      path: `standard.groups[${index}]`,
      label: `单列标准的人群：${group.name}`,
      value: joined(conditionTexts(group.conditions), '、') || '没有条件',
      clause: group.clause,
    })),
    ...amounts.map((amount, index) => ({
      path: `standard.amounts[${index}]`,
      label: `${joined([tierName(amount.tier), groupName(amount.group)], '、') || '全体居民'}的个人缴费标准`,
      value: joined([`${yuan(amount.individualFen)}/人·年`, spanText(amount)]),
      clause: amount.clause,
    })),
  ];
}

function fiscalFacts({ standard: { fiscal, floors } }: Notice): CitedFact[] {
  const facts: CitedFact[] = [];
  if (fiscal) {
    facts.push({
      path: 'standard.fiscal.fen',
      label: '财政补助标准',
      value: `${fiscal.isFloor ? '不低于 ' : ''}${yuan(fiscal.fen)}/人·年`,
      clause: fiscal.clause,
    });
    if (fiscal.sources.length > 0) {
      facts.push({
        path: 'standard.fiscal.sources',
        label: '财政补助分级负担',
        value: fiscal.sources
          .map(({ source, fen }) => `${shape.fiscalSources[source]} ${yuan(fen)}`)
          .join('，'),
        clause: fiscal.clause,
      });
    }
  }
  for (const [index, floor] of floors.entries()) {
    const since = floor.from === null ? null : `${formatChineseDate(floor.from)}起`;
    facts.push({
      path: `standard.floors[${index}]`,
      label: '上级规定的下限',
      value: `${wordsOf(shape.floorShape.shape.of, floor.of)}不低于 ${yuan(floor.fen)}（${joined([since, floor.document])}）`,
      clause: floor.clause,
    });
  }
  return facts;
}

function targetFacts({ targets }: Notice): CitedFact[] {
  const facts: CitedFact[] = [];
  if (targets.enrollment) {
    facts.push({
      path: 'targets.enrollment.persons',
      label: '参保目标数',
      value: persons(targets.enrollment.persons),
      clause: targets.enrollment.clause,
    });
  }
  if (targets.hardshipCoverage) {
    facts.push({
      path: 'targets.hardshipCoverage.basisPoints',
      label: '困难群众参保率目标',
      value: percent(targets.hardshipCoverage.basisPoints),
      clause: targets.hardshipCoverage.clause,
    });
  }
  return facts;
}
