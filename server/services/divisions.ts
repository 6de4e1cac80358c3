import type { Database } from '../db/database.ts';
import { type Actor, seesWholeCounty } from './access.ts';
import { Refusal } from './refusal.ts';
import type { Stamp } from './stamp.ts';

export type DivisionLevel = 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';

export interface DivisionRecord {
  readonly countyCode: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type:
    | 'COUNTY'
    | 'TOWNSHIP'
    | 'SUB_DISTRICT'
    | 'OFFICE_ACTING_AS_TOWNSHIP'
    | 'VILLAGE'
    | 'COMMUNITY';
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
  /** Place in the notice's annex, from 1. */
  readonly tableOrder: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** The division tree of a county at one version of its figures. */
export interface DivisionTree {
  readonly county: DivisionRecord;
  readonly byCode: ReadonlyMap<string, DivisionRecord>;
  /** In table order. */
  readonly townships: readonly DivisionRecord[];
  /** In table order of their townships, then their own. */
  readonly villages: readonly DivisionRecord[];
  childrenOf(code: string): readonly DivisionRecord[];
}

export interface Divisions {
  tree(countyCode: string): Promise<DivisionTree>;
  /**
   * The rows of a level below `under` that the actor may see, in table order.
   *
   * @param under a division code; null for all the actor sees
   * @throws Refusal DIVISION_NOT_FOUND, OUT_OF_SCOPE
   */
  rowsFor(
    actor: Actor,
    countyCode: string,
    level: DivisionLevel,
    under: string | null,
  ): Promise<DivisionRows>;
}

export interface DivisionRows {
  /** What the rows together make up: the county, or one township. */
  readonly parent: DivisionRecord;
  readonly rows: readonly DivisionRecord[];
  /** The tree they were taken from. */
  readonly tree: DivisionTree;
}

export function createDivisions(database: Database, stamp: Stamp): Divisions {
  const trees = new Map<string, { at: string; mark: string; tree: DivisionTree }>();

  const tree: Divisions['tree'] = async (countyCode) => {
    const at = await stamp();
    const known = trees.get(countyCode);
    if (known?.at === at) return known.tree;
    // Two numbers tell a changed tree from the one in memory: rows never go, and each edit raises a version.
    const [mark] = await database.reader.all<{ rows: number; versions: number }>(
      'select count(*) as rows, sum(version) as versions from division where county_code = ?',
      [countyCode],
    );
    const versions = `${mark?.rows}/${mark?.versions}`;
    if (known?.mark === versions) {
      trees.set(countyCode, { ...known, at });
      return known.tree;
    }
    const rows = await database.reader.all<DivisionRow>(
      `select code, name, aliases, type, level, parent_code, table_order, valid_from, valid_to
       from division where county_code = ? order by table_order, code`,
      [countyCode],
    );
    const built = treeOf(
      countyCode,
      rows.map((row) => divisionOf(countyCode, row)),
    );
    trees.set(countyCode, { at, mark: versions, tree: built });
    return built;
  };

  return {
    tree,
    async rowsFor(actor, countyCode, level, under) {
      const divisions = await tree(countyCode);
      const own = ownDivision(actor, countyCode, divisions);
      const parent = under === null ? own : divisions.byCode.get(under);
      if (!parent) throw new Refusal('DIVISION_NOT_FOUND', { code: under ?? '' });
      if (!isWithin(divisions, parent, own)) throw new Refusal('OUT_OF_SCOPE');
      return { parent, rows: descendants(divisions, parent, level), tree: divisions };
    },
  };
}

/** The root of what the actor may see. */
export function ownDivision(actor: Actor, countyCode: string, divisions: DivisionTree): DivisionRecord {
  if (seesWholeCounty(actor, countyCode)) return divisions.county;
  const own = actor.divisionCode === null ? null : divisions.byCode.get(actor.divisionCode);
  if (!own || own === divisions.county) throw new Refusal('OUT_OF_SCOPE');
  return own;
}

function isWithin(divisions: DivisionTree, division: DivisionRecord, root: DivisionRecord): boolean {
  for (let at: DivisionRecord | undefined = division; at; at = divisions.byCode.get(at.parentCode ?? '')) {
    if (at.code === root.code) return true;
  }
  return false;
}

const depth: Record<DivisionLevel, number> = { COUNTY: 0, TOWNSHIP: 1, VILLAGE: 2 };

/** The divisions of a level under `parent`; `parent` itself when it is of that level, none when it is below it. */
function descendants(
  divisions: DivisionTree,
  parent: DivisionRecord,
  level: DivisionLevel,
): readonly DivisionRecord[] {
  if (parent.level === level) return [parent];
  if (depth[parent.level] > depth[level]) return [];
  if (parent.level === 'COUNTY') return level === 'TOWNSHIP' ? divisions.townships : divisions.villages;
  return divisions.childrenOf(parent.code);
}

function treeOf(countyCode: string, rows: readonly DivisionRecord[]): DivisionTree {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const county = byCode.get(countyCode);
  if (!county) throw new Error(`county ${countyCode} has no division of its own code`);
  const children = Map.groupBy(rows, (row) => row.parentCode ?? '');
  const childrenOf = (code: string) => children.get(code) ?? [];
  const townships = childrenOf(countyCode);
  return {
    county,
    byCode,
    townships,
    villages: townships.flatMap(({ code }) => childrenOf(code)),
    childrenOf,
  };
}

interface DivisionRow {
  readonly code: string;
  readonly name: string;
  readonly aliases: string;
  readonly type: DivisionRecord['type'];
  readonly level: DivisionLevel;
  readonly parent_code: string | null;
  readonly table_order: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

function divisionOf(countyCode: string, row: DivisionRow): DivisionRecord {
  return {
    countyCode,
    code: row.code,
    name: row.name,
    // Written as a JSON array of texts by the notices service.
    aliases: JSON.parse(row.aliases) as string[],
    type: row.type,
    level: row.level,
    parentCode: row.parent_code,
    tableOrder: row.table_order,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
