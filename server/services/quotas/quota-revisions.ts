import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { lockQuotas, quotaRevisions, quotaTable, type StoredQuotaTable } from '../../db/quotas.ts';
import { runOnReader } from '../../db/reader-steps.ts';
import type { Steps } from '../../db/steps.ts';
import { quotaNumbers } from '../../policy/quota-numbers.ts';
import { plannedNumbers, type QuotaPlan, quotaPlan } from '../../policy/quota-plan.ts';
import { type QuotaTouched, quotaTouches } from '../../policy/quota-touches.ts';
import { type Actor, accountNameIn, requireDispatchBreakdowns, seesWholeCounty } from '../access.ts';
import { dispatchedQuotas, lockedForms, touchBreakdowns } from '../breakdowns/quota.ts';
import { plainWords } from '../breakdowns/words.ts';
import { type CampaignRecord, type Campaigns, campaignId } from '../campaigns/campaigns.ts';
import type { DivisionRecord, Divisions, DivisionTree } from '../divisions.ts';
import { keyedAct, remembered, replayed } from '../mutation-keys.ts';
import { Refusal } from '../refusal.ts';
import { readQuotaFigures } from './quota-figures.ts';
import { checkChoice, idle, quotaError, reopening } from './quota-revision-checks.ts';
import { cellsOfTable, derivationText } from './quota-revision-method.ts';
import { cellsOfPlan, columnsOfPlan, tableOfPlan } from './quota-revision-plan.ts';
import type {
  QuotaCellRecord,
  QuotaRevisionRecord,
  RevisedQuotas,
  ReviseQuotasChoice,
} from './quota-revision-records.ts';
import { isSame, revisionOn, storeRevision } from './quota-revision-steps.ts';
import { quotaTableRecord } from './quotas.ts';

export type { QuotaFigureChoice } from './quota-figures.ts';
export type * from './quota-revision-records.ts';

export interface QuotaRevisions {
  /** All of them, newest first; why and by whom only for who sees the whole county. */
  list(actor: Actor, campaign: CampaignRecord): Promise<readonly QuotaRevisionRecord[]>;
  /** The numbers of one, by division in table order, then column; none for who does not see the whole county. */
  cells(actor: Actor, campaign: CampaignRecord, revision: number): Promise<readonly QuotaCellRecord[]>;
  /**
   * Derives, edits or revises the quotas, and marks the dispatched breakdowns whose quota is another one: they are
   * listed and open again, and no number of theirs is touched. With nothing to change it does only the latter.
   *
   * @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, MUTATION_KEY_…, QUOTA_REVISION_CHANGED and other QUOTA_…
   */
  revise(actor: Actor, choice: ReviseQuotasChoice): Promise<RevisedQuotas>;
}

export interface QuotaRevisionParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly clock: () => Date;
}

/** What an act came to, before it is told. */
interface Revised {
  readonly revision: number | null;
  readonly table: StoredQuotaTable | null;
  readonly touched: readonly QuotaTouched[];
  readonly problems: readonly Problem[];
  readonly plan: QuotaPlan | null;
  readonly isReplay: boolean;
}

const nothing: Revised = {
  revision: null,
  table: null,
  touched: [],
  problems: [],
  plan: null,
  isReplay: false,
};

/** What is kept under a mutation key. */
type Kept = Pick<Revised, 'revision' | 'touched' | 'problems'>;

export function createQuotaRevisions({
  database,
  campaigns,
  divisions,
  clock,
}: QuotaRevisionParts): QuotaRevisions {
  async function cells(campaign: CampaignRecord, revision: number): Promise<readonly QuotaCellRecord[]> {
    const tree = await divisions.tree(campaign.countyCode);
    return runOnReader(
      database.reader,
      (function* () {
        const stored = (yield* quotaRevisions(campaign)).find((each) => each.revision === revision);
        if (!stored) return [];
        const table = yield* quotaTable(campaign, revision);
        const before = stored.basedOn === null ? null : yield* quotaTable(campaign, stored.basedOn);
        return cellsOfTable(stored.method, table, before, tree);
      })(),
    );
  }

  return {
    async list(actor, campaign) {
      const today = localDateAt(clock());
      const revisions = await runOnReader(database.reader, quotaRevisions(campaign));
      const current = revisionOn(revisions, campaign.noticeVersion, today);
      const isWhole = seesWholeCounty(actor, campaign.countyCode);
      return revisions.toReversed().map(({ method: _method, noticeVersion: _version, ...revision }) => ({
        ...revision,
        reason: isWhole ? revision.reason : '',
        decidedBy: isWhole ? revision.decidedBy : null,
        decidedAt: revision.decidedAt || null,
        isCurrent: revision.revision === current?.revision,
      }));
    },

    async cells(actor, campaign, revision) {
      return seesWholeCounty(actor, campaign.countyCode) ? cells(campaign, revision) : [];
    },

    async revise(actor, choice) {
      const campaign = await campaigns.get(actor, choice.campaignId);
      requireDispatchBreakdowns(actor, campaign.countyCode);
      const now = clock();
      const today = localDateAt(now);
      const tree = await divisions.tree(campaign.countyCode);
      const townships = tree.townships.map(({ code }) => code);
      const wrong = checkChoice(choice, townships, today);
      const isWrong = wrong.length > 0;
      if (isWrong && choice.dryRun) return told(campaign, { ...nothing, problems: wrong });
      const figures = isWrong
        ? new Map<string, never>()
        : await readQuotaFigures(database, campaign, townships, choice.columns, choice.figures);
      const { mutationKey, ...asked } = choice;
      const key = keyedAct(actor, campaign, 'REVISE_QUOTAS', mutationKey, asked);
      const by = accountNameIn(actor, campaign.countyCode);
      const at = now.toISOString();

      function* planned(noticeVersion: number) {
        const revisions = yield* quotaRevisions(campaign);
        const current = revisionOn(revisions, noticeVersion, today);
        const found = current?.revision ?? 0;
        if (found !== choice.expectedRevision) {
          throw new Refusal('QUOTA_REVISION_CHANGED', { found, expected: choice.expectedRevision });
        }
        const before = current && (yield* quotaTable(campaign, current.revision));
        const { columns, problems: unknown } = columnsOfPlan(choice.columns, before, campaign.notice);
        const quoted = new Set(before?.cells.map(({ divisionCode }) => divisionCode));
        const plan = quotaPlan({
          benefitYear: campaign.benefitYear,
          divisions: tree.townships.filter(
            (division) => quoted.has(division.code) || isThere(division, today),
          ),
          columns,
          figures,
          current: quotaNumbers(before?.cells ?? []),
          edits: choice.edits.map((each) => ({ ...each, reason: plainWords(each.reason) })),
          residual: choice.residual,
          locked: new Set(choice.lockedDivisions),
        });
        const after = tableOfPlan(plan, columns, before, campaign.notice);
        const fromOn = choice.fromOn ?? (current ? today : null);
        const problems = [...unknown, ...plan.problems];
        if (plan.rows.length === 0 && columns.length > 0) problems.push(quotaError('QUOTA_NO_DIVISIONS'));
        if (current?.fromOn && fromOn !== null && fromOn < current.fromOn) {
          problems.push(quotaError('QUOTA_FROM_EARLIER', fromOn, current.fromOn));
        }
        return { revisions, current, before, columns, plan, after, fromOn, problems };
      }

      function* tried(): Steps<Revised> {
        const { plan, after, before, problems } = yield* planned(campaign.noticeVersion);
        const { forms, numbers } = yield* dispatchedQuotas(campaign);
        const touched = quotaTouches(numbers, plannedNumbers(plan), forms, today);
        return {
          revision: null,
          table: after.cells.length > 0 ? after : null,
          touched,
          problems: [
            ...problems,
            ...reopening(touched, choice.reopenUntil, 'WARNING'),
            ...idle(isSame(before, after), touched, problems),
          ],
          plan,
          isReplay: false,
        };
      }

      function* done(): Steps<Revised> {
        const noticeVersion = yield* lockQuotas(campaign);
        if (noticeVersion === null) throw new Refusal('CAMPAIGN_NOT_FOUND');
        const kept = yield* replayed<Kept>(key);
        if (kept) {
          const table = kept.revision === null ? null : yield* quotaTable(campaign, kept.revision);
          return { ...kept, table, plan: null, isReplay: true };
        }
        // Only now: what was done and is asked for again after midnight is answered, though its day has passed.
        if (isWrong) return { ...nothing, problems: wrong };
        const state = yield* planned(noticeVersion);
        const { plan, after, before, current, columns, fromOn, revisions } = state;
        // Held from now on: an act that ends a reopening meanwhile would need a day that nobody was asked for.
        yield* lockedForms(campaign);
        const { forms, numbers } = yield* dispatchedQuotas(campaign);
        const wouldTouch = quotaTouches(numbers, plannedNumbers(plan), forms, today);
        const unchanged = isSame(before, after);
        const problems = [
          ...state.problems,
          ...reopening(wouldTouch, choice.reopenUntil, 'ERROR'),
          ...idle(unchanged, wouldTouch, state.problems),
        ];
        if (problems.some(({ severity }) => severity === 'ERROR') || (unchanged && wouldTouch.length === 0)) {
          return { revision: null, table: after, touched: wouldTouch, problems, plan, isReplay: false };
        }
        let revision = current?.revision ?? 0;
        if (!unchanged) {
          revision = (revisions.at(-1)?.revision ?? 0) + 1;
          const derived = choice.columns.some(({ method }) => method !== null && method.kind !== 'MANUAL');
          const revised = {
            revision,
            source: derived ? ('DERIVED' as const) : ('EDITED' as const),
            basedOn: current?.revision ?? null,
            method: derivationText(choice, plan),
            reason: plainWords(choice.reason),
            decidedBy: by,
            decidedAt: at,
            noticeVersion,
            fromOn,
          };
          problems.push(...(yield* storeRevision(campaign, revised, before, after, revisions, nameIn(tree))));
        }
        const touched = yield* touchBreakdowns(campaign, plannedNumbers(plan), {
          revision,
          by,
          at,
          reason: plainWords(choice.reason),
          reopenUntil: choice.reopenUntil,
          today,
        });
        yield* writeAudit({
          countyCode: campaign.countyCode,
          at,
          account: by,
          act: 'reviseQuotas',
          subject: campaignId(campaign),
          detail: {
            revision: unchanged ? null : revision,
            basedOn: current?.revision ?? null,
            columns: columns.filter(({ keep }) => !keep).map(({ code }) => code),
            edits: choice.edits.length,
            residual: choice.residual,
            touched: touched.map(({ divisionCode }) => divisionCode),
          },
        });
        const answer: Kept = { revision: unchanged ? null : revision, touched, problems };
        yield* remembered(key, answer, at);
        return { ...answer, table: after, plan, isReplay: false };
      }

      return told(
        campaign,
        choice.dryRun ? await runOnReader(database.reader, tried()) : await database.edit(done),
      );
    },
  };

  /** What an act came to, with names and totals; where it has no table of its own, the one in force. */
  async function told(campaign: CampaignRecord, revised: Revised): Promise<RevisedQuotas> {
    const tree = await divisions.tree(campaign.countyCode);
    const table = revised.table ?? (await currentTable(campaign));
    const columnNames = new Map(table?.columns.map(({ code, name }) => [code, name]));
    const revision = revised.revision ?? campaign.quotaRevision ?? 0;
    return {
      revision: revised.revision,
      table: table && quotaTableRecord(table, { revision, tree, note: campaign.notice.quotas?.note ?? null }),
      cells: revised.plan
        ? cellsOfPlan(revised.plan, columnNames, nameIn(tree))
        : await cells(campaign, revision),
      touched: revised.touched.flatMap((touch) => {
        const division = tree.byCode.get(touch.divisionCode);
        return division ? [{ ...touch, division, columnNames }] : [];
      }),
      problems: revised.problems,
      isReplay: revised.isReplay,
    };
  }

  async function currentTable(campaign: CampaignRecord): Promise<StoredQuotaTable | null> {
    if (campaign.quotaRevision === null) return null;
    return runOnReader(database.reader, quotaTable(campaign, campaign.quotaRevision));
  }
}

function nameIn(tree: DivisionTree): (code: string) => string {
  return (code) => tree.byCode.get(code)?.name ?? code;
}

function isThere({ validFrom, validTo }: DivisionRecord, day: LocalDate): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);
}
