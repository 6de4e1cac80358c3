import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import type { Database } from '../../db/database.ts';
import { countResidents, type ListedRow, listedMembers, listedResidents } from '../../db/rosters/listed.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionTree } from '../divisions.ts';
import { Refusal } from '../refusal.ts';

/** Somebody on a roster, without who it is. */
export interface ListedPerson {
  readonly hash: Uint8Array;
  /** '' for not known. */
  readonly township: string;
  readonly village: string;
  /** The same text for people of one household; null where the roster lists none. */
  readonly household: string | null;
  readonly source: string;
  readonly category: string;
  readonly status: string;
  readonly disabilityGrade: number | null;
  readonly paidOn: LocalDate | null;
  readonly isUnderpaid: boolean;
}

/** Everybody on the rosters asked for, at one moment. */
export interface RosterList {
  /** Says what is in it: a list made anew of the same facts has the same name. */
  readonly name: string;
  readonly rows: readonly ListedPerson[];
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly batchNumber: number | null;
  readonly asOfOn: LocalDate | null;
  readonly figuresVersion: number;
}

export interface RosterListQuery {
  readonly source: string | null;
  /** The township all that is wanted is in; null for the county. */
  readonly township: string | null;
}

export interface RosterLists {
  /**
   * @param wanted name of a list that is preferred to one of this moment, while it is kept
   * @throws Refusal ROSTER_SOURCE_NOT_FOUND, ROSTER_TABLE_TOO_LARGE
   */
  of(
    campaign: CampaignRecord,
    query: RosterListQuery,
    tree: DivisionTree,
    wanted: string | null,
  ): Promise<RosterList>;
}

/** Rows of one list: what Excel on a slow machine can still scroll. */
export const mostListed = 200_000;
/** Lists kept, and rows in all of them: about a hundred megabytes. */
const mostKept = 4;
const mostKeptRows = 400_000;
/** Moves and merges change a list without a new version of the figures. */
const freshMs = 60_000;
const rowsAtOnce = 5_000;

interface SourceRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly batch_number: number | null;
  readonly as_of_on: LocalDate | null;
}

interface Kept {
  readonly asked: string;
  readonly madeAt: number;
  readonly list: Promise<RosterList>;
  made: RosterList | null;
}

/** Lists of rosters, kept while somebody pages through them. */
export function createRosterLists({ database }: { readonly database: Database }): RosterLists {
  let kept: readonly Kept[] = [];

  function keep(entry: Kept): void {
    kept = [entry, ...kept].slice(0, mostKept);
    entry.list.then(
      (list) => {
        entry.made = list;
        let rows = 0;
        kept = kept.filter(({ made }, index) => {
          rows += made?.rows.length ?? 0;
          return index === 0 || rows <= mostKeptRows;
        });
      },
      () => {
        kept = kept.filter((other) => other !== entry);
      },
    );
  }

  return {
    async of(campaign, query, tree, wanted) {
      const { countyCode, benefitYear, figuresVersion, noticeVersion } = campaign;
      const sources = await database.reader.all<SourceRow>(
        `select s.code, s.name, s.kind, b.batch_number, b.as_of_on from roster_source s
         left join roster_batch b on b.county_code = s.county_code and b.batch_number = (
           select max(n.batch_number) from roster_batch n where n.county_code = s.county_code
           and n.source_code = s.code and n.status = 'PUBLISHED')
         where s.county_code = ? order by s.code`,
        [countyCode],
      );
      const source = sources.find(({ code }) => code === query.source) ?? null;
      if (query.source !== null && !source) {
        throw new Refusal('ROSTER_SOURCE_NOT_FOUND', { found: query.source.slice(0, 40) });
      }
      const isRegister = source?.kind === 'RESIDENTS';
      // A register has everybody: a township's is read alone. The rosters of hardship serve all townships at once.
      const township = isRegister ? query.township : null;
      const asked = [countyCode, benefitYear, query.source ?? '', township ?? ''].join('/');
      const version = `${asked}/${figuresVersion}/${noticeVersion}`;
      const known =
        (wanted === null
          ? undefined
          : kept.find((entry) => entry.made?.name === wanted && entry.asked.startsWith(`${asked}/`))) ??
        kept.find(({ asked: of, madeAt }) => of === version && performance.now() - madeAt < freshMs);
      if (known) return known.list;
      const list = make(campaign, { source: query.source, township }, isRegister, sources, tree);
      keep({ asked: version, madeAt: performance.now(), list, made: null });
      return list;
    },
  };

  async function make(
    { countyCode, benefitYear, figuresVersion }: CampaignRecord,
    { source, township }: RosterListQuery,
    isRegister: boolean,
    sources: readonly SourceRow[],
    tree: DivisionTree,
  ): Promise<RosterList> {
    if (isRegister) {
      const count = countResidents(countyCode, township);
      const [counted] = await database.heavy.all<{ n: number }>(count.sql, count.parameters);
      if (Number(counted?.n ?? 0) > mostListed) {
        throw new Refusal('ROSTER_TABLE_TOO_LARGE', { found: Number(counted?.n), most: mostListed });
      }
    }
    const query = isRegister
      ? listedResidents(countyCode, benefitYear, township)
      : listedMembers(countyCode, benefitYear, source);
    const found = await database.heavy.all<ListedRow>(query.sql, query.parameters);
    const rows = await inOrder(found, tree);
    const digest = createHash('sha256').update(`${figuresVersion}`);
    for (const [index, { order, person }] of rows.entries()) {
      if (index % rowsAtOnce === 0) await turn();
      digest.update(
        `${order}/${person.status}/${person.paidOn}/${person.isUnderpaid}/${person.disabilityGrade}\n`,
      );
    }
    const own = sources.find(({ code }) => code === source);
    return {
      name: digest.digest('base64url').slice(0, 22),
      rows: rows.map(({ person }) => person),
      sourceNames: new Map(
        sources.map(({ code, name }) => [isRegister && code === source ? '' : code, name]),
      ),
      batchNumber: own?.batch_number ?? null,
      asOfOn: own?.as_of_on ?? null,
      figuresVersion,
    };
  }
}

interface Ordered {
  readonly order: string;
  readonly person: ListedPerson;
}

/** By township and village as the register of divisions lists them, household and person. */
async function inOrder(found: readonly ListedRow[], tree: DivisionTree): Promise<Ordered[]> {
  const places = new Map(
    [...tree.townships, ...tree.villages].map(({ code }, index) => [code, String(index).padStart(5, '0')]),
  );
  const rows: Ordered[] = [];
  for (const [index, row] of found.entries()) {
    if (index % rowsAtOnce === 0) await turn();
    const village = tree.byCode.get(row.village);
    // A village says which township it is in; what stands beside it may contradict that.
    const township = village?.parentCode ?? (tree.byCode.has(row.township) ? row.township : '');
    const household = row.household === null ? null : `${row.source_code}/${row.household}`;
    const order = [
      places.get(township) ?? lastPlace,
      places.get(village?.code ?? '') ?? lastPlace,
      row.household === null ? lastPlace : `${row.source_code}/${String(row.household).padStart(7, '0')}`,
      personKey(row.person_hash),
      row.source_code,
      row.category_code,
    ].join('|');
    const person: ListedPerson = {
      hash: row.person_hash,
      township,
      village: village?.code ?? '',
      household,
      source: row.source_code,
      category: row.category_code,
      status: row.status,
      disabilityGrade: row.disability_grade,
      paidOn: row.paid_on,
      isUnderpaid: Number(row.is_underpaid) === 1,
    };
    rows.push({ order, person });
  }
  await turn();
  return rows.sort((left, right) => (left.order < right.order ? -1 : 1));
}

/** Behind every place and every code. */
const lastPlace = '~';
