import type { Fen } from '../../../schema/values/fen.ts';
import { formatChineseDate, type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { explainReward } from '../../policy/explain/reward.ts';
import type { Notice } from '../../policy/notice.ts';
import type { HardshipFigures } from '../../policy/penalty.ts';
import {
  type RewardAnswer,
  type RewardOutcome,
  type RewardSnapshot,
  rewardDays,
  rewardOf,
} from '../../policy/reward.ts';
import type { Actor } from '../access.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';
import { type Hardship, hardshipSentence, rewardsAskHardship } from '../coverage/hardship.ts';
import type { DivisionRecord, Divisions } from '../divisions.ts';
import { RewardCounts, type TownshipCounts } from './counts.ts';
import { rewardNotice } from './in-force.ts';
import type { Ledger, Ledgers } from './ledger.ts';

export type RewardOutcomeKind =
  | 'EARNED'
  | 'MISSED'
  | 'PENDING'
  | 'UNDEFINED_BAND'
  | 'NOT_SETTLED'
  | 'NO_QUOTA'
  | 'LOST';

export interface RewardTableRow {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly outcome: RewardOutcomeKind;
  /** Null unless earned. */
  readonly fen: Fen | null;
  /** What today's figures would pay, of a reward still open. */
  readonly expectedFen: Fen | null;
  /** What the reward is multiplied by; null for a lump sum and for what is not earned. */
  readonly persons: number | null;
  readonly stage: string | null;
  readonly countedAsOf: LocalDate | null;
  readonly explanation: readonly string[];
  readonly clause: string | null;
}

export interface RewardTable {
  readonly asOfOn: LocalDate;
  readonly noticeVersion: number;
  readonly hasNoRewards: boolean;
  /** In table order. */
  readonly rows: readonly RewardTableRow[];
  readonly earnedFen: Fen;
  /** Of rewards still open; not part of `earnedFen`. */
  readonly expectedFen: Fen;
}

/** What a table is worked out under. */
export interface RewardQuestion {
  /** With its later documents not yet applied. */
  readonly published: Notice;
  readonly noticeVersion: number;
  readonly asOf: LocalDate;
  /** The day on which the ledger is looked at: no day is over before it. */
  readonly today: LocalDate;
}

export interface Rewards {
  /** @param asOf null for today; a township account gets its own row and sums of that alone */
  of(actor: Actor, campaign: CampaignRecord, asOf: LocalDate | null): Promise<RewardTable>;
  /** The whole county, for reports. */
  table(campaign: CampaignRecord, question: RewardQuestion): Promise<RewardTable>;
}

export function createRewards(
  campaigns: Campaigns,
  divisions: Divisions,
  ledgers: Ledgers,
  hardship: Hardship,
  clock: () => Date,
): Rewards {
  return {
    async of(actor, campaign, asOf) {
      const { rows } = await divisions.rowsFor(actor, campaign.countyCode, 'TOWNSHIP', null);
      const today = localDateAt(clock());
      const published = await campaigns.published(campaign);
      const { noticeVersion } = campaign;
      return calculate(campaign, { published, noticeVersion, asOf: asOf ?? today, today }, rows);
    },
    async table(campaign, question) {
      const tree = await divisions.tree(campaign.countyCode);
      return calculate(campaign, question, tree.townships);
    },
  };

  async function calculate(
    campaign: CampaignRecord,
    { published, noticeVersion, asOf, today }: RewardQuestion,
    townships: readonly DivisionRecord[],
  ): Promise<RewardTable> {
    const notice = rewardNotice(published, asOf);
    const none = { asOfOn: asOf, noticeVersion, earnedFen: 0, expectedFen: 0 };
    if (notice.rewards.length === 0) return { ...none, hasNoRewards: true, rows: [] };
    const ledger = campaign.paymentSource === 'NONE' ? null : await ledgers.of(campaign);
    const registered = await ledgers.registered(campaign.countyCode, notice);
    const counts = new RewardCounts(published, notice, ledger, asOf, registered);
    const currentDay = asOf < today ? asOf : today;
    const days = [...rewardDays(notice), finalDay(notice)].filter((day) => day <= asOf);
    const coverage = await coverageOn(campaign, notice, [...days, currentDay]);
    const rows = townships.map(({ code, name }) => {
      const on = (day: LocalDate) =>
        snapshotOf(counts.of(code, day), coverage.get(day)?.get(code) ?? null, day, today);
      const current = on(currentDay);
      const answer = rewardOf(
        notice,
        {
          snapshots: rewardDays(notice)
            .filter((day) => day <= asOf)
            .map(on),
          final: finalDay(notice) <= asOf ? on(finalDay(notice)) : null,
          current,
          situation: {
            asOfOn: current.asOfOn,
            counts: current.counts,
            hardshipCoverage: current.hardshipCoverage,
            newInCycle: null,
            interviewsInARow: null,
          },
        },
        asOf,
      );
      const { leftOut, refundedPersons } = counts.of(code, current.asOfOn);
      return {
        divisionCode: code,
        divisionName: name,
        ...rowOf(answer),
        explanation: [
          ...explainReward(notice, answer),
          ...ledgerSentences(answer.outcome, ledger, { leftOut, refunded: refundedPersons }),
          ...(current.hardshipCoverage === null ? [] : [hardshipSentence]),
        ],
      };
    });
    return {
      ...none,
      hasNoRewards: false,
      rows,
      earnedFen: rows.reduce((sum, { fen }) => sum + (fen ?? 0), 0),
      expectedFen: rows.reduce((sum, row) => sum + (row.expectedFen ?? 0), 0),
    };
  }

  /** Hardship coverage on each of the days, by township; empty where the notice does not ask or nobody knows. */
  async function coverageOn(
    campaign: CampaignRecord,
    notice: Notice,
    days: readonly LocalDate[],
  ): Promise<ReadonlyMap<LocalDate, ReadonlyMap<string, HardshipFigures>>> {
    const found = new Map<LocalDate, ReadonlyMap<string, HardshipFigures>>();
    if (!rewardsAskHardship(notice)) return found;
    for (const day of new Set(days)) {
      const figures = await hardship.on(campaign, notice, day);
      if (figures) found.set(day, figures);
    }
    return found;
  }
}

function snapshotOf(
  { counts }: TownshipCounts,
  hardshipCoverage: HardshipFigures | null,
  day: LocalDate,
  today: LocalDate,
): RewardSnapshot {
  return { asOfOn: day, isOver: day < today, isFrozen: false, counts, hardshipCoverage };
}

/** The end of collection: the last day of any window but that of newborns, which goes on all year. */
function finalDay({ windows }: Notice): LocalDate {
  const general = windows.filter(({ kind }) => kind !== 'NEWBORN');
  return (
    (general.length > 0 ? general : windows)
      .map(({ closesOn }) => closesOn)
      .sort()
      .at(-1) ?? '9999-12-31'
  );
}

type RowAnswer = Omit<RewardTableRow, 'divisionCode' | 'divisionName' | 'explanation'>;

function rowOf({ outcome, stages, asOf }: RewardAnswer): RowAnswer {
  const none = { fen: null, expectedFen: null, persons: null, stage: null, clause: null };
  const stageAt = (index: number | null) => stages.find((each) => each.index === index);
  const named = (index: number | null) => {
    const judged = stageAt(index);
    return judged
      ? { stage: stageName(judged.stage), clause: judged.stage.clause, countedAsOf: judged.countedOn }
      : { stage: null, clause: null, countedAsOf: asOf };
  };
  switch (outcome.kind) {
    case 'earned': {
      const [first] = outcome.parts;
      const persons = outcome.parts.map(({ earned }) => earned.persons);
      return {
        ...none,
        outcome: 'EARNED',
        fen: outcome.fen,
        // Stages that add up each have a base of their own; the sentences give them.
        persons: new Set(persons).size === 1 ? (persons[0] ?? null) : null,
        stage: outcome.parts
          .flatMap(({ index }) => stageAt(index) ?? [])
          .map(({ stage }) => stageName(stage))
          .join('、'),
        countedAsOf: first?.earned.asOfOn ?? asOf,
        clause: outcome.clause,
      };
    }
    case 'missed': {
      const last = stages.at(-1);
      return { ...none, ...named(last?.index ?? null), stage: null, outcome: 'MISSED' };
    }
    case 'pending':
      return {
        ...none,
        ...named(outcome.stage),
        countedAsOf: outcome.wouldBe?.asOfOn ?? asOf,
        outcome: 'PENDING',
        expectedFen: outcome.wouldBe?.fen ?? null,
      };
    case 'undefinedBand':
      return { ...none, ...named(outcome.stage), outcome: 'UNDEFINED_BAND' };
    case 'noQuota':
      return { ...none, ...named(outcome.stage), outcome: 'NO_QUOTA' };
    case 'notSettled':
      return { ...none, countedAsOf: asOf, outcome: 'NOT_SETTLED' };
    case 'lost':
      return { ...none, countedAsOf: asOf, clause: outcome.penalty.penalty.clause, outcome: 'LOST' };
    case 'noRule':
      throw new Error('a notice with rewards has a rule');
  }
}

function stageName(stage: Notice['rewards'][number]): string {
  return stage.name ?? `截至${formatChineseDate(stage.deadlineOn)}`;
}

/** What the ledger leaves open, beside what the notice says. */
function ledgerSentences(
  outcome: RewardOutcome,
  ledger: Ledger | null,
  { leftOut, refunded }: { readonly leftOut: number; readonly refunded: number },
): string[] {
  if (ledger === null) return ['还没有导入缴费数据，人数不知道，不按 0 人计。'];
  const sentences: string[] = [];
  if (outcome.kind === 'pending' && outcome.what.kind === 'COUNT') {
    const wanted = outcome.what.names;
    if (wanted.includes('posted') || wanted.includes('postedOfPaid')) {
      sentences.push(
        '导入的缴费数据没有入库日期（每日汇总只有缴费日），补充入库日期后才能计算，不以缴费日代替。',
      );
    }
  }
  if (leftOut > 0) {
    sentences.push(`另有 ${leftOut} 人在征缴期以外或停止缴费的日子缴费，认可之前不计入奖励。`);
  }
  if (outcome.kind === 'earned') {
    sentences.push(
      refunded === 0
        ? '台账里还没有登记退费，退费按 0 人计。'
        : `台账里登记了全部退费 ${refunded} 人，是否扣除按通知的口径。`,
    );
  }
  return sentences;
}
