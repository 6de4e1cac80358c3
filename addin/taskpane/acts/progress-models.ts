/** What an answer leaves behind, so that the next one need only tell the rows that differ. */
export interface FigureKept {
  /** Names these very rows to the server. */
  readonly state: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
