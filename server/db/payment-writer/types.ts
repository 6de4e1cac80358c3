/** Payments as columns, in the order of the file. Indexes point into the places and categories of the batch. */
export interface PaymentColumns {
  readonly length: number;
  readonly receiptNumber: readonly string[];
  readonly line: Int32Array;
  /** 16 bytes a row. */
  readonly personHash: Buffer;
  readonly place: Int32Array;
  readonly category: Int32Array;
  readonly amountFen: Float64Array;
  /** Days since 1970-01-01; `postedDay` is -1 when not known. */
  readonly paidDay: Int32Array;
  readonly postedDay: Int32Array;
  /** Bits of `schema/values/payment-flag`. */
  readonly flags: Int32Array;
}

/** One row of 乡镇每日汇总. */
export interface DailyTotalRecord {
  readonly line: number;
  readonly townshipCode: string;
  readonly categoryCode: string;
  readonly paidOn: string;
  readonly persons: number;
  readonly amountFen: number;
  readonly flags: number;
}

export interface Place {
  readonly townshipCode: string;
  readonly villageCode: string | null;
}

/** The payments one import brings; open until published. */
export interface BatchHeader {
  readonly countyCode: string;
  readonly benefitYear: number;
  readonly kind: 'DETAILS' | 'DAILY_TOTALS';
  readonly fileName: string;
  /** SHA-256 of the file, hex. */
  readonly fileDigest: string;
  readonly importedBy: string;
  readonly places: readonly Place[];
  readonly categories: readonly string[];
  /** Nothing will be published: where possible less is written. */
  readonly dryRun: boolean;
  /** Of daily totals: what to do with a day that is there with other numbers. Left out: KEEP. */
  readonly onDifference?: 'KEEP' | 'REPLACE';
}

/** What the writer finds out that a reader of the file cannot know. */
export interface WriterFindings {
  /**
   * The receipt is there with other content; the first stays. `fields` are columns of `payment`; `first.batch` is null
   * when the first stands in this very file.
   */
  receiptDiffers(
    line: number,
    receiptNumber: string,
    first: { batch: number | null; line: number },
    fields: string[],
  ): void;
  /** The person is counted already; this payment adds money only. */
  duplicatePerson(line: number): void;
  /** The township's day is there with other numbers; the first stays. A null batch is this very file. */
  dailyTotalDiffers(line: number, first: { batch: number | null; persons: number; amountFen: number }): void;
  /** The township's day was there with other numbers and takes these. */
  dailyTotalReplaced(line: number, was: { batch: number; persons: number; amountFen: number }): void;
}

export interface BatchCounts {
  newPayments: number;
  alreadyPresent: number;
  /** Rows kept out because the receipt, or the township's day, is there with other content. */
  differing: number;
  /** Daily totals that take the place of earlier ones; not among the new. */
  replaced: number;
  flaggedRows: number;
  newPersons: number;
  amountFen: number;
  /** Payments that were there without a posting day, and have one now. */
  postedLater: number;
}

export interface CampaignState {
  readonly paymentSource: 'NONE' | 'DETAILS' | 'DAILY_TOTALS';
  /** A published batch of the very same file that left no row behind; null when there is none. */
  readonly sameFileAsBatch: number | null;
  readonly divisions: readonly DivisionRow[];
}

export interface DivisionRow {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
  readonly parentCode: string | null;
}

/**
 * Writes one import at a time for a county, and publishes it whole or leaves nothing.
 * Calls come in this order: `lock`, `campaign`, `open`, `put…`, then `settle`, then `publish` or `discard`; `close` last.
 */
export interface PaymentWriter {
  /** Waits until no other import of the county runs anywhere; false when `isCancelled` said so first. */
  lock(countyCode: string, isCancelled: () => boolean): Promise<boolean>;
  /** Null when there is no such campaign. */
  campaign(countyCode: string, benefitYear: number, fileDigest: string): Promise<CampaignState | null>;
  open(header: BatchHeader, findings: WriterFindings): Promise<void>;
  putPayments(rows: PaymentColumns): Promise<void>;
  putDailyTotals(rows: readonly DailyTotalRecord[]): Promise<void>;
  /** All rows are in: counts persons. The counts are final afterwards. */
  settle(): Promise<BatchCounts>;
  /** @returns the batch number, or null when the campaign takes the other source by now */
  publish(totals: { readonly rowsRead: number; readonly rejectedRows: number }): Promise<number | null>;
  discard(): Promise<void>;
  close(): Promise<void>;
}

export function noCounts(): BatchCounts {
  return {
    newPayments: 0,
    alreadyPresent: 0,
    differing: 0,
    replaced: 0,
    flaggedRows: 0,
    newPersons: 0,
    amountFen: 0,
    postedLater: 0,
  };
}

/** Aliases as the division table keeps them: a JSON list. */
export function parseAliases(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
