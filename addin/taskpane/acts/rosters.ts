import {
  ImportRosterDocument,
  ImportRosterRowsDocument,
  type RosterKind,
  type RosterSourcePartsFragment,
  RosterSourcesDocument,
  SaveRosterSourceDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { ImportPlan } from './import-plan.ts';
import { rosterWords } from './result-words.ts';

export type RosterSource = RosterSourcePartsFragment;

export interface RosterSources {
  readonly sources: readonly RosterSource[];
  /** Those of the notice, to make a source for. */
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

/** @param day whose notice names the categories */
export async function rosterSources(client: Client, campaignId: string, day: string): Promise<RosterSources> {
  const answer = await client.send(RosterSourcesDocument, { campaignId, day });
  return { sources: answer.rosterSources, categories: answer.campaign?.noticeOn?.categories ?? [] };
}

export interface NewRosterSource {
  readonly name: string;
  readonly office: string;
  readonly kind: RosterKind;
  /** Empty: the file says it in each row. */
  readonly category: string;
  readonly isFull: boolean;
}

/** Adds a source. Its code is never shown: clerks know a roster by its office and name. */
export async function addRosterSource(
  client: Client,
  campaignId: string,
  source: NewRosterSource,
  now: Date,
) {
  const { saveRosterSource } = await client.send(SaveRosterSourceDocument, {
    input: {
      campaignId,
      code: `source-${now.getTime().toString(36)}`,
      name: source.name.trim(),
      office: source.office.trim(),
      kind: source.kind,
      category: source.kind === 'CATEGORY' && source.category !== '' ? source.category : null,
      isFull: source.isFull,
      version: null,
    },
  });
  return saveRosterSource;
}

export interface RosterImportChoice {
  readonly campaignId: string;
  readonly sourceCode: string;
  readonly asOfOn: string;
  readonly dryRun: boolean;
  readonly columns: readonly ColumnChoice[];
  readonly allowManyCancelled: boolean;
}

/** What the user says a header of the file means. */
export interface ColumnChoice {
  readonly header: string;
  readonly key: string;
}

export function rosterImport(client: Client, choice: RosterImportChoice): ImportPlan {
  const common = { ...choice, columns: choice.columns.map((column) => ({ ...column })) };
  return {
    async startFile(uploadId) {
      return (await client.send(ImportRosterDocument, { input: { ...common, uploadId } })).importRoster;
    },
    async startRows(address, rows) {
      const input = { ...common, address, rows };
      return (await client.send(ImportRosterRowsDocument, { input })).importRosterRows;
    },
    words: rosterWords,
  };
}
