import type { LocalDate } from '../../../schema/values/local-date.ts';
import { readReconciliation } from '../../db/statements/read.ts';
import { type ReconciliationFigures, reconcile } from '../../policy/reconciliation.ts';
import {
  type Actor,
  accountNameIn,
  requireImportPayments,
  requireWholeCounty,
  seesWholeCounty,
} from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { ProblemPolicy } from '../imports/imports.ts';
import { ownerKey } from '../imports/job-owners.ts';
import type { ImportJob } from '../imports/jobs.ts';
import type { ImportSource } from '../imports/requests.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { type JoinedCells, joinCells } from './cells.ts';
import { createReconciliationReceipts, type ReconciliationReceipts, withoutTownship } from './receipts.ts';

export interface StatementChoices {
  readonly campaignId: string;
  readonly source: 'TAX' | 'BANK';
  readonly form: 'DETAILS' | 'TOTALS';
  readonly dryRun: boolean;
  readonly onProblem: ProblemPolicy;
}

export interface ReconciliationQuery {
  readonly by: 'TOWNSHIP' | 'DAY';
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly under: string | null;
}

export interface ReconciliationRow {
  readonly key: string;
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  readonly day: LocalDate | null;
  readonly figures: ReconciliationFigures;
}

/** As `Reconciliation` in schema/reconciliation.graphql. */
export interface ReconciliationRecord extends Omit<JoinedCells, 'cells'> {
  readonly by: 'TOWNSHIP' | 'DAY';
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  readonly calculatedAt: string;
  readonly rows: readonly ReconciliationRow[];
  readonly total: ReconciliationFigures;
}

export interface StatementBatchRecord {
  readonly batchNumber: number;
  readonly source: 'TAX' | 'BANK';
  readonly form: 'DETAILS' | 'TOTALS';
  readonly fileName: string;
  readonly importedBy: string;
  readonly publishedAt: string;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  readonly rowsRead: number;
  readonly newLines: number;
  readonly alreadyPresent: number;
  readonly rejectedRows: number;
  readonly amountFen: number;
  readonly newItems: number;
  readonly settledItems: number;
}

/** Tax office × bank × ledger: importing statements, and what they say together. */
export interface Reconciliation {
  importUpload(actor: Actor, choices: StatementChoices, uploadId: string): Promise<ImportJob>;
  /** @param address where the rows stand, e.g. `Sheet1!A1:F200` */
  importRows(
    actor: Actor,
    choices: StatementChoices,
    address: string,
    rows: readonly (readonly string[])[],
  ): Promise<ImportJob>;
  /** A file of this machine, of any size: for commands, not for requests. */
  importFile(actor: Actor, choices: StatementChoices, source: ImportSource): Promise<ImportJob>;
  table(actor: Actor, campaign: CampaignRecord, query: ReconciliationQuery): Promise<ReconciliationRecord>;
  readonly receipts: ReconciliationReceipts;
  batches(actor: Actor, campaign: CampaignRecord): Promise<readonly StatementBatchRecord[]>;
}

const mostSelectedRows = 20_000;

export function createReconciliation(parts: PeopleParts): Reconciliation {
  const { database, campaigns, divisions, uploads, jobs, owners, clock } = parts;

  const allowed = async (actor: Actor, id: string): Promise<CampaignRecord> => {
    const campaign = await campaigns.get(actor, id);
    requireImportPayments(actor, campaign.countyCode);
    return campaign;
  };

  const start = async (actor: Actor, choices: StatementChoices, source: ImportSource) => {
    const campaign = await allowed(actor, choices.campaignId);
    return owners.start(actor, {
      kind: 'STATEMENT',
      countyCode: campaign.countyCode,
      benefitYear: campaign.benefitYear,
      statementSource: choices.source,
      form: choices.form,
      source,
      dryRun: choices.dryRun,
      onProblem: choices.onProblem,
      accountName: accountNameIn(actor, campaign.countyCode),
    });
  };

  return {
    async importUpload(actor, choices, uploadId) {
      // Rights before the file: who may not import does not learn whether an upload exists.
      await allowed(actor, choices.campaignId);
      const upload = uploads.find(ownerKey(actor), uploadId);
      const job = await start(actor, choices, { file: upload.path, fileName: upload.fileName });
      const done = () => (choices.dryRun ? undefined : uploads.discard(uploadId));
      // The same upload is tried first and imported next, so a trial keeps it.
      jobs.finished(job.id).then(done, done);
      return job;
    },

    async importRows(actor, choices, address, rows) {
      await allowed(actor, choices.campaignId);
      if (rows.length > mostSelectedRows) {
        throw new Refusal('SELECTION_TOO_LONG', { found: rows.length, limit: mostSelectedRows });
      }
      return start(actor, choices, { rows, address });
    },

    importFile: start,

    async table(actor, campaign, { by, from, to, under }) {
      const scope = await divisions.rowsFor(actor, campaign.countyCode, 'TOWNSHIP', under);
      if (scope.parent.level === 'VILLAGE') throw new Refusal('OUT_OF_SCOPE');
      const read = await readReconciliation(database, campaign);
      const { cells, ...joined } = joinCells(read, campaign.paymentSource === 'DAILY_TOTALS');
      const isCounty = scope.parent.level === 'COUNTY' && seesWholeCounty(actor, campaign.countyCode);
      const codes = new Set(scope.rows.map(({ code }) => code));
      const seen = cells.filter(
        ({ township, day }) =>
          (codes.has(township) || (isCounty && township === '')) &&
          (from === null || day >= from) &&
          (to === null || day <= to),
      );
      const figuresOf = (some: typeof seen) => reconcile(some, joined.asOfOn);
      const byKey = Map.groupBy(seen, ({ township, day }) => (by === 'DAY' ? day : township));
      const rows: ReconciliationRow[] =
        by === 'DAY'
          ? [...byKey]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([day, some]) => ({
                key: day,
                divisionCode: null,
                divisionName: null,
                day,
                figures: figuresOf(some),
              }))
          : scope.rows.map(({ code, name }) => ({
              key: code,
              divisionCode: code,
              divisionName: name,
              day: null,
              figures: figuresOf(byKey.get(code) ?? []),
            }));
      const unplaced = byKey.get('');
      if (by === 'TOWNSHIP' && unplaced) {
        rows.push({
          key: withoutTownship,
          divisionCode: null,
          divisionName: '对不上乡镇',
          day: null,
          figures: figuresOf(unplaced),
        });
      }
      return {
        by,
        divisionCode: scope.parent.code,
        divisionName: scope.parent.name,
        fromOn: from,
        toOn: to,
        calculatedAt: clock().toISOString(),
        ...joined,
        rows,
        total: figuresOf(seen),
      };
    },

    receipts: createReconciliationReceipts(parts),

    async batches(actor, campaign) {
      requireWholeCounty(actor, campaign.countyCode);
      return database.reader.all<StatementBatchRecord>(
        `select batch_number as "batchNumber", source, form, file_name as "fileName", imported_by as "importedBy",
         published_at as "publishedAt", from_on as "fromOn", to_on as "toOn", rows_read as "rowsRead",
         new_lines as "newLines", already_present as "alreadyPresent", rejected_rows as "rejectedRows",
         amount_fen as "amountFen", new_items as "newItems", settled_items as "settledItems" from statement_batch
         where county_code = ? and benefit_year = ? and status = 'PUBLISHED' order by batch_number desc`,
        [campaign.countyCode, campaign.benefitYear],
      );
    },
  };
}
