import type { CoverageGroup } from '../../db/coverage/count.ts';
import { completion } from '../../policy/completion.ts';
import {
  type HardshipCoverageAnswer,
  hardshipCoverage,
  type NonEnrollmentReason,
  nonEnrollmentReasons,
  type RosterGroup,
  rosterCoverage,
} from '../../policy/coverage.ts';
import type { Notice } from '../../policy/notice.ts';
import { hiddenRows } from '../../policy/small-counts.ts';
import type { DivisionLevel, DivisionRecord, DivisionTree } from '../divisions.ts';
import type { PrintedQuotas } from './printed.ts';

/** Null is not known, or not shown; never 0. */
export interface CoverageCountsRecord {
  readonly due: number | null;
  readonly covered: number | null;
  readonly excused: number | null;
  readonly chase: number | null;
  readonly rateBasisPoints: number | null;
}

export interface CoverageRowRecord {
  readonly divisionCode: string;
  readonly divisionName: string;
  /** In the order of the counted categories. */
  readonly byCategory: readonly CoverageCountsRecord[];
  /** Null where the denominator is the printed table, whose categories overlap. */
  readonly overall: CoverageCountsRecord | null;
  readonly isSuppressed: boolean;
}

/** Rows of persons whose roster names no division. */
export const withoutVillage = 'NO_VILLAGE';
export const withoutTownship = 'NO_TOWNSHIP';

/** An analyst is shown no group of a village with fewer persons. */
export const leastPersonsShown = 5;

export interface CoverageTableInput {
  readonly notice: Notice;
  /** Counted categories in order, and whether anything is known of each. */
  readonly categories: readonly { readonly code: string; readonly hasRoster: boolean }[];
  readonly tree: DivisionTree;
  readonly groups: readonly CoverageGroup[];
  readonly printed: PrintedQuotas;
  readonly level: DivisionLevel;
  readonly parent: DivisionRecord;
  readonly rows: readonly DivisionRecord[];
  /** Villages are shown without groups of fewer than `leastPersonsShown`. */
  readonly isRestricted: boolean;
}

export interface CoverageTableRecord {
  readonly rows: readonly CoverageRowRecord[];
  readonly total: CoverageRowRecord;
}

/** A line of the table before it is counted. */
interface Line {
  readonly code: string;
  readonly name: string;
  readonly groups: readonly CoverageGroup[];
}

const nothing: CoverageCountsRecord = {
  due: null,
  covered: null,
  excused: null,
  chase: null,
  rateBasisPoints: null,
};

/** The rows of a level under `parent` and the sum of all that is under it, each counted by the notice. */
export function coverageTable(input: CoverageTableInput): CoverageTableRecord {
  const { tree, level, parent, rows, isRestricted } = input;
  const placed = placedGroups(tree, input.groups);
  const under = placed.filter((group) => isUnder(group, parent));
  const lines: Line[] = rows.map((division) => ({
    code: division.code,
    name: division.name,
    groups: placed.filter((group) => isUnder(group, division)),
  }));
  if (level === 'TOWNSHIP' && parent.level === 'COUNTY') {
    lines.push({
      code: withoutTownship,
      name: '未注明乡镇（街道）',
      groups: under.filter(({ township }) => township === ''),
    });
  }
  if (level === 'VILLAGE' && parent.level !== 'VILLAGE') {
    lines.push({
      code: withoutVillage,
      name: '未注明村（社区）',
      groups: under.filter(({ village }) => village === ''),
    });
  }
  const isShown = ({ code, groups }: Line) =>
    groups.length > 0 || (code !== withoutVillage && code !== withoutTownship);
  // A village asked for by itself is a total, whatever the level of the rows.
  const hasVillages = level === 'VILLAGE' || parent.level === 'VILLAGE';
  const hidden = isRestricted && hasVillages ? hiddenVillages(input, placed) : null;
  const counted = (line: Line): CoverageRowRecord => countedRow(input, line, hidden);
  return {
    rows: lines.filter(isShown).map(counted),
    total: counted({ code: parent.code, name: parent.name, groups: under }),
  };
}

/** Groups with a division that the tree does not have any more count as without one. */
function placedGroups(tree: DivisionTree, groups: readonly CoverageGroup[]): CoverageGroup[] {
  return groups.map((group) => {
    const township = tree.byCode.has(group.township) ? group.township : '';
    const village = tree.byCode.get(group.village)?.parentCode === township ? group.village : '';
    return { ...group, township, village };
  });
}

function isUnder({ township, village }: CoverageGroup, { level, code }: DivisionRecord): boolean {
  return level === 'COUNTY' || (level === 'TOWNSHIP' ? township === code : village === code);
}

function countedRow(
  input: CoverageTableInput,
  { code, name, groups }: Line,
  hidden: HiddenVillages | null,
): CoverageRowRecord {
  const { notice, categories, printed } = input;
  const answer = hardshipCoverage(notice, groups.map(rosterGroupOf), printed.get(code) ?? null);
  const named = { divisionCode: code, divisionName: name };
  const byCategory = categoryCounts(answer).map((counts, index) =>
    categories[index]?.hasRoster ? counts : { ...nothing, due: dueOfTable(answer, counts) },
  );
  const overall = answer.kind === 'coverage' ? countsOf(answer.coverage.overall) : null;
  if (hidden?.cells.has(code)) {
    const isWhole = hidden.rows.has(code);
    return {
      ...named,
      byCategory: byCategory.map(() => nothing),
      overall: isWhole && overall ? nothing : overall,
      isSuppressed: true,
    };
  }
  return { ...named, byCategory, overall, isSuppressed: false };
}

/** What the table prints stands, whether a roster came or not. */
function dueOfTable(answer: HardshipCoverageAnswer, { due }: CoverageCountsRecord): number | null {
  return answer.kind === 'byTable' ? due : null;
}

function categoryCounts(answer: HardshipCoverageAnswer): CoverageCountsRecord[] {
  if (answer.kind === 'coverage') return answer.coverage.byCategory.map(countsOf);
  if (answer.kind !== 'byTable') return [];
  return answer.byCategory.map(({ due, covered, gap }) => ({
    due,
    covered,
    excused: null,
    chase: gap,
    rateBasisPoints: completion(covered, due),
  }));
}

function countsOf(counts: {
  readonly due: number;
  readonly covered: number;
  readonly excused: number;
  readonly chase: number;
}): CoverageCountsRecord {
  const { due, covered, excused, chase } = counts;
  return { due, covered, excused, chase, rateBasisPoints: completion(covered, due) };
}

/** A group of the tally as the rules count it. */
export function rosterGroupOf({ categories, state, persons }: CoverageGroup): RosterGroup {
  return {
    categories: categories.split(','),
    isCovered: state === 'COVERED',
    reason: Object.hasOwn(nonEnrollmentReasons, state) ? (state as NonEnrollmentReason) : null,
    persons,
  };
}

interface HiddenVillages {
  readonly rows: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

/**
 * Villages that are not shown. Each township is judged on its own, whatever was asked for: its total is shown, and what
 * is hidden in one answer must not be in another.
 */
function hiddenVillages(
  { categories, tree, parent }: CoverageTableInput,
  groups: readonly CoverageGroup[],
): HiddenVillages {
  const codes = categories.map(({ code }) => code);
  const rows = new Set<string>();
  const cells = new Set<string>();
  for (const township of [...tree.townships.map(({ code }) => code), '']) {
    const own = groups.filter((group) => group.township === township);
    const villages = [...tree.childrenOf(township).map(({ code }) => code), ''];
    const answer = hiddenRows(
      villages.map((village) => {
        const of = rosterCoverage(codes, own.filter((group) => group.village === village).map(rosterGroupOf));
        return {
          code: village,
          persons: of.overall.due + of.overall.excused,
          cells: of.byCategory.map(({ due, excused }) => due + excused),
        };
      }),
      leastPersonsShown,
    );
    // The row without a village is the township's when the township was asked for, else all townships' together.
    const isAsked = parent.level === 'COUNTY' || parent.code === township;
    const put = (into: Set<string>, from: ReadonlySet<string>) => {
      for (const code of from) {
        if (code !== '') into.add(code);
        else if (isAsked) into.add(withoutVillage);
      }
    };
    put(rows, answer.rows);
    put(cells, answer.cells);
  }
  return { rows, cells };
}
