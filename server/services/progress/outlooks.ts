import { addDays, type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { explainInterviewReason, explainNotJudged } from '../../policy/explain/interview.ts';
import { type InterviewFigures, type InterviewRules, interviewList } from '../../policy/interview.ts';
import { type Notice, switchChoice } from '../../policy/notice.ts';
import {
  collectionDays,
  type DivisionOutlook,
  divisionOutlook,
  shareOfLastYear,
} from '../../policy/outlook.ts';
import { switchKind } from '../../policy/switch.ts';
import { type Actor, requireWholeCounty, seesWholeCounty } from '../access.ts';
import { type CampaignRecord, type Campaigns, campaignId } from '../campaigns/campaigns.ts';
import type { Hardship } from '../coverage/hardship.ts';
import type { DivisionRecord, Divisions } from '../divisions.ts';
import type { Quotas } from '../quotas/quotas.ts';

export interface OutlookRecord {
  readonly countedOn: LocalDate;
  readonly openDaysSoFar: number;
  readonly openDaysLeft: number;
  readonly rows: readonly (DivisionOutlook & { readonly name: string })[];
  /** The county; null for who sees a part of it. */
  readonly total: (DivisionOutlook & { readonly name: string }) | null;
}

export interface InterviewRecord {
  readonly asOfOn: LocalDate;
  /** What the county still has to settle; empty when there is a list. */
  readonly notSettled: readonly string[];
  readonly everyWeeks: number | null;
  readonly clause: string | null;
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly consecutiveCycles: number;
    readonly reasons: readonly string[];
  }[];
  readonly notJudged: readonly string[];
}

export interface Outlooks {
  /** @param asOf null for the last day that is over, or the campaign's last day */
  of(actor: Actor, campaign: CampaignRecord, asOf: LocalDate | null): Promise<OutlookRecord>;
  /** @throws Refusal NOT_ALLOWED for who does not see the whole county */
  interviews(actor: Actor, campaign: CampaignRecord, asOf: LocalDate | null): Promise<InterviewRecord>;
}

type Days = ReadonlyMap<LocalDate, number>;
const noDays: Days = new Map();

/** Forecasts and interview lists from the tallies by day. */
export function createOutlooks(
  database: Database,
  campaigns: Campaigns,
  divisions: Divisions,
  quotas: Quotas,
  hardship: Hardship,
  clock: () => Date,
): Outlooks {
  /** Today is not over: what comes in this evening is not a lack of payments. */
  function lastFullDay(asOf: LocalDate | null, days: readonly LocalDate[]): LocalDate {
    const yesterday = addDays(localDateAt(clock()), -1);
    const wanted = asOf ?? days.at(-1) ?? yesterday;
    return wanted < yesterday ? wanted : yesterday;
  }

  async function dailyPersons(campaign: CampaignRecord): Promise<Map<string, Map<LocalDate, number>>> {
    const rows = await database.reader.all<{ code: string; day: string; persons: number }>(
      `select division_code as code, paid_on as day,
         sum(persons - refunded_persons - elsewhere_persons) as persons from tally
       where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on > ''
       group by division_code, paid_on`,
      [campaign.countyCode, campaign.benefitYear],
    );
    const byCode = new Map<string, Map<LocalDate, number>>();
    for (const { code, day, persons } of rows) {
      const days = byCode.get(code) ?? new Map<LocalDate, number>();
      days.set(day, persons);
      byCode.set(code, days);
    }
    return byCode;
  }

  /** Last year's days and calendar, when this database knows last year. */
  async function lastYearOf(actor: Actor, { countyCode, benefitYear }: CampaignRecord) {
    const last = await campaigns.find(actor, campaignId({ countyCode, benefitYear: benefitYear - 1 }));
    return last && { daily: await dailyPersons(last), days: collectionDays(last.notice) };
  }

  return {
    async of(actor, campaign, asOf) {
      const { rows, tree } = await divisions.rowsFor(actor, campaign.countyCode, 'TOWNSHIP', null);
      const countedOn = lastFullDay(asOf, collectionDays(campaign.notice));
      // What is still to come is asked of the first day left: this morning an extension of today counts already.
      const nextOn = addDays(countedOn, 1);
      const days = collectionDays(await campaigns.inForce(campaign, nextOn));
      const task = await quotas.task(campaign, nextOn);
      const daily = await dailyPersons(campaign);
      const lastYear = await lastYearOf(actor, campaign);
      const openDaysSoFar = days.filter((day) => day <= countedOn).length;
      const outlook = (code: string, quota: number | null, persons: Days, last: Days) =>
        divisionOutlook(
          {
            code,
            quota,
            newPersonsOn: persons,
            lastYearsShare: lastYear ? shareOfLastYear(last, lastYear.days, openDaysSoFar) : null,
          },
          days,
          countedOn,
        );
      const isWhole = seesWholeCounty(actor, campaign.countyCode);
      const computed = [...(task?.byDivision.values() ?? [])].reduce((sum, persons) => sum + persons, 0);
      return {
        countedOn,
        openDaysSoFar,
        openDaysLeft: days.length - openDaysSoFar,
        rows: rows.map(({ code, name }) => ({
          ...outlook(
            code,
            task?.byDivision.get(code) ?? null,
            daily.get(code) ?? noDays,
            lastYear?.daily.get(code) ?? noDays,
          ),
          name,
        })),
        total: isWhole
          ? {
              ...outlook(
                tree.county.code,
                task === null ? null : (task.declaredTotal ?? computed),
                summed(daily.values()),
                summed(lastYear?.daily.values() ?? []),
              ),
              name: tree.county.name,
            }
          : null,
      };
    },

    async interviews(actor, campaign, asOf) {
      requireWholeCounty(actor, campaign.countyCode);
      const asOfOn = lastFullDay(asOf, collectionDays(campaign.notice));
      const notice = await campaigns.inForce(campaign, asOfOn);
      const days = collectionDays(notice);
      const { interview } = notice.reporting;
      const empty = { asOfOn, rows: [], notJudged: [] };
      if (interview === null) {
        return { ...empty, notSettled: ['方案没有约谈的规定'], everyWeeks: null, clause: null };
      }
      const settled = rulesOf(notice, interview);
      if (settled.kind === 'notSettled') {
        const { everyWeeks, clause } = interview;
        return { ...empty, notSettled: settled.what, everyWeeks, clause };
      }
      const { townships } = await divisions.tree(campaign.countyCode);
      const task = await quotas.task(campaign, asOfOn);
      const daily = await dailyPersons(campaign);
      const cycleDays = interview.everyWeeks * 7;
      // Before its day the rule asks nobody; each day asked for is counted from the rosters.
      const { hardshipBelow100After } = settled.rules;
      const coverageOn = async (day: LocalDate) =>
        hardshipBelow100After !== null && day > hardshipBelow100After
          ? hardship.on(campaign, notice, day)
          : null;
      const listOn = async (day: LocalDate, previousLists: readonly (readonly string[])[]) => {
        const coverage = await coverageOn(day);
        return interviewList(
          settled.rules,
          {
            asOfOn: day,
            elapsedOpenDays: days.filter((open) => open <= day).length,
            openDays: days.length,
            previousLists,
          },
          townships.map((township) => ({
            ...figuresOf(township, task?.byDivision, daily.get(township.code) ?? noDays, day, cycleDays),
            hardship: coverage?.get(township.code) ?? null,
          })),
        );
      };
      // Earlier cycles are judged again by today's ledger: a list that was never issued is not remembered.
      const earlier: string[][] = [];
      for (
        let day = addDays(asOfOn, -cycleDays);
        day >= (days[0] ?? asOfOn);
        day = addDays(day, -cycleDays)
      ) {
        const list = await listOn(day, []);
        earlier.push(list.kind === 'list' ? list.entries.map(({ code }) => code) : []);
      }
      const list = await listOn(asOfOn, earlier);
      const names = new Map(townships.map(({ code, name }) => [code, name]));
      const nameOf = (code: string) => names.get(code) ?? code;
      if (list.kind === 'notSettled') throw new Error('rules that are in force gave no list');
      return {
        asOfOn,
        notSettled: [],
        everyWeeks: interview.everyWeeks,
        clause: interview.clause,
        rows: list.entries.map(({ code, consecutiveCycles, reasons }) => ({
          code,
          name: nameOf(code),
          consecutiveCycles,
          reasons: reasons.map(explainInterviewReason),
        })),
        notJudged: explainNotJudged(list.notJudged, nameOf),
      };
    },
  };
}

/** The thresholds a notice states; what it leaves open is named, never guessed. */
function rulesOf(
  notice: Notice,
  interview: NonNullable<Notice['reporting']['interview']>,
): { kind: 'rules'; rules: InterviewRules } | { kind: 'notSettled'; what: string[] } {
  const asksProgress =
    interview.bottomDivisions !== null || interview.behindPace !== null || interview.noProgressInCycle;
  if (!asksProgress && interview.hardshipAfterOn === null) {
    return { kind: 'notSettled', what: ['约谈后几名', '落后序时进度多少', '没有进展是否约谈'] };
  }
  const metQuota = switchChoice(notice, 'INTERVIEW_MET_QUOTA');
  if (asksProgress && metQuota === null) {
    return { kind: 'notSettled', what: [switchKind('INTERVIEW_MET_QUOTA').question] };
  }
  return {
    kind: 'rules',
    rules: {
      bottomDivisions: interview.bottomDivisions,
      behindPaceBasisPoints: interview.behindPace,
      noProgressInCycle: interview.noProgressInCycle,
      hardshipBelow100After: interview.hardshipAfterOn,
      sparesMetQuota: metQuota === 'SPARED',
    },
  };
}

function figuresOf(
  { code }: DivisionRecord,
  quotas: ReadonlyMap<string, number> | undefined,
  days: Days,
  asOfOn: LocalDate,
  cycleDays: number,
): Omit<InterviewFigures, 'hardship'> {
  const before = addDays(asOfOn, -cycleDays);
  const entries = [...days].filter(([day]) => day <= asOfOn);
  const sum = (list: readonly (readonly [LocalDate, number])[]) =>
    list.reduce((total, [, persons]) => total + persons, 0);
  return {
    code,
    quota: quotas?.get(code) ?? null,
    paidPersons: sum(entries),
    newInCycle: sum(entries.filter(([day]) => day > before)),
  };
}

function summed(all: Iterable<Days>): Map<LocalDate, number> {
  const sums = new Map<LocalDate, number>();
  for (const days of all) {
    for (const [day, persons] of days) sums.set(day, (sums.get(day) ?? 0) + persons);
  }
  return sums;
}
