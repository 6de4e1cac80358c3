import type { CategoryNames } from '../../../schema/files/index.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { PlaceFinder } from '../division-names.ts';
import type { ProblemList } from '../problem-list.ts';
import type { SniffedFile } from '../sniff.ts';

/** CATEGORY: people of hardship categories, named by an office. RESIDENTS: the register of all who live here. */
export type RosterKind = 'CATEGORY' | 'RESIDENTS';

/** Whether support still goes on for somebody whom a roster names. */
export type RosterStatus = 'ACTIVE' | 'RISK_ELIMINATED' | 'SUPPORT_ENDED';

/** One person in one category as a roster names him. A household's row of four is four records. */
export interface RosterRecord {
  /** 1-based line of the file or row of the sheet. */
  readonly line: number;
  /** Line of the household's row when the file lists households; null when each person has a row. */
  readonly household: number | null;
  /** 18 characters, or a newborn's temporary code. */
  readonly idNumber: string;
  readonly name: string;
  /** Null in a register. */
  readonly categoryCode: string | null;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly status: RosterStatus;
  /** 1 (most severe) to 4; null when the file does not say. */
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
}

/** Rows to read: a file already sniffed, or the cells of an Excel selection. */
export type RosterSource =
  | { readonly file: SniffedFile }
  | { readonly rows: readonly (readonly string[])[]; readonly address: string };

/** What the reading of one roster needs to know beside its rows. */
export interface RosterReadContext {
  readonly kind: RosterKind;
  /** Nobody in the file is born later. */
  readonly asOfOn: LocalDate;
  /** Header text -> column key (`isRosterColumnKey`): remembered from last time or said by the user; wins over aliases. */
  readonly columns: Readonly<Record<string, string>>;
  readonly places: PlaceFinder;
  /** In order of preference: the notice's own before the common ones. */
  readonly categories: readonly CategoryNames[];
  readonly problems: ProblemList;
  /** The category of whoever no column, no mark and no sheet name puts in another; null: each must be told. */
  readonly defaultCategory: string | null;
}

/** What was read. Rows in = accepted + rejected; one rejected row is enough to refuse the batch. */
export interface RosterReading {
  /** Rows of data; titles, headers, totals and notes are none. */
  readonly rowsRead: number;
  readonly rejectedRows: number;
  /** Records handed over; a person twice in one category is one. */
  readonly records: number;
  /** Header text -> column key as recognised, to remember. */
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Takes the good records of the rows read since the last call; false stops the reading.
 *
 * @param share how much of the file is read, 0 to 1
 */
export type RosterSink = (rows: readonly RosterRecord[], share: number) => Promise<boolean>;
