import { type Request, type Response, Router } from 'express';
import { chaseSheet } from '../../schema/sheets/chase.ts';
import { coverageSheet } from '../../schema/sheets/coverage.ts';
import type { CampaignView } from '../../schema/sheets/layout.ts';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { isLocalDate } from '../../schema/values/local-date.ts';
import { sheetsToXlsx } from '../export/xlsx.ts';
import type { Actor } from '../services/access.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import { type ChasePersonRecord, mostChaseRows } from '../services/coverage/chase.ts';
import type { CoverageQuery } from '../services/coverage/coverage.ts';
import type { DivisionRecord } from '../services/divisions.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';
import { actorOf, sendRefusal } from './reply.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type MakeSheets = (
  actor: Actor,
  campaign: CampaignRecord,
  request: Request,
) => Promise<readonly SheetModel[]>;

/**
 * GET /export/<campaign>/…: the sheets about people and money, for WPS and e-mail. Names and numbers are masked, unless
 * the chase list is asked for with `plain=1&purpose=…`, which the audit keeps.
 */
export function peopleExportRoutes(services: Services): Router {
  const router = Router();
  const sheets = (name: string, make: MakeSheets) => router.get(name, sheetsRoute(services, make));
  sheets('/export/:campaignId/coverage.xlsx', async (actor, campaign, { query }) => [
    await coverageModel(services, actor, campaign, {
      level: query.level === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP',
      under: textOf(query.under),
      asOf: isLocalDate(query.asOf) ? query.asOf : null,
    }),
  ]);
  sheets('/export/:campaignId/chase.xlsx', (actor, campaign, { query }) =>
    chaseModels(services, actor, campaign, {
      under: textOf(query.under),
      category: textOf(query.category),
      bySheet: query.by === 'village' ? 'VILLAGE' : 'ONE',
      plainFor: query.plain === '1' ? (textOf(query.purpose) ?? '') : null,
    }),
  );
  return router;
}

/** A request that is answered with one workbook of the sheets made. */
export function sheetsRoute(services: Services, make: MakeSheets) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const actor = await actorOf(services, request);
      const campaign = await services.campaigns.get(actor, String(request.params.campaignId));
      const models = await make(actor, campaign, request);
      const [first] = models;
      if (!first) throw new Error('a workbook needs at least one sheet');
      const file = await sheetsToXlsx(models, {
        title: first.tabName,
        creator: '医保征缴助手',
        createdAt: services.clock(),
      });
      const name = encodeURIComponent(`${campaign.countyName}${campaign.benefitYear}-${first.tabName}.xlsx`);
      // It may hold names and numbers in plain: no cache keeps it.
      response
        .type(xlsxType)
        .set({ 'content-disposition': `attachment; filename*=UTF-8''${name}`, 'cache-control': 'no-store' })
        .send(file);
    } catch (error) {
      sendRefusal(response, error);
    }
  };
}

/** 困难群众参保情况表 as the actor sees it. */
export async function coverageModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: CoverageQuery,
): Promise<SheetModel> {
  const coverage = await services.coverage.of(actor, campaign, query);
  const isCounty = coverage.parent.level === 'COUNTY';
  return coverageSheet({
    ...coverage,
    campaign: campaignView(campaign),
    identity: {
      kind: 'coverage',
      campaignId: campaignId(campaign),
      divisionCode: coverage.parent.code,
      level: query.level === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP',
      asOf: query.asOf ?? 'latest',
    },
    divisionName: isCounty ? null : coverage.parent.name,
  });
}

/** One workbook holds no more persons. */
const mostPersons = 20_000;

/**
 * 疑似未参保名册 of a township or village: one sheet, or one for each village.
 *
 * @param query.plainFor the purpose for which names and numbers are shown in full; null or left out: masked
 */
export async function chaseModels(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: {
    under: string | null;
    category: string | null;
    bySheet: 'ONE' | 'VILLAGE';
    plainFor?: string | null;
  },
): Promise<readonly SheetModel[]> {
  const plainFor = query.plainFor ?? null;
  let rows: ChasePersonRecord[] = [];
  let parent: DivisionRecord;
  for (let after: string | null = null; ; ) {
    const page = await services.coverage.chase.page(actor, campaign, {
      under: query.under,
      category: query.category,
      reason: null,
      hasReason: null,
      listing: 'TO_CHASE',
      first: mostChaseRows,
      after,
    });
    if (page.totalCount > mostPersons) {
      throw new Refusal('CHASE_TOO_LONG', { found: page.totalCount, limit: mostPersons });
    }
    rows.push(...page.rows);
    parent = page.parent;
    after = page.rows.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || after === null) break;
  }
  if (plainFor !== null) rows = await inPlain(services, actor, campaign, rows, plainFor);
  const sheetOf = (
    code: string,
    name: string | null,
    own: readonly ChasePersonRecord[],
    isVillage: boolean,
  ) =>
    chaseSheet({
      campaign: campaignView(campaign),
      identity: {
        kind: 'chase',
        campaignId: campaignId(campaign),
        divisionCode: code,
        level: isVillage ? 'VILLAGE' : 'TOWNSHIP',
        asOf: 'latest',
      },
      divisionName: name,
      preparedAt: services.clock().toISOString(),
      totalCount: own.length,
      rows: own,
      isPlain: plainFor !== null,
    });
  const parentName = parent.level === 'COUNTY' ? null : parent.name;
  if (query.bySheet === 'ONE' || parent.level === 'VILLAGE' || rows.length === 0) {
    return [sheetOf(parent.code, parentName, rows, parent.level === 'VILLAGE')];
  }
  const villages = Map.groupBy(
    rows,
    ({ townshipCode, villageCode }) => villageCode ?? townshipCode ?? parent.code,
  );
  return [...villages].map(([code, own]) => {
    const [first] = own;
    const village = first?.villageName ?? '未注明村';
    const name = parent.level === 'COUNTY' ? `${first?.townshipName ?? ''}${village}` : village;
    return sheetOf(code, name, own, true);
  });
}

/** The rows with names and numbers as they are; who may not be seen stays masked. */
async function inPlain(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  rows: readonly ChasePersonRecord[],
  purpose: string,
): Promise<ChasePersonRecord[]> {
  const keys = rows.map(({ key }) => key);
  const { persons } = await services.people.unmask(actor, campaignId(campaign), keys, purpose, mostPersons);
  const plain = new Map(persons.map((person) => [person.key, person]));
  return rows.map((row) => {
    const person = plain.get(row.key);
    if (!person) return row;
    return { ...row, maskedName: person.name, maskedIdNumber: person.idNumber ?? person.temporaryCode };
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function campaignView(campaign: CampaignRecord): CampaignView {
  return {
    id: campaignId(campaign),
    name: campaign.name,
    countyName: campaign.countyName,
    benefitYear: campaign.benefitYear,
    documentNumber: campaign.notice.document.number,
  };
}
