import {
  QuotaDeskDocument,
  type QuotaDeskQuery,
  type QuotaFigureInput,
  type QuotaMethodInput,
  type QuotaMethodKind,
  type QuotaResidual,
  ReviseQuotasDocument,
  type ReviseQuotasInput,
  type ReviseQuotasMutation,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { basisPointsOf, readPasted, wholeOf } from './quota-typed.ts';

export type RevisedQuotas = ReviseQuotasMutation['reviseQuotas'];
export type QuotaCampaign = NonNullable<QuotaDeskQuery['campaign']>;

/** What the bureau starts from. */
export interface QuotaDesk {
  readonly campaign: QuotaCampaign;
  /** Revision in force; 0 for none. */
  readonly revision: number;
  /** Those of the table, then what may become one. */
  readonly columns: readonly QuotaDeskColumn[];
  readonly townships: QuotaDeskQuery['divisions'];
}

export interface QuotaDeskColumn {
  readonly code: string;
  readonly name: string;
  readonly declaredTotal: number | null;
  readonly isInTable: boolean;
}

/** Null: no campaign that this account may see. */
export async function quotaDesk(client: Client, campaignId: string): Promise<QuotaDesk | null> {
  const { campaign, divisions } = await client.send(QuotaDeskDocument, { campaignId });
  if (!campaign) return null;
  const table = (campaign.quotas?.columns ?? []).map(
    ({ code, name, declaredTotal }): QuotaDeskColumn => ({
      code,
      name,
      declaredTotal: declaredTotal ?? null,
      isInTable: true,
    }),
  );
  const others = [{ code: 'TASK', name: '任务数' }, ...campaign.notice.categories]
    .filter(({ code }) => !table.some((column) => column.code === code))
    .map(({ code, name }) => ({ code, name, declaredTotal: null, isInTable: false }));
  return {
    campaign,
    revision: campaign.quotas?.revision ?? 0,
    columns: [...table, ...others],
    townships: divisions,
  };
}

/** One column reckoned or edited, as it is typed. */
export interface QuotaForm {
  readonly columnCode: string;
  /** KEEP: the numbers there are. */
  readonly method: 'KEEP' | Exclude<QuotaMethodKind, 'MANUAL'>;
  readonly years: string;
  readonly percent: string;
  readonly skipMissingYears: boolean;
  readonly declared: string;
  readonly residual: QuotaResidual;
  /** Townships that take no part of a residual. */
  readonly locked: readonly string[];
  /** First day; '' for today. */
  readonly fromOn: string;
  /** Columns copied from a sheet: township, then a number for each of `figureKinds`. */
  readonly pasted: string;
  readonly edits: readonly QuotaFormEdit[];
  /** The number that is being typed and has not been added to `edits`. */
  readonly draft: QuotaFormDraft;
}

export interface QuotaFormDraft {
  readonly divisionCode: string;
  readonly persons: string;
  readonly reason: string;
}

export const blankDraft: QuotaFormDraft = { divisionCode: '', persons: '', reason: '' };

export interface QuotaFormEdit {
  readonly divisionCode: string;
  readonly columnCode: string;
  readonly persons: number;
  readonly reason: string;
}

export function blankForm(desk: QuotaDesk): QuotaForm {
  const [column] = desk.columns;
  return {
    columnCode: column?.code ?? 'TASK',
    method: 'KEEP',
    years: '3',
    percent: '',
    skipMissingYears: false,
    declared: column?.declaredTotal == null ? '' : String(column.declaredTotal),
    residual: 'LEAVE',
    locked: [],
    fromOn: '',
    pasted: '',
    edits: [],
    draft: blankDraft,
  };
}

/** What a method wants to know of each township, in the order of the pasted columns. */
export function figureKinds(
  method: QuotaForm['method'],
  benefitYear: number,
  years: number,
): readonly QuotaFigureKind[] {
  switch (method) {
    case 'KEEP':
      return [];
    case 'GIVEN':
      return [{ field: 'given', year: null, name: '上级下达数' }];
    case 'POPULATION_RATE':
      return [{ field: 'population', year: null, name: '户籍人口' }];
    case 'PRIOR_YEAR_TIMES_FACTOR':
      return [yearKind(benefitYear - 1)];
    case 'MEAN_OF_PRIOR_YEARS':
      return Array.from({ length: years }, (_, index) => yearKind(benefitYear - years + index));
  }
}

export interface QuotaFigureKind {
  readonly field: 'persons' | 'population' | 'given';
  /** Of `persons`. */
  readonly year: number | null;
  readonly name: string;
}

function yearKind(year: number): QuotaFigureKind {
  return { field: 'persons', year, name: `${year} 年参保人数` };
}

/** What stands in the form cannot be sent; by field. */
export type QuotaFormFaults = Partial<Record<'years' | 'percent' | 'declared' | 'pasted' | 'draft', string>>;

/** What is asked of the quotas. */
export type QuotasAsked = Pick<
  ReviseQuotasInput,
  'columns' | 'figures' | 'edits' | 'residual' | 'lockedDivisions' | 'fromOn'
>;

/** Nothing but to list the forms that were dispatched with other quotas than those in force. */
export const nothingAsked: QuotasAsked = { columns: [], figures: [], edits: [], residual: 'LEAVE' };

export type ReadQuotaForm =
  | { readonly kind: 'faults'; readonly faults: QuotaFormFaults }
  | { readonly kind: 'read'; readonly input: QuotasAsked };

/** The form as what is sent. A column that is only looked at is left out, so that nothing of it changes. */
export function readForm(form: QuotaForm, desk: QuotaDesk): ReadQuotaForm {
  const faults: { -readonly [Field in keyof QuotaFormFaults]: string } = {};
  const column = desk.columns.find(({ code }) => code === form.columnCode);
  const years = wholeOf(form.years);
  if (form.method === 'MEAN_OF_PRIOR_YEARS' && (years === null || years < 1 || years > 10)) {
    faults.years = '填 1 到 10 的整数。';
  }
  const percent = basisPointsOf(form.percent);
  const hasPercent = form.method === 'PRIOR_YEAR_TIMES_FACTOR' || form.method === 'POPULATION_RATE';
  if (hasPercent && percent === null) faults.percent = '填百分数，如 102 或 95.5。';
  const isBlank = form.declared.trim() === '';
  const declared = isBlank ? null : wholeOf(form.declared);
  if (!isBlank && declared === null) faults.declared = '填整数（人），没有合计就留空。';
  const kinds = faults.years ? [] : figureKinds(form.method, desk.campaign.benefitYear, years ?? 0);
  const pasted = readPasted(form.pasted, desk.townships, kinds.length);
  if (kinds.length > 0 && pasted.unread.length > 0) {
    const lines = pasted.unread.slice(0, 5).join('、');
    faults.pasted = `第 ${lines} 行不对。一行一个：乡镇名，后面 ${kinds.length} 个数，没有数的空着。`;
  }
  // What somebody has typed is never left out in silence.
  if (`${form.draft.persons}${form.draft.reason}`.trim() !== '') {
    faults.draft = '这一处还没有加上。点“加上”，或者清空。';
  }
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const method: QuotaMethodInput | null =
    form.method === 'KEEP'
      ? null
      : {
          kind: form.method,
          ...(form.method === 'MEAN_OF_PRIOR_YEARS'
            ? { years, skipMissingYears: form.skipMissingYears }
            : {}),
          ...(form.method === 'PRIOR_YEAR_TIMES_FACTOR' ? { factorBasisPoints: percent } : {}),
          ...(form.method === 'POPULATION_RATE' ? { rateBasisPoints: percent } : {}),
        };
  const isAsked =
    method !== null || form.residual === 'APPORTION' || declared !== (column?.declaredTotal ?? null);
  // A column that is not in the table yet comes into it with its first number.
  const added = desk.columns.filter(
    ({ code, isInTable }) =>
      !isInTable &&
      !(isAsked && code === form.columnCode) &&
      form.edits.some(({ columnCode }) => columnCode === code),
  );
  return {
    kind: 'read',
    input: {
      columns: [
        ...(isAsked ? [{ code: form.columnCode, method, declaredTotal: declared }] : []),
        ...added.map(({ code }) => ({ code, method: null, declaredTotal: null })),
      ],
      figures:
        kinds.length === 0
          ? []
          : pasted.rows.flatMap(({ divisionCode, numbers }) =>
              kinds.flatMap(({ field, year }, index): QuotaFigureInput[] => {
                const number = numbers[index] ?? null;
                const place = {
                  divisionCode,
                  columnCode: form.columnCode,
                  ...(year === null ? {} : { year }),
                };
                return number === null ? [] : [{ ...place, [field]: number }];
              }),
            ),
      edits: form.edits.map((edit) => ({ ...edit })),
      residual: form.residual,
      // Where nothing is spread, nobody is kept out of it.
      ...(form.residual === 'APPORTION' && form.locked.length > 0
        ? { lockedDivisions: [...form.locked] }
        : {}),
      ...(form.fromOn === '' ? {} : { fromOn: form.fromOn }),
    },
  };
}

/** What goes with the numbers when they are given out. */
export interface QuotaDecision {
  readonly reason: string;
  /** '' for none. */
  readonly reopenUntil: string;
}

/** A trial stores nothing and shows what would become of which breakdown. */
export async function tryQuotas(client: Client, desk: QuotaDesk, input: QuotasAsked): Promise<RevisedQuotas> {
  const asked = { ...base(desk), ...input, reason: '', dryRun: true, mutationKey: crypto.randomUUID() };
  return (await client.send(ReviseQuotasDocument, { input: asked })).reviseQuotas;
}

/** @param mutationKey the same for every attempt at one decision: what was done already is only answered again */
export async function giveOutQuotas(
  client: Client,
  desk: QuotaDesk,
  input: QuotasAsked,
  { reason, reopenUntil }: QuotaDecision,
  mutationKey: string,
): Promise<RevisedQuotas> {
  const asked = {
    ...base(desk),
    ...input,
    reason: reason.trim(),
    reopenUntil: reopenUntil === '' ? null : reopenUntil,
    dryRun: false,
    mutationKey,
  };
  return (await client.send(ReviseQuotasDocument, { input: asked })).reviseQuotas;
}

function base({ campaign, revision }: QuotaDesk) {
  return { campaignId: campaign.id, expectedRevision: revision };
}
