import { problemSentence, sentence } from '../../../schema/messages.ts';
import { cellAddress, sheetPrefix } from '../../../schema/sheets/address.ts';
import type { PolicyParameter } from '../../../schema/sheets/policy.ts';
import { isSameForm } from '../../../schema/sheets/policy-carry.ts';
import {
  type PolicyEdit,
  type PolicyLayout,
  type PolicySnapshot,
  readPolicy,
  rowForPath,
} from '../../../schema/sheets/policy-read-back.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { ApiError } from '../../client/api-error.ts';
import {
  CheckPolicyDocument,
  type IssuedDifferencePartsFragment,
  type PolicyChangePartsFragment,
  type PolicyVersionPartsFragment,
  PolicyVersionsDocument,
  type ProblemPartsFragment,
  PublishPolicyDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { type FoundPolicy, findPolicies } from '../../excel/find-policy.ts';
import { type InsertedSheet, insertSheet } from '../../excel/insert.ts';
import { markPolicy, movePolicyOn, type PolicyMark } from '../../excel/mark-policy.ts';
import { readPolicySheet } from '../../excel/read-policy.ts';
import { type PolicyBase, policyBase, policyModel } from './policy-base.ts';
import { type CarriedSheet, carryToNewest } from './policy-carry.ts';

export interface PolicyInsertChoice {
  readonly campaignId: string;
  /** Blank rows to add items with. */
  readonly withSpare: boolean;
  readonly isReadOnly: boolean;
}

/** A problem as the pane lists it. */
export interface ListedPolicyProblem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly message: string;
  readonly address: string | null;
}

/** A sheet that was read and checked; nothing has been published. */
export interface CheckedPolicy {
  readonly kind: 'checked';
  readonly found: FoundPolicy;
  readonly edits: readonly PolicyEdit[];
  readonly changes: readonly PolicyChangePartsFragment[];
  readonly problems: readonly ListedPolicyProblem[];
  /** There is something to publish, and nothing in its way. */
  readonly isPublishable: boolean;
  readonly mayPublish: PolicyBase['mayPublish'];
}

/** Somebody has published since the sheet was made. */
export interface OutdatedPolicy {
  readonly kind: 'outdated';
  readonly found: FoundPolicy;
  readonly newest: number;
  readonly published: PolicyVersionPartsFragment | null;
  readonly edits: number;
}

export interface PublishedPolicy {
  readonly kind: 'published';
  readonly version: number;
  readonly changes: readonly PolicyChangePartsFragment[];
  /** Where the new version stands now. */
  readonly sheetName: string;
  /** Rows came or went, so the new version got a sheet of its own. */
  readonly isNewSheet: boolean;
}

export type PolicyOutcome =
  | CheckedPolicy
  | OutdatedPolicy
  | PublishedPolicy
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'needsConfirmation';
      readonly checked: CheckedPolicy;
      readonly differences: readonly IssuedDifferencePartsFragment[];
    }
  | ({ readonly kind: 'carried' } & CarriedSheet);

export interface PolicyActs {
  insert(choice: PolicyInsertChoice): Promise<InsertedSheet>;
  /** The 政策参数 sheets of a campaign, the one in front first. */
  find(campaignId: string): Promise<readonly FoundPolicy[]>;
  /** Checks a sheet's edits in full and puts the problems into their rows. Publishes nothing. */
  check(found: FoundPolicy): Promise<PolicyOutcome>;
  /**
   * Publishes exactly what was checked and shown.
   *
   * @throws ApiError POLICY_CHANGED_SINCE_CHECK when the sheet says something else by now
   */
  publish(checked: CheckedPolicy, isConfirmed: boolean): Promise<PolicyOutcome>;
  /** Puts the newest version into a new sheet, with the edits of an older one that nobody else has touched. */
  carry(found: FoundPolicy): Promise<PolicyOutcome>;
}

export function createPolicyActs(client: Client): PolicyActs {
  return {
    async insert({ campaignId, withSpare, isReadOnly }) {
      const base = await policyBase(client, campaignId, null);
      return insertSheet(policyModel(base, { withSpare, isReadOnly, now: new Date() }));
    },
    async find(campaignId) {
      return (await findPolicies()).filter((found) => found.campaignId === campaignId);
    },
    check: (found) => checkSheet(client, found),
    publish: (checked, isConfirmed) => publishSheet(client, checked, isConfirmed),
    async carry(found) {
      return { kind: 'carried', ...(await carryToNewest(client, found)) };
    },
  };
}

interface ReadSheet {
  readonly base: PolicyBase;
  readonly snapshot: PolicySnapshot;
  readonly layout: PolicyLayout | null;
  readonly edits: readonly PolicyEdit[];
  readonly problems: readonly Problem[];
}

async function readSheet(client: Client, found: FoundPolicy): Promise<ReadSheet> {
  const [base, snapshot] = await Promise.all([
    policyBase(client, found.campaignId, found.version),
    readPolicySheet(found.sheetName),
  ]);
  const read = readPolicy(snapshot, base.parameters);
  if (read.kind === 'unreadable') return { base, snapshot, layout: null, edits: [], problems: read.problems };
  return { base, snapshot, layout: read.layout, edits: read.edits, problems: read.problems };
}

async function checkSheet(client: Client, found: FoundPolicy): Promise<PolicyOutcome> {
  const read = await readSheet(client, found);
  if (read.base.newest !== found.version) return outdated(client, found, read.edits.length);
  const isSent = read.edits.length > 0;
  const check = isSent ? await serviceCheck(client, found, read.edits) : noCheck;
  if (check.problems.some(isVersionConflict)) return outdated(client, found, read.edits.length);
  const problems = await showProblems(found, read, check.problems);
  const isClean = read.problems.every(({ severity }) => severity === 'WARNING');
  return {
    kind: 'checked',
    found,
    edits: read.edits,
    changes: check.changes,
    problems,
    isPublishable: isSent && isClean && check.isPublishable && check.changes.length > 0,
    mayPublish: read.base.mayPublish,
  };
}

const noCheck = { problems: [], changes: [], isPublishable: true } as const;

async function serviceCheck(client: Client, found: FoundPolicy, edits: readonly PolicyEdit[]) {
  const { checkNotice } = await client.send(CheckPolicyDocument, {
    campaignId: found.campaignId,
    draft: draftOf(found, edits),
  });
  return checkNotice;
}

async function publishSheet(
  client: Client,
  checked: CheckedPolicy,
  isConfirmed: boolean,
): Promise<PolicyOutcome> {
  const { found } = checked;
  const read = await readSheet(client, found);
  const hasError = read.problems.some(({ severity }) => severity === 'ERROR');
  if (hasError || JSON.stringify(read.edits) !== JSON.stringify(checked.edits)) {
    throw new ApiError('POLICY_CHANGED_SINCE_CHECK');
  }
  const { publishNotice } = await client.send(PublishPolicyDocument, {
    input: {
      campaignId: found.campaignId,
      draft: draftOf(found, read.edits),
      expectedVersion: found.version,
      confirmDifferences: isConfirmed,
    },
  });
  const { state, version, problems, differences, changes } = publishNotice;
  if (problems.some(isVersionConflict)) return outdated(client, found, read.edits.length);
  switch (state) {
    case 'UNCHANGED':
      return { kind: 'unchanged' };
    case 'NEEDS_CONFIRMATION':
      return { kind: 'needsConfirmation', checked, differences };
    case 'HAS_PROBLEMS':
      return {
        ...checked,
        problems: await showProblems(found, read, problems),
        isPublishable: false,
      };
    case 'PUBLISHED': {
      const shown = await showPublished(client, found, read);
      return { kind: 'published', changes, ...shown, version: version ?? shown.version };
    }
  }
}

/** The published version in the sheet it came from; in a new one when its rows are no longer the same. */
async function showPublished(
  client: Client,
  found: FoundPolicy,
  { base, snapshot, layout }: ReadSheet,
): Promise<{ readonly sheetName: string; readonly isNewSheet: boolean; readonly version: number }> {
  const next = await policyBase(client, found.campaignId, null);
  const isSame =
    layout !== null &&
    isSameForm(base.parameters, next.parameters) &&
    base.campaign.documentNumber === next.campaign.documentNumber &&
    JSON.stringify(base.clauses) === JSON.stringify(next.clauses);
  if (!isSame || !layout) {
    const withSpare = base.parameters.some(({ path, isSpare }) => isSpare && layout?.rowOf.has(path));
    const model = policyModel(next, { withSpare, isReadOnly: false, now: new Date() });
    const { sheetName } = await insertSheet(model);
    return { sheetName, isNewSheet: true, version: next.newest };
  }
  await markPolicy(layout, snapshot, [], fillsOf(base.parameters, layout));
  const valueColumn = (layout.columns.get('value') ?? 0) - snapshot.column;
  const stale = next.parameters.flatMap(({ path, text }) => {
    const row = layout.rowOf.get(path);
    const now = row === undefined ? null : snapshot.cells[row - snapshot.row]?.[valueColumn]?.text;
    return row === undefined || now === text ? [] : [{ row, text }];
  });
  await movePolicyOn(found, layout, snapshot, next.newest, stale);
  return { sheetName: found.sheetName, isNewSheet: false, version: next.newest };
}

async function outdated(client: Client, found: FoundPolicy, edits: number): Promise<OutdatedPolicy> {
  const { campaign } = await client.send(PolicyVersionsDocument, { campaignId: found.campaignId });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const newest = campaign.notice.version;
  const published = campaign.noticeVersions.find(({ version }) => version === newest) ?? null;
  return { kind: 'outdated', found, newest, published, edits };
}

/** Problems in the rows they belong to, and as a list: the sheet's own first, then the service's. */
async function showProblems(
  found: FoundPolicy,
  { base, snapshot, layout, problems }: ReadSheet,
  answered: readonly ProblemPartsFragment[],
): Promise<readonly ListedPolicyProblem[]> {
  const names = new Map(base.parameters.map(({ path, group, label }) => [path, `${group} ${label}`.trim()]));
  const own = problems.map((problem) => placedHere(problem, layout));
  const theirs = answered.map((problem) => {
    const path = problem.place.path ?? '';
    const row = layout && path !== '' ? rowForPath(layout, path) : null;
    const name = names.get(path) ?? firstName(path, base.parameters);
    return { severity: problem.severity, row, text: withoutPlace(problem.message, path), name };
  });
  const all = [...own, ...theirs];
  if (layout) {
    const marks = all.flatMap(({ row, severity, text }): PolicyMark[] =>
      row === null ? [] : [{ row, severity, text }],
    );
    await markPolicy(layout, snapshot, marks, fillsOf(base.parameters, layout));
  }
  const column = layout?.columns.get('value') ?? 0;
  return all.map(({ severity, row, text, name }) => ({
    severity,
    message: name === null ? text : `${name}：${text}`,
    address: row === null ? null : sheetPrefix(found.sheetName) + cellAddress(row, column),
  }));
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

function fillsOf(
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

function draftOf(found: FoundPolicy, edits: readonly PolicyEdit[]) {
  return { baseVersion: found.version, edits: edits.map(({ path, text }) => ({ path, text })) };
}

function isVersionConflict({ code }: { readonly code: string }): boolean {
  return code === 'NOTICE_VERSION_CHANGED';
}
