/**
 * A sheet as plain data. Two renderers read it: Office.js (`addin/excel`) and .xlsx (`server/export`).
 * Rows and columns are 0-based inside the model; `address.ts` turns them into A1.
 */
export interface SheetModel {
  readonly identity: SheetIdentity;
  /** Suggested tab name: at most 31 characters, none of `\ / ? * [ ] :`. */
  readonly tabName: string;
  readonly columns: readonly ColumnModel[];
  /** All rows top to bottom, title first. Each row has exactly `columns.length` cells. */
  readonly rows: readonly RowModel[];
  readonly merges: readonly Area[];
  /** The real Excel table, when the sheet has one (进度表). Null for forms with merged headers (目标分解表). */
  readonly table: TableModel | null;
  readonly dataBars: readonly DataBarModel[];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly print: PrintModel;
  readonly chart: ChartModel | null;
  /** Drop-down lists and whole numbers; left out where there are none. */
  readonly validations?: readonly ValidationModel[];
  /** Header and rows with filter buttons on a form; a table has its own. Left out where there are none. */
  readonly filter?: Area;
  /** A form that is protected once, when it is made, and never again; left out: the sheet is open. */
  readonly protection?: ProtectionModel;
}

/** What a sheet shows, kept in the name of its table or named range so that it survives rename, move and copy. */
export interface SheetIdentity {
  readonly kind:
    | 'progress'
    | 'breakdown'
    | 'breakdownForm'
    | 'policy'
    | 'coverage'
    | 'chase'
    | 'reconciliation'
    | 'subsidy'
    | 'review'
    | 'roster';
  /** `411521-2025`: county code and benefit year. */
  readonly campaignId: string;
  /** The division whose rows are shown: the county for a township table. */
  readonly divisionCode: string;
  readonly level: 'TOWNSHIP' | 'VILLAGE';
  /** A fixed day, or `latest` to move with the clock. */
  readonly asOf: string;
  /** Version of the notice a 政策参数 sheet was made from; left out for the other kinds. */
  readonly version?: number;
  /**
   * Rows are something else than divisions: categories of people (资助测算表), days (对账表), or the items to work
   * through (对账待核对清单). Left out elsewhere.
   */
  readonly by?: 'CATEGORY' | 'DAY' | 'ITEM';
}

export interface ColumnModel {
  /** Stable key, e.g. `quota`, `paidPersons`. Never shown. */
  readonly key: string;
  /** Header text; for a two-row header the lower one. */
  readonly header: string;
  /** Width in characters of the default font, as Excel counts them. */
  readonly width: number;
  readonly format: NumberFormat;
  readonly align: 'left' | 'center' | 'right';
  readonly hidden?: boolean;
  /** `sum`: the total row adds this column up, so a formula in it may be ours. Left out: the total is its own fact. */
  readonly total?: 'sum';
  /** Long texts run over several lines, and their rows grow. */
  readonly wrap?: boolean;
  /**
   * Tells to what the name in the next column belongs: the township of a village. Sheets made before there was this
   * column are refreshed without it, and nothing is said of it.
   */
  readonly qualifies?: true;
  /** For a text column: regular expression of what we write there. A refresh leaves other text alone. */
  readonly ours?: string;
}

/** Excel number format codes in use; one per column. */
export type NumberFormat =
  | '@'
  | 'General'
  | '0'
  | '#,##0'
  | '#,##0.00'
  | '0.00%'
  // A day, see `days.ts`.
  | 'yyyy-mm-dd'
  // A remainder: green when nothing is left, red otherwise; the sign stays.
  | '[Red]0;[Red]-0;[Color10]0';

export interface RowModel {
  readonly role: RowRole;
  /** Division code for `data` rows and `total` for the total row; null elsewhere. */
  readonly key: string | null;
  readonly cells: readonly CellModel[];
}

/**
 * `header` rows may be two (merged). In a sheet with a table the single header row and the total row
 * belong to the table, and the rows between them are its body. `heading` begins a part of a form, `quote` is the
 * wording it comes from; both stand among the `data` rows and are never merged, so that a form can be sorted.
 */
export type RowRole = 'title' | 'meta' | 'header' | 'heading' | 'quote' | 'data' | 'total' | 'note';

export interface CellModel {
  /** Null is an empty cell: "not known", never zero. Text is written as text, whatever it begins with. */
  readonly value: string | number | null;
  /** Excel formula beginning with `=`, made by us alone; `value` is what it gives. */
  readonly formula?: string;
  /** Emphasis beyond the row's role. `warning` is used with words that say why. */
  readonly tone?: 'warning' | 'good' | 'muted';
  /** `input`: the reader may write here. `spare`: and that adds something. */
  readonly fill?: 'input' | 'spare';
  /** Shown as a cell note (批注). */
  readonly note?: string;
  /** Overrides the column's alignment or format, for title and meta cells. */
  readonly align?: 'left' | 'center' | 'right';
  readonly format?: NumberFormat;
  /** The text runs over several lines, and its row grows; for a merged meta line. */
  readonly wrap?: true;
}

/** A rectangle of the model, 0-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TableModel {
  /** Includes header and total row. */
  readonly area: Area;
  /** Excel table name; carries the identity (`identity.ts`). */
  readonly name: string;
  readonly hasTotalRow: boolean;
  readonly style: string;
  /** Index of the column that holds each row's key; hidden from readers. */
  readonly keyColumn: number;
}

export interface DataBarModel {
  readonly area: Area;
  readonly minimum: number;
  readonly maximum: number;
  /** `#RRGGBB` */
  readonly color: string;
}

export interface PrintModel {
  readonly orientation: 'landscape' | 'portrait';
  readonly paper: 'A4';
  /** Rows repeated on each page, 0-based and inclusive. */
  readonly titleRows: { readonly first: number; readonly last: number };
  readonly fitToWidth: true;
  /** What is printed, when people keep notes beside it that are not; left out: everything. */
  readonly area?: Area;
}

export interface ChartModel {
  readonly kind: 'column';
  readonly title: string;
  /** Axis labels and values: one-column areas of the same rows, without header. */
  readonly labels: Area;
  readonly series: readonly { readonly name: string; readonly values: Area }[];
  /** First row and column the chart covers, and its size in rows and columns. */
  readonly position: Area;
}

/**
 * What the cells of an area take: one of a few words, or a whole number. A word that is not on the list may still be
 * typed, because the check says what is wrong with words; a number that is none is stopped by Excel itself.
 */
export type ValidationModel = ListValidation | WholeValidation;

export interface ListValidation {
  readonly area: Area;
  /** Together at most 255 characters with the commas between them; none holds a comma. */
  readonly options: readonly string[];
}

export interface WholeValidation {
  readonly area: Area;
  /** Both ends are allowed, and so is an empty cell. */
  readonly whole: { readonly minimum: number; readonly maximum: number };
  /** Heading and text of what Excel says to a number it does not take; at most 32 and 255 characters. */
  readonly title: string;
  readonly message: string;
}

/**
 * Every cell of the model is locked but these. What lies outside the model's rows and columns is unlocked: people keep
 * their own notes there. There is no password; formatting, inserting, sorting and filtering stay allowed.
 *
 * Excel refuses an add-in's writes to a locked cell as it refuses the reader's, so whatever is written again later
 * belongs here.
 */
export interface ProtectionModel {
  readonly unlocked: readonly Area[];
}
