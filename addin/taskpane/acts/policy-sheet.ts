import { problemSentence, sentence } from '../../../schema/messages.ts';
import { cellAddress, sheetPrefix } from '../../../schema/sheets/address.ts';
import type { PolicyParameter } from '../../../schema/sheets/policy-parameter.ts';
import { rowForPath } from '../../../schema/sheets/policy-place.ts';
import {
  type PolicyEdit,
  type PolicyLayout,
  type PolicySnapshot,
  readPolicy,
} from '../../../schema/sheets/policy-read-back.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { ProblemPartsFragment } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { FoundPolicy } from '../../excel/find-policy.ts';
import { markPolicy, type PolicyMark } from '../../excel/mark-policy.ts';
import { readPolicySheet } from '../../excel/read-policy.ts';
import { ExcelFault } from '../../excel/session.ts';
import { type PolicyBase, policyBase } from './policy-base.ts';

/** A sheet with the version it was made from, and what was changed on it. */
export interface ReadSheet {
  readonly base: PolicyBase;
  readonly snapshot: PolicySnapshot;
  readonly layout: PolicyLayout | null;
  readonly edits: readonly PolicyEdit[];
  readonly problems: readonly Problem[];
}

export async function readSheet(client: Client, found: FoundPolicy): Promise<ReadSheet> {
  const [base, snapshot] = await Promise.all([
    policyBase(client, found.campaignId, found.version),
    readPolicySheet(found.sheetName),
  ]);
  return sheetOf(base, snapshot);
}

/** The sheet as it is now: while the service was asked, rows may have been sorted, inserted or typed into. */
export async function readAgain(found: FoundPolicy, { base }: ReadSheet): Promise<ReadSheet> {
  return sheetOf(base, await readPolicySheet(found.sheetName));
}

function sheetOf(base: PolicyBase, snapshot: PolicySnapshot): ReadSheet {
  const read = readPolicy(snapshot, base.parameters);
  if (read.kind === 'unreadable') return { base, snapshot, layout: null, edits: [], problems: read.problems };
  return { base, snapshot, layout: read.layout, edits: read.edits, problems: read.problems };
}

/** A problem as the pane lists it. */
export interface ListedPolicyProblem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly message: string;
  readonly address: string | null;
}

/** Problems as a list, and why they could not be written into the sheet when Excel refused; null when they were. */
export interface ShownProblems {
  readonly problems: readonly ListedPolicyProblem[];
  readonly markFault: string | null;
}

/** Problems in the rows they belong to, and as a list: the sheet's own first, then the service's. */
export async function showProblems(
  found: FoundPolicy,
  before: ReadSheet,
  answered: readonly ProblemPartsFragment[],
): Promise<ShownProblems> {
  let markFault: string | null = null;
  const { base, snapshot, layout, problems } = await readAgain(found, before).catch((error: unknown) => {
    if (!(error instanceof ExcelFault)) throw error;
    markFault = error.message;
    return before;
  });
  const names = new Map(base.parameters.map(({ path, group, label }) => [path, `${group} ${label}`.trim()]));
  const own = problems.map((problem) => placedHere(problem, layout));
  const theirs = answered.map((problem) => {
    const path = problem.place.path ?? '';
    const row = layout && path !== '' ? rowForPath(layout, path) : null;
    const name = names.get(path) ?? firstName(path, base.parameters);
    return { severity: problem.severity, row, text: withoutPlace(problem.message, path), name };
  });
  const all = [...own, ...theirs];
  if (layout && markFault === null) {
    const marks = all.flatMap(({ row, severity, text }): PolicyMark[] =>
      row === null ? [] : [{ row, severity, text }],
    );
    try {
      await markPolicy(layout, snapshot, marks, fillsOf(base.parameters, layout));
    } catch (error) {
      // The list in the pane is the same; a protected sheet must not hide it.
      if (!(error instanceof ExcelFault)) throw error;
      markFault = error.message;
    }
  }
  const column = layout?.columns.get('value') ?? 0;
  const listed = all.map(({ severity, row, text, name }) => ({
    severity,
    message: name === null || text.includes(name) ? text : `${name}：${text}`,
    address: row === null ? null : sheetPrefix(found.sheetName) + cellAddress(row, column),
  }));
  return { problems: listed, markFault };
}

interface PlacedProblem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly row: number | null;
  readonly text: string;
  /** What the row is called; null where the sentence says it or nobody knows. */
  readonly name: string | null;
}

function placedHere(problem: Problem, layout: PolicyLayout | null): PlacedProblem {
  const row = layout === null ? null : rowOfAddress(problem.place.address);
  const text = problemSentence({ ...problem, place: {} });
  const name = row === null ? null : sentence('POLICY_ROW', { row: row + 1 });
  return { severity: problem.severity, row, text, name };
}

function rowOfAddress(address: string | undefined): number | null {
  const digits = /(\d+)$/.exec(address ?? '')?.[1];
  return digits === undefined ? null : Number(digits) - 1;
}

/** The name of the first parameter inside a part, for a problem of the part as a whole. */
function firstName(path: string, parameters: readonly PolicyParameter[]): string | null {
  if (path === '') return null;
  return parameters.find((parameter) => parameter.path.startsWith(path))?.group ?? null;
}

/** The row and its name stand beside the sentence; a path inside a file says nothing to a reader of the sheet. */
function withoutPlace(message: string, path: string): string {
  const mark = `${path}：`;
  const at = path === '' ? -1 : message.indexOf(mark);
  return at < 0 ? message : message.slice(at + mark.length);
}

/** How the value cell of a row looks without a fault. */
export function fillsOf(
  parameters: readonly PolicyParameter[],
  layout: PolicyLayout,
): (row: number) => 'input' | 'spare' | null {
  const fills = new Map(
    parameters.flatMap(({ path, isEditable, isSpare }) => {
      const row = layout.rowOf.get(path);
      return row === undefined || !isEditable ? [] : [[row, isSpare ? 'spare' : 'input'] as const];
    }),
  );
  return (row) => fills.get(row) ?? null;
}
