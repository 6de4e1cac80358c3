import type { StoredQuotaTable } from '../../db/quotas.ts';
import type { QuotaAnswer } from '../../policy/quota-method.ts';
import { quotaNumbers } from '../../policy/quota-numbers.ts';
import type { QuotaPlan } from '../../policy/quota-plan.ts';
import type { DivisionTree } from '../divisions.ts';
import type { QuotaCellRecord, ReviseQuotasChoice } from './quota-revision-records.ts';

/** How a revision was reckoned, as it is stored: enough to read every number out years later. */
interface Derivation {
  readonly columns: ReviseQuotasChoice['columns'];
  readonly residual: ReviseQuotasChoice['residual'];
  readonly locked: readonly string[];
  readonly cells: readonly {
    readonly divisionCode: string;
    readonly columnCode: string;
    readonly how: QuotaAnswer | null;
    readonly residualPart: number;
  }[];
}

/** JSON for the revision; the numbers themselves stand in the table. */
export function derivationText(
  { columns, residual, lockedDivisions }: ReviseQuotasChoice,
  { rows }: QuotaPlan,
): string {
  const derivation: Derivation = {
    columns,
    residual,
    locked: lockedDivisions,
    cells: rows.flatMap(({ divisionCode, columnCode, how, residualPart }) =>
      how === null && residualPart === 0 ? [] : [{ divisionCode, columnCode, how, residualPart }],
    ),
  };
  return JSON.stringify(derivation);
}

/** The numbers of a stored table, each with how it came about as far as that was kept. */
export function cellsOfTable(
  method: string | null,
  { columns, cells }: StoredQuotaTable,
  before: StoredQuotaTable | null,
  tree: DivisionTree,
): readonly QuotaCellRecord[] {
  // Written by `derivationText`.
  const derivation = method === null ? null : (JSON.parse(method) as Partial<Derivation>);
  const hows = new Map(
    derivation?.cells?.map((cell) => [`${cell.divisionCode}/${cell.columnCode}`, cell]) ?? [],
  );
  const numbers = quotaNumbers(before?.cells ?? []);
  const own = new Map(cells.map((cell) => [`${cell.divisionCode}/${cell.columnCode}`, cell]));
  return tree.townships.flatMap(({ code: divisionCode, name: divisionName }) =>
    columns.flatMap(({ code: columnCode, name: columnName }): QuotaCellRecord[] => {
      const cell = own.get(`${divisionCode}/${columnCode}`);
      if (!cell) return [];
      // A number that a document set since was not reckoned.
      const how = cell.computed === null ? null : hows.get(`${divisionCode}/${columnCode}`);
      return [
        {
          divisionCode,
          divisionName,
          columnCode,
          columnName,
          before: numbers.get(divisionCode)?.get(columnCode) ?? null,
          computed: cell.computed,
          persons: cell.persons,
          residualPart: how?.residualPart ?? 0,
          how: how?.how ?? null,
          reason: cell.reason,
        },
      ];
    }),
  );
}
