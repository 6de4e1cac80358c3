import { isSameForm } from '../../../schema/sheets/policy-carry.ts';
import type { PolicyEdit } from '../../../schema/sheets/policy-read-back.ts';
import { ApiError } from '../../client/api-error.ts';
import {
  CheckPolicyDocument,
  type IssuedDifferencePartsFragment,
  type PolicyChangePartsFragment,
  type PolicyVersionPartsFragment,
  PolicyVersionsDocument,
  PublishPolicyDocument,
  SimulateNoticeDocument,
  type SimulateNoticeQuery,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { type FoundPolicy, findPolicies } from '../../excel/find-policy.ts';
import { type Front, frontNow } from '../../excel/front.ts';
import { type InsertedSheet, insertSheet } from '../../excel/insert.ts';
import { markPolicy, movePolicyOn } from '../../excel/mark-policy.ts';
import { type Fault, faultOf } from '../fault.ts';
import { type PolicyBase, policyBase, policyModel } from './policy-base.ts';
import { type CarriedSheet, carryToNewest } from './policy-carry.ts';
import {
  fillsOf,
  type ListedPolicyProblem,
  type ReadSheet,
  readAgain,
  readSheet,
  showProblems,
} from './policy-sheet.ts';

export interface PolicyInsertChoice {
  readonly campaignId: string;
  /** Blank rows to add items with. */
  readonly withSpare: boolean;
  readonly isReadOnly: boolean;
}

/** A sheet that was read and checked; nothing has been published. */
export interface CheckedPolicy {
  readonly kind: 'checked';
  readonly found: FoundPolicy;
  readonly edits: readonly PolicyEdit[];
  readonly changes: readonly PolicyChangePartsFragment[];
  readonly problems: readonly ListedPolicyProblem[];
  /** Why the problems stand in the list alone; null when they stand in the sheet too. */
  readonly markFault: string | null;
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
  readonly shown: ShownVersion;
}

/** Where a version that was just published stands in the workbook. */
export type ShownVersion =
  | {
      readonly kind: 'sheet';
      readonly sheetName: string;
      /** Rows came or went, so the new version got a sheet of its own. */
      readonly isNew: boolean;
      /** As of `InsertedSheet`. */
      readonly isBehind?: true;
    }
  /** It is published all the same. */
  | { readonly kind: 'failed'; readonly fault: Fault };

export type PolicyOutcome =
  | CheckedPolicy
  | OutdatedPolicy
  | PublishedPolicy
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'needsConfirmation';
      readonly checked: CheckedPolicy;
      readonly note: string;
      readonly differences: readonly IssuedDifferencePartsFragment[];
    }
  | ({ readonly kind: 'carried' } & CarriedSheet);

export interface PublishChoice {
  /** Why, for whoever reads the versions later; empty for no words. */
  readonly note: string;
  /** The differences from issued reports have been read. */
  readonly isConfirmed: boolean;
}

export interface PolicyActs {
  insert(choice: PolicyInsertChoice): Promise<InsertedSheet>;
  /** The 政策参数 sheets of a campaign, the one in front first. */
  find(campaignId: string): Promise<readonly FoundPolicy[]>;
  /** Checks a sheet's edits in full and puts the problems into their rows. Publishes nothing. */
  check(found: FoundPolicy): Promise<PolicyOutcome>;
  /** What the checked edits would change for those who have paid; nothing is stored. */
  simulate(checked: CheckedPolicy): Promise<SimulateNoticeQuery['simulateNotice']>;
  /**
   * Publishes exactly what was checked and shown.
   *
   * @throws ApiError POLICY_CHANGED_SINCE_CHECK when the sheet says something else by now
   */
  publish(checked: CheckedPolicy, choice: PublishChoice): Promise<PolicyOutcome>;
  /** Puts the newest version into a new sheet, with the edits of an older one that nobody else has touched. */
  carry(found: FoundPolicy): Promise<PolicyOutcome>;
}

export function createPolicyActs(client: Client): PolicyActs {
  return {
    async insert({ campaignId, withSpare, isReadOnly }) {
      const [front, base] = await Promise.all([frontNow(), policyBase(client, campaignId, null)]);
      return insertSheet(policyModel(base, { withSpare, isReadOnly, now: new Date() }), front);
    },
    async find(campaignId) {
      return (await findPolicies()).filter((found) => found.campaignId === campaignId);
    },
    check: (found) => checkSheet(client, found),
    async simulate({ found, edits }) {
      const { campaignId } = found;
      const input = { campaignId, right: { draft: draftOf(found, edits) } };
      return (await client.send(SimulateNoticeDocument, { input })).simulateNotice;
    },
    publish: (checked, choice) => publishSheet(client, checked, choice),
    async carry(found) {
      return { kind: 'carried', ...(await carryToNewest(client, found)) };
    },
  };
}

async function checkSheet(client: Client, found: FoundPolicy): Promise<PolicyOutcome> {
  const read = await readSheet(client, found);
  if (read.base.newest !== found.version) return outdated(client, found, read.edits.length);
  const isSent = read.edits.length > 0;
  const check = isSent ? await serviceCheck(client, found, read.edits) : noCheck;
  if (check.problems.some(isVersionConflict)) return outdated(client, found, read.edits.length);
  const shown = await showProblems(found, read, check.problems);
  const isClean = read.problems.every(({ severity }) => severity === 'WARNING');
  return {
    kind: 'checked',
    found,
    edits: read.edits,
    changes: check.changes,
    ...shown,
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
  { note, isConfirmed }: PublishChoice,
): Promise<PolicyOutcome> {
  const { found } = checked;
  const [front, read] = await Promise.all([frontNow(), readSheet(client, found)]);
  const hasError = read.problems.some(({ severity }) => severity === 'ERROR');
  if (hasError || JSON.stringify(read.edits) !== JSON.stringify(checked.edits)) {
    throw new ApiError('POLICY_CHANGED_SINCE_CHECK');
  }
  const { publishNotice } = await client
    .send(PublishPolicyDocument, {
      input: {
        campaignId: found.campaignId,
        draft: draftOf(found, read.edits),
        expectedVersion: found.version,
        confirmDifferences: isConfirmed,
        note: note.trim() === '' ? null : note.trim(),
      },
    })
    .catch((error: unknown) => {
      // The service may have published before the line was lost: the next check tells.
      const isLost = error instanceof ApiError && error.isOffline;
      throw isLost ? new ApiError('POLICY_PUBLISH_UNKNOWN') : error;
    });
  const { state, version, problems, differences, changes } = publishNotice;
  if (problems.some(isVersionConflict)) return outdated(client, found, read.edits.length);
  switch (state) {
    case 'UNCHANGED':
      return { kind: 'unchanged' };
    case 'NEEDS_CONFIRMATION':
      return { kind: 'needsConfirmation', checked, note, differences };
    case 'HAS_PROBLEMS':
      return {
        ...checked,
        ...(await showProblems(found, read, problems)),
        isPublishable: false,
      };
    case 'PUBLISHED':
      return {
        kind: 'published',
        version: version ?? found.version + 1,
        changes,
        shown: await showPublished(client, found, read, front).catch((error: unknown) => ({
          kind: 'failed' as const,
          fault: faultOf(error),
        })),
      };
  }
}

/** The published version in the sheet it came from; in a new one when its rows are no longer the same. */
async function showPublished(
  client: Client,
  found: FoundPolicy,
  published: ReadSheet,
  front: Front | null,
): Promise<ShownVersion> {
  const next = await policyBase(client, found.campaignId, null);
  const { base, snapshot, layout } = await readAgain(found, published);
  const isSame =
    layout !== null &&
    isSameForm(base.parameters, next.parameters) &&
    base.campaign.documentNumber === next.campaign.documentNumber &&
    JSON.stringify(base.clauses) === JSON.stringify(next.clauses);
  if (!isSame || !layout) {
    const withSpare = base.parameters.some(({ path, isSpare }) => isSpare && layout?.rowOf.has(path));
    const model = policyModel(next, { withSpare, isReadOnly: false, now: new Date() });
    const { sheetName, isBehind } = await insertSheet(model, front);
    return { kind: 'sheet', sheetName, isNew: true, ...(isBehind ? { isBehind } : {}) };
  }
  await markPolicy(layout, snapshot, [], fillsOf(base.parameters, layout));
  const stale = next.parameters.flatMap(({ path, text }) => {
    const row = layout.rowOf.get(path);
    const now = typedValue({ snapshot, layout }, path);
    // What was typed since the publication was sent stays, as a further edit on the new version.
    return row === undefined || now === text || now !== typedValue(published, path) ? [] : [{ row, text }];
  });
  await movePolicyOn(found, layout, snapshot, next.newest, stale);
  return { kind: 'sheet', sheetName: found.sheetName, isNew: false };
}

function typedValue(
  { snapshot, layout }: Pick<ReadSheet, 'snapshot' | 'layout'>,
  path: string,
): string | null {
  const row = layout?.rowOf.get(path);
  const column = (layout?.columns.get('value') ?? 0) - snapshot.column;
  return row === undefined ? null : (snapshot.cells[row - snapshot.row]?.[column]?.text ?? null);
}

async function outdated(client: Client, found: FoundPolicy, edits: number): Promise<OutdatedPolicy> {
  const { campaign } = await client.send(PolicyVersionsDocument, { campaignId: found.campaignId });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const newest = campaign.notice.version;
  const published = campaign.noticeVersions.find(({ version }) => version === newest) ?? null;
  return { kind: 'outdated', found, newest, published, edits };
}

function draftOf(found: FoundPolicy, edits: readonly PolicyEdit[]) {
  return { baseVersion: found.version, edits: edits.map(({ path, text }) => ({ path, text })) };
}

function isVersionConflict({ code }: { readonly code: string }): boolean {
  return code === 'NOTICE_VERSION_CHANGED';
}
