import type { Scalar } from '../../../addin/preview/workbook/cells.ts';
import type { Said } from './form-sheet.ts';

/** Something went where it must not, or is gone. */
export class Fault extends Error {
  readonly kind: 'lost' | 'misplaced';

  constructor(kind: Fault['kind'], message: string) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

/** What the test knows of one sheet: what people last typed, and what they have been shown. */
export interface KnownSheet {
  readonly id: string;
  readonly township: string;
  readonly edition: number;
  /** As it must stand there now, by `village/column`. */
  readonly content: Map<string, Scalar>;
  /** The service's number that the sheet was last in step with. */
  readonly shown: Map<string, Said>;
  /** The one before that, where another has sent the very number that was typed here: nobody has looked since. */
  readonly shownBefore: Map<string, Said>;
  /** Numbers of others that the pane lists as to be chosen: whoever types that number takes it over. By cell. */
  readonly told: Map<string, Said>;
  /** Numbers of others that somebody has seen and chosen to replace. */
  readonly replaced: Map<string, Set<Said>>;
  /** The reader's own words at the right of a village. */
  readonly notes: Map<string, string>;
  /** Edits that came over from another sheet and are to be chosen: the pane must list them. By cell. */
  readonly owed: Map<string, Said>;
  /** Numbers that went to a newer sheet while others stayed: what becomes of them is held against that sheet. By cell. */
  readonly moved: Map<string, Said>;
  /** Numbers sent whose answer never came: they may reach the service later. By cell. */
  readonly sent: Map<string, Set<Said>>;
  /** What the pane has seen of what was typed: that much survives the sheet. */
  readonly seen: Map<string, Said>;
  /** Of one that is gone: what stood there, seen or not. It may come back. */
  readonly unseen: Map<string, Said>;
  /** A newer edition has taken its place: it stays as it is, and nobody sends it. */
  isRetired: boolean;
  /** Somebody has deleted it; `content` is what must come back. */
  isGone: boolean;
}

/** What an act of the pane was asked to do, beyond bringing untouched cells up to date. */
export interface Leave {
  /** The sheet it is about; null for one that is about all. */
  readonly sheet: string | null;
  /** Whether it may send what was typed. */
  readonly sends: boolean;
  /** Numbers that may come to stand in a cell; null: any. */
  readonly cells: Map<string, ReadonlySet<Said> | null>;
  /**
   * The number that is given up, by cell. Whoever types the very same one into that cell while the pane takes it away
   * leaves two sheets that are alike: one where it was typed before the pane looked, and one where nobody typed. So the
   * cell may show either; any other number typed meanwhile must stay.
   */
  readonly givenUp?: ReadonlyMap<string, Said>;
  /** Whether what is typed before the pane reads the sheet is meant too: an act on a whole column. */
  readonly isWide?: boolean;
  /** A sheet whose edits it moves: what is typed there meanwhile may come along. */
  readonly from?: KnownSheet | undefined;
}
