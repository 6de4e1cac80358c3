import { commonCategoryNames } from '../../../schema/files/index.ts';
import { isLocalDate, type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { readColumns } from '../../db/rosters/reading.ts';
import { withoutNumbers } from '../../ingest/found-text.ts';
import { type Actor, accountNameIn, requireImportPayments, requireWholeCounty } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { ownerKey } from '../imports/job-owners.ts';
import type { ImportJob } from '../imports/jobs.ts';
import type { ImportSource } from '../imports/requests.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { createRosterSources, type NewRosterSource } from './sources.ts';

const mostSelectedRows = 20_000;
const mostBatches = 200;

/** Where rosters come from: one list of one office. */
export interface RosterSourceRecord {
  readonly countyCode: string;
  readonly code: string;
  readonly name: string;
  readonly office: string;
  readonly kind: 'CATEGORY' | 'RESIDENTS';
  readonly categoryCode: string | null;
  readonly categoryName: string | null;
  readonly isFull: boolean;
  /** Of the last published batch. */
  readonly currentAsOfOn: LocalDate | null;
  /** Entries that hold now; for the register, residents. */
  readonly currentEntries: number;
  readonly columns: readonly { readonly header: string; readonly key: string }[];
  readonly version: number;
}

/** A published batch, as `RosterBatch` in schema/roster.graphql. */
export interface RosterBatchRecord {
  readonly number: number;
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly office: string;
  readonly asOfOn: LocalDate;
  readonly fileName: string;
  readonly importedBy: string;
  readonly publishedAt: string;
  readonly rowsRead: number;
  readonly persons: number;
  readonly newEntries: number;
  readonly changedEntries: number;
  readonly cancelledEntries: number;
  readonly unchangedEntries: number;
  readonly newPersons: number;
  readonly reviewItems: number;
}

/** What the caller of an import chooses. */
export interface RosterChoices {
  readonly campaignId: string;
  readonly sourceCode: string;
  readonly asOfOn: LocalDate;
  readonly dryRun: boolean;
  readonly columns: Readonly<Record<string, string>>;
  readonly allowManyCancelled: boolean;
}

/** Rosters of a county. Importing and sources are the bureau's; whoever sees the whole county sees what is kept. */
export interface Rosters {
  sources(actor: Actor, campaignId: string): Promise<RosterSourceRecord[]>;
  /** @throws Refusal when it cannot be so, or somebody else changed it first */
  saveSource(actor: Actor, campaignId: string, source: NewRosterSource): Promise<RosterSourceRecord>;
  /** The newest first. */
  batches(
    actor: Actor,
    campaignId: string,
    sourceCode: string | null,
    first: number,
  ): Promise<{ readonly items: RosterBatchRecord[]; readonly totalCount: number }>;
  /** As-of day of the last batch of each source that has one, by source code. For other services. */
  currentAsOf(countyCode: string): Promise<ReadonlyMap<string, LocalDate>>;
  importUpload(actor: Actor, choices: RosterChoices, uploadId: string): Promise<ImportJob>;
  /** @param address where the rows stand, e.g. `Sheet1!A1:F200`; problems name rows by it */
  importRows(
    actor: Actor,
    choices: RosterChoices,
    address: string,
    rows: readonly (readonly string[])[],
  ): Promise<ImportJob>;
  /** A file of this machine, of any size: for commands, not for requests. */
  importFile(
    actor: Actor,
    choices: RosterChoices,
    file: { readonly file: string; readonly fileName: string },
  ): Promise<ImportJob>;
}

export function createRosters(parts: PeopleParts): Rosters {
  const { database, campaigns, uploads, jobs, owners, clock } = parts;
  const stored = createRosterSources(database);

  const seen = async (actor: Actor, id: string): Promise<CampaignRecord> => {
    const campaign = await campaigns.get(actor, id);
    requireWholeCounty(actor, campaign.countyCode);
    return campaign;
  };
  const allowed = async (actor: Actor, id: string): Promise<CampaignRecord> => {
    const campaign = await campaigns.get(actor, id);
    requireImportPayments(actor, campaign.countyCode);
    return campaign;
  };

  const start = async (actor: Actor, choices: RosterChoices, source: ImportSource): Promise<ImportJob> => {
    const campaign = await allowed(actor, choices.campaignId);
    const { countyCode } = campaign;
    const { sourceCode, asOfOn, dryRun, columns, allowManyCancelled } = choices;
    if (!isLocalDate(asOfOn)) throw new Refusal('ROSTER_AS_OF_NOT_A_DAY', { found: asOfOn });
    if (asOfOn > localDateAt(clock())) throw new Refusal('ROSTER_AS_OF_FUTURE', { found: asOfOn });
    if (!(await stored.find(countyCode, sourceCode))) {
      throw new Refusal('ROSTER_SOURCE_NOT_FOUND', { found: withoutNumbers(sourceCode) });
    }
    return owners.start(actor, {
      kind: 'ROSTER',
      countyCode,
      sourceCode,
      asOfOn,
      source,
      dryRun,
      accountName: accountNameIn(actor, countyCode),
      columns,
      categories: categoriesOf(campaign),
      allowManyCancelled,
    });
  };

  const sources: Rosters['sources'] = async (actor, id) => {
    const campaign = await seen(actor, id);
    const names = new Map(
      [...commonCategoryNames, ...categoriesOf(campaign)].map((each) => [
        each.code,
        each.names[0] ?? each.code,
      ]),
    );
    const now = await stored.entriesNow(campaign.countyCode);
    return (await stored.list(campaign.countyCode)).map((row) => ({
      countyCode: campaign.countyCode,
      code: row.code,
      name: row.name,
      office: row.office,
      kind: row.kind,
      categoryCode: row.category_code,
      categoryName: row.category_code === null ? null : (names.get(row.category_code) ?? row.category_code),
      isFull: row.is_full === 1,
      currentAsOfOn: row.as_of_on,
      currentEntries: row.kind === 'RESIDENTS' ? row.entries : (now.get(row.code) ?? 0),
      columns: Object.entries(readColumns(row.columns)).map(([header, key]) => ({ header, key })),
      version: row.version,
    }));
  };

  return {
    sources,
    async saveSource(actor, id, source) {
      const campaign = await allowed(actor, id);
      await stored.save(
        campaign.countyCode,
        source,
        [...categoriesOf(campaign), ...commonCategoryNames],
        accountNameIn(actor, campaign.countyCode),
        clock().toISOString(),
      );
      const saved = (await sources(actor, id)).find((each) => each.code === source.code);
      if (!saved) throw new Error('a saved roster source is not there');
      return saved;
    },
    async batches(actor, id, sourceCode, first) {
      const { countyCode } = await seen(actor, id);
      const where = `from roster_batch b join roster_source s on s.county_code = b.county_code and s.code = b.source_code
        where b.county_code = ? and b.status = 'PUBLISHED'${sourceCode === null ? '' : ' and b.source_code = ?'}`;
      const values = sourceCode === null ? [countyCode] : [countyCode, sourceCode];
      const [total] = await database.reader.all<{ n: number }>(`select count(*) as n ${where}`, values);
      const rows = await database.reader.all<BatchRow>(
        `select b.batch_number, b.source_code, s.name, s.office, b.as_of_on, b.file_name, b.imported_by,
         b.published_at, b.rows_read, b.persons, b.new_entries, b.changed_entries, b.cancelled_entries,
         b.unchanged_entries, b.new_persons, b.review_items ${where} order by b.batch_number desc limit ?`,
        [...values, Math.max(0, Math.min(first, mostBatches))],
      );
      return { items: rows.map(batchOf), totalCount: total?.n ?? 0 };
    },
    async currentAsOf(countyCode) {
      const rows = await stored.list(countyCode);
      return new Map(
        rows.flatMap((row) => (row.as_of_on === null ? [] : [[row.code, row.as_of_on] as const])),
      );
    },
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
  };
}

function categoriesOf(campaign: CampaignRecord) {
  return campaign.notice.categories.map(({ code, name, aliases }) => ({ code, names: [name, ...aliases] }));
}

interface BatchRow {
  readonly batch_number: number;
  readonly source_code: string;
  readonly name: string;
  readonly office: string;
  readonly as_of_on: string;
  readonly file_name: string;
  readonly imported_by: string;
  readonly published_at: string;
  readonly rows_read: number;
  readonly persons: number;
  readonly new_entries: number;
  readonly changed_entries: number;
  readonly cancelled_entries: number;
  readonly unchanged_entries: number;
  readonly new_persons: number;
  readonly review_items: number;
}

function batchOf(row: BatchRow): RosterBatchRecord {
  return {
    number: row.batch_number,
    sourceCode: row.source_code,
    sourceName: row.name,
    office: row.office,
    asOfOn: row.as_of_on,
    fileName: row.file_name,
    importedBy: row.imported_by,
    publishedAt: row.published_at,
    rowsRead: row.rows_read,
    persons: row.persons,
    newEntries: row.new_entries,
    changedEntries: row.changed_entries,
    cancelledEntries: row.cancelled_entries,
    unchangedEntries: row.unchanged_entries,
    newPersons: row.new_persons,
    reviewItems: row.review_items,
  };
}
