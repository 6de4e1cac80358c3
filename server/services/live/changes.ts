import type { LocalDate } from '../../../schema/values/local-date.ts';

/** What sort of thing changed: `ChangeKind` of schema/live.graphql. */
export type ChangeKind = 'FIGURES' | 'BREAKDOWNS' | 'DAY';

/**
 * The state of a campaign: figures version, sum of the breakdowns' versions and day, as in `41.318.20250110`. All three
 * only rise, so any process can tell what comes after a state that another one named (decision 031).
 */
export type Mark = string;

export interface VillagePlace {
  readonly code: string;
  readonly township: string;
}

/** Where a campaign changed between two states: codes and days, never figures. May name too much, never too little. */
export interface Change {
  readonly campaignId: string;
  /** The state reached. */
  readonly mark: Mark;
  /** The state before; null: unknown. */
  readonly from: Mark | null;
  /** Empty: nothing that the account sees. */
  readonly kinds: readonly ChangeKind[];
  readonly townships: readonly string[];
  /** Empty when there are too many: then the townships stand for them. */
  readonly villages: readonly VillagePlace[];
  /** Empty when there are too many: then all days. */
  readonly days: readonly LocalDate[];
  /** Anything may have changed; the lists are empty. */
  readonly isEverything: boolean;
  readonly at: string;
}

/** What one account follows. */
export interface LiveScope {
  /** Two scopes with one key are told the same. */
  readonly key: string;
  readonly campaignIds: readonly string[];
  /** Null: the whole county. */
  readonly townshipCode: string | null;
}

export interface MarkParts {
  readonly figures: number;
  readonly breakdowns: number;
  readonly day: LocalDate;
}

const mostVillages = 400;
const mostDays = 62;

export function markOf({ figures, breakdowns, day }: MarkParts): Mark {
  return `${figures}.${breakdowns}.${day.replaceAll('-', '')}`;
}

/** The parts of a mark; null for any other text. */
export function readMark(text: string): MarkParts | null {
  const found = /^(\d{1,15})\.(\d{1,15})\.(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!found) return null;
  const [, figures, breakdowns, year, month, day] = found;
  return { figures: Number(figures), breakdowns: Number(breakdowns), day: `${year}-${month}-${day}` };
}

/** How `a` lies to `b`; `apart` when each is ahead in something, or one cannot be read. */
export function compareMarks(a: Mark, b: Mark): 'same' | 'older' | 'newer' | 'apart' {
  const [left, right] = [readMark(a), readMark(b)];
  if (!left || !right) return 'apart';
  const isOlder = left.figures < right.figures || left.breakdowns < right.breakdowns || left.day < right.day;
  const isNewer = left.figures > right.figures || left.breakdowns > right.breakdowns || left.day > right.day;
  if (isOlder) return isNewer ? 'apart' : 'older';
  return isNewer ? 'newer' : 'same';
}

/** Everything may have changed. */
export function everything(
  place: Pick<Change, 'campaignId' | 'mark' | 'from' | 'at'>,
  kinds: readonly ChangeKind[] = ['FIGURES', 'BREAKDOWNS'],
): Change {
  return { ...place, kinds, townships: [], villages: [], days: [], isEverything: true };
}

/** Both changes as one: all that either names. */
export function unite(earlier: Change, later: Change): Change {
  const kinds = union(earlier.kinds, later.kinds);
  const place = { campaignId: later.campaignId, mark: later.mark, from: earlier.from, at: later.at };
  if (earlier.isEverything || later.isEverything) return everything(place, kinds);
  return {
    ...place,
    kinds,
    townships: union(earlier.townships, later.townships),
    villages: unitedVillages(earlier, later),
    days: unitedDays(earlier, later),
    isEverything: false,
  };
}

/** The change with lists no longer than are sent. */
export function shortened(change: Change): Change {
  return {
    ...change,
    villages: change.villages.length > mostVillages ? [] : change.villages,
    days: change.days.length > mostDays ? [] : change.days,
  };
}

/**
 * What an account of one township is told. Figures elsewhere move its rank in the county, so they name its own
 * township and nothing of the others; breakdowns of others name nothing.
 */
export function inScope(change: Change, { townshipCode }: Pick<LiveScope, 'townshipCode'>): Change {
  if (townshipCode === null || change.isEverything) return change;
  const isOwn = change.townships.includes(townshipCode);
  const kinds = change.kinds.filter((kind) => kind !== 'BREAKDOWNS' || isOwn);
  if (kinds.length === 0) return { ...change, kinds, townships: [], villages: [], days: [] };
  return {
    ...change,
    kinds,
    townships: [townshipCode],
    villages: change.villages.filter(({ township }) => township === townshipCode),
  };
}

function unitedVillages(earlier: Change, later: Change): readonly VillagePlace[] {
  // An empty list beside townships means all their villages.
  if (standsForAll(earlier) || standsForAll(later)) return [];
  const places = new Map([...earlier.villages, ...later.villages].map((place) => [place.code, place]));
  return places.size > mostVillages ? [] : [...places.values()];
}

function standsForAll({ villages, townships }: Change): boolean {
  return villages.length === 0 && townships.length > 0;
}

function unitedDays(earlier: Change, later: Change): readonly LocalDate[] {
  // Days are of figures: what changes breakdowns alone has none and says nothing of them.
  if (!earlier.kinds.includes('FIGURES')) return later.days;
  if (!later.kinds.includes('FIGURES')) return earlier.days;
  if (earlier.days.length === 0 || later.days.length === 0) return [];
  const days = union(earlier.days, later.days);
  return days.length > mostDays ? [] : days;
}

function union<T>(left: readonly T[], right: readonly T[]): readonly T[] {
  return [...new Set([...left, ...right])];
}
