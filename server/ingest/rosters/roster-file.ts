import type { CategoryFinder } from '../payments/reading.ts';
import type { RowOrigin } from '../row.ts';
import type { RosterCategories } from './roster-categories.ts';
import type { SeenPersons } from './seen-persons.ts';
import type { RosterReadContext } from './types.ts';

/** What the sheets of one file share. */
export interface RosterFile {
  readonly context: RosterReadContext;
  readonly finder: CategoryFinder;
  readonly categories: RosterCategories;
  /** Order of a category in this file, for `SeenPersons`. */
  readonly categoryNumbers: Map<string | null, number>;
  readonly seen: SeenPersons;
  readonly sheetNames: readonly string[];
}

/** Where the rows of one sheet stand, and the category its name or the source gives. */
export interface RosterSheet {
  readonly origin: RowOrigin;
  /** 0 for a file without sheets. */
  readonly number: number;
  readonly category: string | null;
  /** Cells cannot slip into another column. */
  readonly isGrid: boolean;
}
