import { randomBytes } from 'node:crypto';
import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { lockCampaign } from '../../db/campaign-lock.ts';
import type { Database } from '../../db/database.ts';
import { AuditEntry, IssuedReport } from '../../db/entities/index.ts';
import { noticeOn } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';
import { type Actor, accountNameIn, requirePublishNotice, requireWholeCounty } from '../access.ts';
import { type CampaignRecord, type Campaigns, campaignId } from '../campaigns/campaigns.ts';
import type { FindIssuedDifferences, IssuedDifference } from '../notices/publishing.ts';
import type { ProgressService } from '../progress/progress.ts';
import { Refusal } from '../refusal.ts';
import {
  bulletinFigures,
  type IssuedFigure,
  type ReportKind,
  reportTitle,
  rewardFigures,
} from './issued-reports-figures.ts';
import type { Rewards } from './rewards.ts';

export type { IssuedFigure, ReportKind } from './issued-reports-figures.ts';

export interface IssuedReportRecord {
  /** `REWARD-1` */
  readonly id: string;
  readonly kind: ReportKind;
  readonly number: number;
  readonly asOfOn: LocalDate;
  readonly noticeVersion: number;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly figures: readonly IssuedFigure[];
}

/** Reports that were read out and hung up: their figures never change (decision 020). */
export interface IssuedReports {
  /**
   * Freezes the figures of a day, under the newest version and the payments so far. Asked again with nothing changed,
   * it answers the report that was issued.
   *
   * @param asOf null for today
   * @throws Refusal CAMPAIGN_NOT_FOUND, NOT_ALLOWED, REPORT_IN_FUTURE, REPORT_NO_REWARDS
   */
  issue(actor: Actor, id: string, kind: ReportKind, asOf: LocalDate | null): Promise<IssuedReportRecord>;
  /** Newest first. @throws Refusal NOT_ALLOWED */
  list(actor: Actor, campaign: CampaignRecord, kind: ReportKind | null): Promise<IssuedReportRecord[]>;
  /** What publishing a notice would make different; reads alone. */
  readonly differences: FindIssuedDifferences;
}

export interface IssuedReportsOptions {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly progress: ProgressService;
  readonly rewards: Rewards;
  readonly clock: () => Date;
}

export function createIssuedReports(options: IssuedReportsOptions): IssuedReports {
  const { database, campaigns, progress, rewards, clock } = options;

  async function figuresOf(campaign: CampaignRecord, question: FiguresQuestion): Promise<IssuedFigure[]> {
    const { kind, published, noticeVersion, asOf, today } = question;
    if (kind === 'BULLETIN') {
      const query = { level: 'TOWNSHIP', under: null, asOf } as const;
      return bulletinFigures(await progress.of(wholeCounty, campaign, query), noticeOn(published, asOf));
    }
    const table = await rewards.table(campaign, { published, noticeVersion, asOf, today });
    return table.hasNoRewards ? [] : rewardFigures(table, campaign.countyName);
  }

  async function stored(
    { countyCode, benefitYear }: Pick<CampaignRecord, 'countyCode' | 'benefitYear'>,
    kind: ReportKind | null,
  ): Promise<IssuedReportRecord[]> {
    const rows = await database.reader.all<ReportRow>(
      `select kind, number, as_of_on, notice_version, content, issued_by, issued_at from issued_report
       where county_code = ? and benefit_year = ? and kind in (?, ?) order by issued_at desc, kind, number desc`,
      [countyCode, benefitYear, kind ?? 'REWARD', kind ?? 'BULLETIN'],
    );
    return rows.map(recordOf);
  }

  return {
    async issue(actor, id, kind, asOf) {
      for (;;) {
        const campaign = await campaigns.get(actor, id);
        requirePublishNotice(actor, campaign.countyCode);
        const now = clock();
        const today = localDateAt(now);
        const asOfOn = asOf ?? today;
        if (asOfOn > today) throw new Refusal('REPORT_IN_FUTURE', { found: asOfOn, expected: today });
        const published = await campaigns.published(campaign);
        const { noticeVersion } = campaign;
        const figures = await figuresOf(campaign, { kind, published, noticeVersion, asOf: asOfOn, today });
        if (figures.length === 0) throw new Refusal('REPORT_NO_REWARDS');
        const report = {
          kind,
          asOfOn,
          noticeVersion,
          issuedAt: now.toISOString(),
          issuedBy: accountNameIn(actor, campaign.countyCode),
          figures,
        };
        const issued = await freeze(database, campaign, report);
        if (issued !== null) return issued;
        // A version was published or payments came in since the figures were worked out: once more.
      }
    },

    async list(actor, campaign, kind) {
      requireWholeCounty(actor, campaign.countyCode);
      return stored(campaign, kind);
    },

    async differences(campaign, notice) {
      const reports = await stored(campaign, null);
      if (reports.length === 0) return [];
      const standing = await campaigns.published(campaign);
      const found: IssuedDifference[] = [];
      for (const report of reports.reverse()) {
        const { kind, asOfOn: asOf, noticeVersion } = report;
        // As on the day of issue: what was not over then is not over now.
        const today = localDateAt(new Date(report.issuedAt));
        const under = (published: Notice) =>
          figuresOf(campaign, { kind, published, noticeVersion, asOf, today });
        found.push(...changedFigures(report, await under(standing), await under(notice)));
      }
      return found;
    },
  };
}

interface FiguresQuestion {
  readonly kind: ReportKind;
  readonly published: Notice;
  readonly noticeVersion: number;
  readonly asOf: LocalDate;
  readonly today: LocalDate;
}

/** Reports are of the whole county, whoever asks for one. */
const wholeCounty: Actor = {
  account: '',
  displayName: '',
  role: 'ADMIN',
  countyCode: '*',
  divisionCode: null,
};

/**
 * Stores a report under the next number, if campaign and payments are still those that its figures were made of. One
 * that the newest of its kind says already, figure by figure, is that one: asked again because an answer was lost or a
 * button was pressed twice, no second number goes out.
 *
 * @returns the report as it stands; null when something moved in between, and nothing was stored
 */
function freeze(
  database: Database,
  campaign: CampaignRecord,
  report: Omit<IssuedReportRecord, 'id' | 'number'>,
): Promise<IssuedReportRecord | null> {
  const key = { countyCode: campaign.countyCode, benefitYear: campaign.benefitYear };
  const { kind, asOfOn, noticeVersion, issuedAt, issuedBy, figures } = report;
  return database.write(async (em) => {
    const held = await lockCampaign(em, key);
    if (held?.noticeVersion !== noticeVersion || held.figuresVersion !== campaign.figuresVersion) return null;
    const last = await em.findOne(IssuedReport, { ...key, kind }, { orderBy: { number: 'desc' } });
    const content = JSON.stringify(figures);
    const isSame =
      last?.asOfOn === asOfOn && last.noticeVersion === noticeVersion && last.content === content;
    if (isSame) {
      const { number } = last;
      return {
        ...report,
        id: reportId(kind, number),
        number,
        issuedBy: last.issuedBy,
        issuedAt: last.issuedAt,
      };
    }
    const number = (last?.number ?? 0) + 1;
    em.create(IssuedReport, { ...key, kind, number, asOfOn, noticeVersion, content, issuedBy, issuedAt });
    em.create(AuditEntry, {
      countyCode: key.countyCode,
      id: `${issuedAt}-${randomBytes(6).toString('hex')}`,
      at: issuedAt,
      accountName: issuedBy,
      act: 'issueReport',
      subject: campaignId(campaign),
      detail: JSON.stringify({ report: reportId(kind, number), asOfOn, noticeVersion }),
    });
    return { ...report, id: reportId(kind, number), number };
  });
}

/**
 * The figures that a publication itself would make different from what was issued. One that differs only because
 * payments came in afterwards, or that no longer was as issued before, is not laid at its door.
 */
function changedFigures(
  report: IssuedReportRecord,
  standing: readonly IssuedFigure[],
  becoming: readonly IssuedFigure[],
): IssuedDifference[] {
  const byKey = (figures: readonly IssuedFigure[]) =>
    new Map(figures.map((figure) => [figureKey(figure), figure]));
  const [issued, before, after] = [byKey(report.figures), byKey(standing), byKey(becoming)];
  const about = { reportId: report.id, reportTitle: reportTitle(report) };
  return [...new Map([...issued, ...after])].flatMap(([key, { divisionName, label }]) => {
    const was = issued.get(key)?.text ?? absent;
    const wouldBe = after.get(key)?.text ?? absent;
    if (was === wouldBe || wouldBe === (before.get(key)?.text ?? absent)) return [];
    return [{ ...about, divisionName, label, was, wouldBe }];
  });
}

const absent = '没有';

function figureKey({ divisionCode, key }: IssuedFigure): string {
  return `${divisionCode ?? ''}/${key}`;
}

function reportId(kind: ReportKind, number: number): string {
  return `${kind}-${number}`;
}

interface ReportRow {
  readonly kind: ReportKind;
  readonly number: number;
  readonly as_of_on: string;
  readonly notice_version: number;
  readonly content: string;
  readonly issued_by: string;
  readonly issued_at: string;
}

function recordOf(row: ReportRow): IssuedReportRecord {
  return {
    id: reportId(row.kind, row.number),
    kind: row.kind,
    number: row.number,
    asOfOn: row.as_of_on,
    noticeVersion: row.notice_version,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    // Written by `freeze` alone.
    figures: JSON.parse(row.content) as IssuedFigure[],
  };
}
