import { createHash } from 'node:crypto';
import { type CategoryNames, commonCategoryNames } from '../../../schema/files/index.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { openPaymentWriter, type PaymentWriter, type WriterFindings } from '../../db/payment-writer/index.ts';
import type { CollectionWindow } from '../../ingest/day.ts';
import { PlaceFinder } from '../../ingest/division-names.ts';
import { createIdHasher, type IdHasher } from '../../ingest/id-hash.ts';
import {
  addUnreadable,
  type PaymentFileKind,
  type PaymentRows,
  type PaymentSource,
  readPayments,
} from '../../ingest/payments/read-payments.ts';
import { CategoryFinder } from '../../ingest/payments/reading.ts';
import { ProblemList } from '../../ingest/problem-list.ts';
import { UnreadableFile } from '../../ingest/row.ts';
import { sniffFile } from '../../ingest/sniff.ts';
import { reportFindings } from './findings.ts';
import { followingMerges, readMergedCodes } from './merged-codes.ts';

export type ProblemPolicy = 'ALL_OR_NOTHING' | 'GOOD_ROWS_ONLY';
export type DifferencePolicy = 'KEEP' | 'REPLACE';
export type ImportOutcome = 'COMMITTED' | 'NOTHING_NEW' | 'REFUSED' | 'DRY_RUN' | 'CANCELLED';

/** What to import. Plain data: it goes to the worker as it is. Who may ask is checked before. */
export interface ImportRequest {
  readonly countyCode: string;
  readonly benefitYear: number;
  readonly kind: PaymentFileKind;
  readonly source:
    | { readonly file: string; readonly fileName: string }
    | { readonly rows: readonly (readonly string[])[]; readonly address: string };
  readonly dryRun: boolean;
  readonly onProblem: ProblemPolicy;
  /** Of daily totals: keep the first numbers of a day (default), or replace them. */
  readonly onDifference?: DifferencePolicy;
  readonly accountName: string;
  /** The notice's collection windows; payments outside are kept and flagged. */
  readonly windows: readonly CollectionWindow[];
  /** The notice's own categories with the names files use; the common names come after them. */
  readonly categories?: readonly CategoryNames[];
}

/** As `ImportResult` in schema/payment.graphql. */
export interface ImportResult {
  readonly outcome: ImportOutcome;
  readonly batchNumber: number | null;
  readonly rowsRead: number;
  readonly newPayments: number;
  readonly alreadyPresent: number;
  /** Daily totals that took the place of earlier ones; `newPersons` and `amountFen` hold the difference. */
  readonly replacedRows: number;
  readonly rejectedRows: number;
  readonly flaggedRows: number;
  readonly newPersons: number;
  readonly amountFen: number;
  /** Payments that were there without a posting day (入库日期), and have one now. */
  readonly postedLater: number;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  readonly sameFileAsBatch: number | null;
}

export interface ImportHooks {
  isCancelled(): boolean;
  /** @param share of the reading, 0 to 1 */
  onProgress(rowsRead: number, share: number): void;
}

/** Rows gathered before they are written. */
const rowsAtOnce = 4096;

/**
 * Imports one payment file in this thread: reads, checks, writes, publishes. Wrong data comes back as problems.
 *
 * @param idHashKey key of the hash that stands for a person; the same for the life of a database
 * @returns what happened; with REFUSED, NOTHING_NEW, DRY_RUN and CANCELLED the database is as before
 */
export async function importPayments(
  databaseUrl: string,
  idHashKey: Uint8Array,
  request: ImportRequest,
  hooks: ImportHooks,
): Promise<ImportResult> {
  const problems = new ProblemList();
  let source: PaymentSource;
  let digest: string;
  try {
    if ('file' in request.source) {
      const file = await sniffFile(request.source.file);
      source = { file };
      digest = file.digest;
    } else {
      source = request.source;
      digest = createHash('sha256').update(JSON.stringify(request.source.rows)).digest('hex');
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    addUnreadable(problems, error);
    return result(request.dryRun ? 'DRY_RUN' : 'REFUSED', problems);
  }
  const writer = await openPaymentWriter(databaseUrl);
  try {
    const isGivenUp = () => {
      // A sign of life while another import has its turn.
      hooks.onProgress(0, 0);
      return hooks.isCancelled();
    };
    if (!(await writer.lock(request.countyCode, isGivenUp))) return result('CANCELLED', problems);
    const merged = await readMergedCodes(databaseUrl, request.countyCode);
    const hashId = followingMerges(createIdHasher(idHashKey), merged);
    return await new PaymentImport(writer, hashId, request, hooks, problems).run(source, digest);
  } finally {
    await writer.close();
  }
}

class PaymentImport {
  readonly #writer: PaymentWriter;
  readonly #hashId: IdHasher;
  readonly #request: ImportRequest;
  readonly #hooks: ImportHooks;
  readonly #problems: ProblemList;
  /** Rows the writer kept out. */
  #differing = 0;

  constructor(
    writer: PaymentWriter,
    hashId: IdHasher,
    request: ImportRequest,
    hooks: ImportHooks,
    problems: ProblemList,
  ) {
    this.#writer = writer;
    this.#hashId = hashId;
    this.#request = request;
    this.#hooks = hooks;
    this.#problems = problems;
  }

  async run(source: PaymentSource, digest: string): Promise<ImportResult> {
    const { countyCode, benefitYear, kind, dryRun } = this.#request;
    const refused = dryRun ? 'DRY_RUN' : 'REFUSED';
    const campaign = await this.#writer.campaign(countyCode, benefitYear, digest);
    if (!campaign) return this.#fail(refused, 'CAMPAIGN_NOT_FOUND', `${countyCode}-${benefitYear}`);
    if (campaign.paymentSource !== 'NONE' && campaign.paymentSource !== kind) {
      return this.#fail(refused, 'PAYMENT_SOURCE_MIXED');
    }
    // A file that was replaced since may be brought back.
    if (campaign.sameFileAsBatch !== null && this.#request.onDifference !== 'REPLACE') {
      return { ...result('NOTHING_NEW', this.#problems), sameFileAsBatch: campaign.sameFileAsBatch };
    }
    const places = new PlaceFinder(campaign.divisions);
    if (places.places.length === 0) return this.#fail(refused, 'NO_DIVISIONS');
    const categories = new CategoryFinder([...(this.#request.categories ?? []), ...commonCategoryNames]);

    // The findings need the header's column names, which are known once the first rows are read.
    let rows: PaymentRows | null = null;
    const findings: WriterFindings = reportFindings(
      () => rows,
      () => this.#differing++,
    );
    const header = {
      countyCode,
      benefitYear,
      kind,
      fileName:
        'fileName' in this.#request.source ? this.#request.source.fileName : this.#request.source.address,
      fileDigest: digest,
      importedBy: this.#request.accountName,
      places: places.places,
      categories: categories.codes,
      dryRun,
      onDifference: this.#request.onDifference ?? 'KEEP',
    } as const;
    await this.#writer.open(header, findings);
    try {
      const context = {
        benefitYear,
        windows: this.#request.windows,
        places,
        categories,
        hashId: this.#hashId,
        problems: this.#problems,
      };
      rows = await readPayments(source, kind, context, async (read, share) => {
        rows = read;
        this.#hooks.onProgress(read.rows.rowsRead, share);
        if (read.kind === 'DETAILS') {
          const { chunk } = read.rows;
          if (chunk.length >= rowsAtOnce || share === 1) {
            if (this.#stillWrites()) await this.#writer.putPayments(chunk);
            chunk.clear();
          }
        }
        return !this.#hooks.isCancelled();
      });
      if (this.#hooks.isCancelled()) return await this.#leave('CANCELLED', rows);
      if (rows === null) return await this.#leave(refused, rows);
      // Comparing days writes nothing yet, so it is done after an error too.
      if (rows.kind === 'DAILY_TOTALS') await this.#writer.putDailyTotals(rows.rows.rows);
      return await this.#close(rows);
    } catch (error) {
      await this.#writer.discard();
      throw error;
    }
  }

  /** After an error the rest is only read: nothing of it will stay. A dry run goes on, to find what the writer finds. */
  #stillWrites(): boolean {
    const { onProblem, dryRun } = this.#request;
    return dryRun || onProblem === 'GOOD_ROWS_ONLY' || this.#problems.errorCount === 0;
  }

  async #close(rows: PaymentRows): Promise<ImportResult> {
    const { dryRun } = this.#request;
    if (!this.#stillWrites()) return this.#leave('REFUSED', rows);
    const counts = await this.#writer.settle();
    const isRefused = this.#request.onProblem === 'ALL_OR_NOTHING' && this.#problems.errorCount > 0;
    const { rowsRead } = rows.rows;
    const rejectedRows = rows.rows.rejectedRows + counts.differing;
    const done = (outcome: ImportOutcome, batchNumber: number | null): ImportResult => {
      const isKept = !isRefused && (outcome === 'COMMITTED' || outcome === 'DRY_RUN');
      return {
        ...result(outcome, this.#problems),
        batchNumber,
        rowsRead,
        rejectedRows,
        alreadyPresent: counts.alreadyPresent,
        newPayments: isKept ? counts.newPayments : 0,
        replacedRows: isKept ? counts.replaced : 0,
        flaggedRows: isKept ? counts.flaggedRows : 0,
        newPersons: isKept ? counts.newPersons : 0,
        amountFen: isKept ? counts.amountFen : 0,
        postedLater: isKept ? counts.postedLater : 0,
      };
    };
    if (this.#hooks.isCancelled()) {
      await this.#writer.discard();
      return done('CANCELLED', null);
    }
    if (dryRun || isRefused || counts.newPayments + counts.replaced + counts.postedLater === 0) {
      await this.#writer.discard();
      if (dryRun) return done('DRY_RUN', null);
      // Rows of which none is new and none is good were refused, not there before.
      return done(isRefused || counts.alreadyPresent === 0 ? 'REFUSED' : 'NOTHING_NEW', null);
    }
    const batchNumber = await this.#writer.publish({ rowsRead, rejectedRows });
    if (batchNumber === null) {
      await this.#writer.discard();
      return this.#fail('REFUSED', 'PAYMENT_SOURCE_MIXED');
    }
    return done('COMMITTED', batchNumber);
  }

  async #leave(outcome: ImportOutcome, rows: PaymentRows | null): Promise<ImportResult> {
    await this.#writer.discard();
    return {
      ...result(outcome, this.#problems),
      rowsRead: rows?.rows.rowsRead ?? 0,
      rejectedRows: (rows?.rows.rejectedRows ?? 0) + this.#differing,
    };
  }

  #fail(outcome: ImportOutcome, code: string, found = ''): ImportResult {
    this.#problems.add({ code, severity: 'ERROR', place: {}, ...(found === '' ? {} : { found }) });
    return result(outcome, this.#problems);
  }
}

function result(outcome: ImportOutcome, problems: ProblemList): ImportResult {
  return {
    outcome,
    batchNumber: null,
    rowsRead: 0,
    newPayments: 0,
    alreadyPresent: 0,
    replacedRows: 0,
    rejectedRows: 0,
    flaggedRows: 0,
    newPersons: 0,
    amountFen: 0,
    postedLater: 0,
    problemCount: problems.problemCount,
    problems: problems.kept,
    sameFileAsBatch: null,
  };
}
