import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { nearestWindowDay } from '../../policy/calendar.ts';
import type { Notice } from '../../policy/notice.ts';
import { type Actor, seesWholeCounty } from '../access.ts';
import { DueAnswers } from '../amounts/amounts-due.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionRows } from '../divisions.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { type GivenPersons, readGivenPersons } from './given.ts';
import { byCategory, byTownship } from './grouping.ts';
import { readSubsidyItems, type SubsidyItem, type SubsidyItems } from './items.ts';
import { subsidyNotes } from './notes.ts';
import { type RosterRecord, readRosters } from './rosters.ts';
import { type AssessedItem, type SubsidyRowRecord, subsidyRow } from './rows.ts';

export type { GivenPersons } from './given.ts';
export type { SubsidyRowRecord } from './rows.ts';

export interface SubsidyQuery {
  readonly by: 'CATEGORY' | 'TOWNSHIP';
  /** A township; null for all the actor sees. */
  readonly under: string | null;
  /** Null: today. */
  readonly asOf: LocalDate | null;
  /** Sums instead of rosters and payments; null for those. */
  readonly people: readonly GivenPersons[] | null;
}

export interface SubsidyEstimate {
  readonly asOfOn: LocalDate;
  readonly calculatedAt: string;
  readonly source: 'ROSTERS' | 'PAYMENTS' | 'GIVEN';
  readonly by: SubsidyQuery['by'];
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly rows: readonly SubsidyRowRecord[];
  readonly total: SubsidyRowRecord;
  readonly rosters: readonly RosterRecord[];
  readonly notes: readonly string[];
  /** Of given persons; with an error the rows are empty. */
  readonly problems: readonly Problem[];
}

/** What should have come in, what did, and what others pay (资助测算). */
export interface Subsidies {
  /** @throws Refusal CAMPAIGN_NOT_FOUND, DIVISION_NOT_FOUND, OUT_OF_SCOPE, SUBSIDY_UNDER_VILLAGE, SUBSIDY_TOO_MANY */
  estimate(actor: Actor, campaignId: string, query: SubsidyQuery): Promise<SubsidyEstimate>;
}

/** Campaigns and days whose grouped rows are kept; of a county of 560,000 some thousand rows. */
const mostKept = 20;

export function createSubsidies({ database, campaigns, divisions, clock }: PeopleParts): Subsidies {
  // Whoever asks shares one reading of the ledger until the campaign's figures or the rosters change.
  const kept = new Map<string, { readonly at: string; readonly items: Promise<SubsidyItems> }>();

  async function stored(
    campaign: CampaignRecord,
    published: Notice,
    asOfOn: LocalDate,
    expectedOn: LocalDate,
  ): Promise<SubsidyItems> {
    const key = [campaign.countyCode, campaign.benefitYear, campaign.noticeVersion, asOfOn, expectedOn].join(
      '/',
    );
    const at = await figuresMark(campaign);
    const known = kept.get(key);
    const items = known?.at === at ? known.items : readSteadily(campaign, published, asOfOn, expectedOn);
    kept.delete(key);
    kept.set(key, { at, items });
    items.catch(() => kept.delete(key));
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
    return items;
  }

  /** Several statements read one answer: when a file was published in between, they would not fit each other. */
  async function readSteadily(
    campaign: CampaignRecord,
    published: Notice,
    asOfOn: LocalDate,
    expectedOn: LocalDate,
  ): Promise<SubsidyItems> {
    for (let before = await figuresMark(campaign); ; ) {
      const items = await readSubsidyItems(database, campaign, published, asOfOn, expectedOn);
      const after = await figuresMark(campaign);
      if (after === before) return items;
      before = after;
    }
  }

  async function figuresMark({ countyCode, benefitYear }: CampaignRecord): Promise<string> {
    const [mark] = await database.reader.all<{ figures: number; rosters: number }>(
      `select c.figures_version as figures, (select count(*) from roster_batch b
        where b.county_code = c.county_code and b.status = 'PUBLISHED') as rosters
       from campaign c where c.county_code = ? and c.benefit_year = ?`,
      [countyCode, benefitYear],
    );
    return `${mark?.figures}/${mark?.rosters}`;
  }

  return {
    async estimate(actor, id, { by, under, asOf, people }) {
      const campaign = await campaigns.get(actor, id);
      const scope = await divisions.rowsFor(actor, campaign.countyCode, 'TOWNSHIP', under);
      const { parent } = scope;
      if (parent.level === 'VILLAGE') throw new Refusal('SUBSIDY_UNDER_VILLAGE');
      const today = localDateAt(clock());
      const published = await campaigns.published(campaign);
      // A later day is today, as everywhere.
      const asOfOn = asOf !== null && asOf < today ? asOf : today;
      // Who has not paid can pay on a day of a window alone; that day says nothing of how far the figures reach.
      const on = nearestWindowDay(campaign.notice.windows, asOfOn);
      const answers = new Answers(published);
      const notice = answers.noticeOn(on);
      const frame = {
        asOfOn,
        calculatedAt: clock().toISOString(),
        by,
        divisionCode: parent.code,
        divisionName: parent.name,
      };
      const given = people && readGivenPersons(people, notice, scope.tree, on);
      const source = given ? 'GIVEN' : null;
      if (given && given.problems.length > 0) {
        const total = subsidyRow({ key: 'TOTAL', name: '合计', items: [] }, notice, on);
        return {
          ...frame,
          source: 'GIVEN',
          rows: [],
          total,
          rosters: [],
          notes: [],
          problems: given.problems,
        };
      }
      const read = given ?? (await stored(campaign, published, asOfOn, on));
      const items = inScope(actor, campaign, scope, read.items).map((item) => answers.assessed(item));
      const groups =
        by === 'CATEGORY' ? byCategory(items, notice, read.hasRosters) : byTownship(items, scope);
      const rosters = read.hasRosters ? await readRosters(database, campaign.countyCode, asOfOn) : [];
      return {
        ...frame,
        source: source ?? (read.hasRosters ? 'ROSTERS' : 'PAYMENTS'),
        rows: groups.map((group) => subsidyRow(group, notice, on)),
        total: subsidyRow({ key: 'TOTAL', name: '合计', items }, notice, on),
        rosters,
        notes: subsidyNotes(campaign, notice, items, rosters),
        problems: [],
      };
    },
  };
}

/** The people of the townships that were asked for. Who has no township is the county's. */
function inScope(
  actor: Actor,
  { countyCode }: CampaignRecord,
  { parent, rows }: DivisionRows,
  items: readonly SubsidyItem[],
): readonly SubsidyItem[] {
  if (parent.level === 'COUNTY' && seesWholeCounty(actor, countyCode)) return items;
  const codes = new Set(rows.map(({ code }) => code));
  return items.filter(({ township }) => codes.has(township));
}

/** Amounts by payment day, each notice as it stood that day. */
class Answers {
  readonly #published: Notice;
  readonly #byDay = new Map<LocalDate, DueAnswers>();

  constructor(published: Notice) {
    this.#published = published;
  }

  noticeOn(on: LocalDate): Notice {
    return this.#of(on).notice;
  }

  assessed(item: SubsidyItem): AssessedItem {
    return { ...item, due: this.#of(item.on).of(item.person).due };
  }

  #of(on: LocalDate): DueAnswers {
    let answers = this.#byDay.get(on);
    if (!answers) {
      answers = new DueAnswers(this.#published, on);
      this.#byDay.set(on, answers);
    }
    return answers;
  }
}
