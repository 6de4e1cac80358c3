import { createHash } from 'node:crypto';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { checkBreakdown, type FilledRow } from '../../../schema/values/breakdown-check.ts';
import type { CellEdit } from '../../../schema/values/breakdown-merge.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import type { BroughtForm, KnownForm } from './import-forms.ts';

/** The forms of one township, put together cell by cell. */
export interface MergedForms {
  readonly edits: readonly CellEdit[];
  /** The newest version that any of the forms was made from; all are of one edition. */
  readonly version: number;
  /** Villages that stand in the forms; those of the township when only single villages were brought. */
  readonly villageCodes: readonly string[];
  /** By the shown name of the form they belong to. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/**
 * Several forms of one township: what each changed counts, what it left alone does not. Two that changed one cell to
 * different things are a problem of both.
 *
 * @param forms at least one, all readable
 * @param isComplete for submitting: the township's table must be whole when they are put together
 */
export function mergedForms(forms: readonly ReadForm[], isComplete: boolean): MergedForms {
  const byVersion = forms.toSorted((a, b) => b.known.facts.version - a.known.facts.version);
  const chosen = new Map<string, { readonly edit: CellEdit; readonly from: ReadForm }>();
  const problems = new Map<string, Problem[]>();
  const report = (form: ReadForm, problem: Problem) =>
    problems.set(form.shownName, [...(problems.get(form.shownName) ?? []), problem]);
  for (const form of byVersion) {
    for (const edit of form.edits) {
      const other = chosen.get(cellKey(edit));
      if (!other) chosen.set(cellKey(edit), { edit, from: form });
      else if (other.edit.mine !== edit.mine) {
        report(form, differs(form, edit, other.edit, other.from));
        report(other.from, differs(other.from, other.edit, edit, form));
      }
    }
  }
  const edits = [...chosen.values()].map(({ edit }) => edit);
  const [newest] = byVersion;
  if (!newest) throw new Error('no forms to merge');
  const isWhole = forms.some(({ known }) => known.facts.villageCode === null);
  const { villages } = newest.known;
  const villageCodes = isWhole
    ? [...new Set(forms.flatMap(({ form }) => form.rows.map(({ villageCode }) => villageCode)))]
    : villages.filter(({ isAbolished }) => !isAbolished).map(({ code }) => code);
  if (isComplete && forms.length > 1 && problems.size === 0) {
    const rows = mergedRows(newest.known, forms, edits, villageCodes);
    const form = { columns: newest.known.record.columns, villages };
    for (const problem of checkBreakdown(form, rows, { totals: [] }, 'complete')) {
      const owner = ownerOf(problem, forms) ?? newest;
      report(owner, { ...problem, place: { file: owner.shownName, ...problem.place } });
    }
  }
  return { edits, version: newest.known.facts.version, villageCodes, problems };
}

/** The form that has the village a problem speaks of. */
function ownerOf({ values }: Problem, forms: readonly ReadForm[]): ReadForm | undefined {
  const village = values?.village;
  return forms.find(({ form }) => form.rows.some(({ villageName }) => villageName === village));
}

/** A form that was read and is believed. */
export type ReadForm = BroughtForm & {
  readonly known: KnownForm;
  readonly form: NonNullable<BroughtForm['form']>;
};

/** The same forms and the same choice give the same key: an import asked again is answered from before. */
export function keyOf(mutationKey: string, divisionCode: string, forms: readonly ReadForm[]): string {
  const parts = forms.map(({ digest, shownName }) => `${digest} ${shownName}`).sort();
  const hash = createHash('sha256').update(JSON.stringify([mutationKey, divisionCode, ...parts]));
  return `file.${hash.digest('hex')}`;
}

/** One digest of all the files a save was made of. */
export function digestOf(forms: readonly ReadForm[]): string {
  const [first] = forms;
  if (first && forms.length === 1) return first.digest;
  const digests = forms.map(({ digest }) => digest).sort();
  return createHash('sha256').update(digests.join('\n')).digest('hex');
}

const longestName = 120;

export function namesOf(forms: readonly ReadForm[]): string {
  const [first] = forms;
  const name = (first?.shownName ?? '').slice(0, longestName - 20);
  return forms.length === 1 ? name : `${name} 等 ${forms.length} 个文件`;
}

function differs(
  { known, shownName, sheet, form }: ReadForm,
  edit: CellEdit,
  other: CellEdit,
  from: ReadForm,
): Problem {
  const row = form.rows.find(({ villageCode }) => villageCode === edit.villageCode);
  const at = known.record.columns.findIndex(({ code }) => code === edit.columnCode);
  const address = row?.addresses[at] ?? null;
  return {
    code: 'BREAKDOWN_FILES_DIFFER',
    severity: 'ERROR',
    place: {
      file: shownName,
      ...(sheet.name === '' ? {} : { sheet: sheet.shownName }),
      ...(row?.line ? { line: row.line } : {}),
      column: known.record.columns[at]?.name ?? '备注',
      ...(address ? { address } : {}),
    },
    found: shownValue(edit.mine),
    expected: shownValue(other.mine),
    values: { village: withoutIdNumbers(row?.villageName ?? ''), other: from.shownName },
  };
}

function shownValue(value: number | string | null): string {
  if (value === null || value === '') return '（空白）';
  const text = withoutIdNumbers(String(value));
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** The township's table as it will be: what the server has, with the edits of all forms in it. */
function mergedRows(
  { record, villages }: KnownForm,
  forms: readonly ReadForm[],
  edits: readonly CellEdit[],
  villageCodes: readonly string[],
): FilledRow[] {
  const changed = new Map(edits.map((edit) => [cellKey(edit), edit.mine]));
  const names = new Map(villages.map((village) => [village.code, village]));
  return villageCodes.map((villageCode) => {
    const own = forms
      .flatMap(({ form, sheet }) => form.rows.map((row) => ({ row, sheet })))
      .find(({ row }) => row.villageCode === villageCode);
    const village = names.get(villageCode);
    return {
      villageCode,
      villageName: village?.name ?? '',
      line: own?.row.line ?? null,
      addresses: (own?.row.addresses ?? []).map((address) =>
        address === null || own === undefined || own.sheet.name === ''
          ? address
          : `'${own.sheet.shownName.replaceAll("'", "''")}'!${address}`,
      ),
      cells: record.columns.map(({ code }, at) => {
        const mine = changed.get(cellKey({ villageCode, columnCode: code }));
        const value = mine === undefined ? (village?.values[at] ?? null) : mine;
        return typeof value === 'string' ? { text: value } : value;
      }),
    };
  });
}
