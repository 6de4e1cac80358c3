import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { BreakdownCellKey } from '../../../schema/values/breakdown.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { readBreakdownFileInThread } from '../../ingest/breakdowns/breakdown-file-thread.ts';
import { type BroughtFile, broughtFiles } from '../../ingest/breakdowns/brought-files.ts';
import {
  type BreakdownFile,
  type BroughtSheet,
  unreadable,
} from '../../ingest/breakdowns/read-breakdown-file.ts';
import { UnreadableFile } from '../../ingest/row.ts';
import type { Actor } from '../access.ts';
import { type Campaigns, campaignId } from '../campaigns/campaigns.ts';
import type { Divisions } from '../divisions.ts';
import { ownerKey } from '../imports/job-owners.ts';
import { Refusal } from '../refusal.ts';
import type { Uploads } from '../uploads.ts';
import type { Breakdowns } from './breakdowns.ts';
import { type BroughtForm, broughtForm, type FormRecords } from './import-forms.ts';
import { type FormResult, settled } from './import-saving.ts';
import type { BreakdownBaseRecord, BreakdownConflictRecord, BreakdownRecord } from './records.ts';
import { createReturnedCopies, type KeptFile, type ReturnedFile } from './returned.ts';
import { type BreakdownScene, sceneOf } from './scope.ts';
import type { SheetIdentities } from './sheet-identity.ts';

export interface BreakdownImportChoice {
  readonly campaignId: string;
  /** One .xlsx (or .csv) or a .zip of them. */
  readonly uploadId: string;
  /** Reads and checks; nothing is stored. */
  readonly dryRun: boolean;
  /** Submits what was read; otherwise it is saved as a draft. */
  readonly submit: boolean;
  /** What becomes of a cell that changed on the server since the file was written. */
  readonly onConflict: ConflictSide;
  /** What was chosen cell by cell, before `onConflict`. */
  readonly choices: readonly ImportCellChoice[];
  readonly mutationKey: string;
}

type ConflictSide = 'REPORT' | 'MINE' | 'THEIRS';

/** One cell of a conflict, settled. */
export interface ImportCellChoice extends BreakdownCellKey {
  readonly divisionCode: string;
  readonly side: ConflictSide;
  /** What the server had when it was chosen: the file's number goes over that one and no other. */
  readonly theirs: number | string | null;
}

export type ImportedOutcome = 'DONE' | 'UNCHANGED' | 'HAS_PROBLEMS' | 'HAS_CONFLICTS' | 'REFUSED';

/** What became of one form that was brought; a file may hold several, a township's may come in several files. */
export interface ImportedBreakdown {
  readonly fileName: string;
  /** Null when the file does not say whose it is, or not credibly. */
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  readonly outcome: ImportedOutcome;
  readonly changedCells: number;
  readonly problems: readonly Problem[];
  readonly conflicts: readonly BreakdownConflictRecord[];
}

export interface BreakdownImportRecord {
  readonly files: readonly ImportedBreakdown[];
  /** About the upload as a whole. */
  readonly problems: readonly Problem[];
  /** Path of the files with what was found written into them, for an hour; null without one. */
  readonly returnedCopy: string | null;
  readonly isReplay: boolean;
}

/** Forms that were filled without the add-in, read back. */
export interface BreakdownImports {
  /**
   * A fault of one file never stops the others.
   *
   * @throws Refusal UPLOAD_NOT_FOUND, NOT_ALLOWED, CAMPAIGN_NOT_FOUND
   */
  import(actor: Actor, choice: BreakdownImportChoice): Promise<BreakdownImportRecord>;
  /**
   * What is to be written into the files of an import before they go back.
   *
   * @throws Refusal UPLOAD_NOT_FOUND past the hour or three imports later, and for another account or campaign
   */
  returned(actor: Actor, campaignId: string, id: string): Promise<readonly ReturnedFile[]>;
}

export interface BreakdownImportParts {
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly breakdowns: Breakdowns;
  readonly identities: SheetIdentities;
  readonly uploads: Uploads;
  readonly clock: () => Date;
}

/** Sheets of one campaign's townships, out of .xlsx and .csv files or a .zip of them. */
export function createBreakdownImports(parts: BreakdownImportParts): BreakdownImports {
  const copies = createReturnedCopies();
  return {
    async import(actor, choice) {
      const scene = await sceneOf(parts, actor, choice.campaignId);
      if (actor.role === 'ANALYST') throw new Refusal('NOT_ALLOWED', { needed: '县医保局经办或乡镇账号' });
      const upload = parts.uploads.find(ownerKey(actor), choice.uploadId);
      const folder = `${upload.path}-${randomBytes(4).toString('hex')}`;
      let keepsFolder = false;
      try {
        const brought = await broughtFiles(upload.path, upload.fileName, folder);
        const { forms, unread } = await readForms(parts, scene, brought, choice);
        const results = await settled(parts, scene, forms, choice);
        const isReplay = results.length > 0 && results.every((result) => result.isReplay);
        const files = soundOnesLast([...unread.map(unreadRecord), ...results.map(recordOf)]);
        const kept = choice.dryRun ? [] : keptFiles(brought, unread, results);
        keepsFolder = kept.some(({ path }) => path !== upload.path);
        const owner = { account: ownerKey(actor), campaignId: campaignId(scene.campaign) };
        const id = kept.length > 0 ? copies.keep(owner, kept, keepsFolder ? folder : null) : null;
        return {
          files,
          problems: [],
          returnedCopy: id === null ? null : `/export/${campaignId(scene.campaign)}/returned/${id}`,
          isReplay,
        };
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        const problem = unreadable(error);
        return {
          files: [],
          problems: [{ ...problem, place: { ...problem.place, file: upload.fileName } }],
          returnedCopy: null,
          isReplay: false,
        };
      } finally {
        if (!keepsFolder) await rm(folder, { recursive: true, force: true });
      }
    },
    async returned(actor, id, fileId) {
      const campaign = await parts.campaigns.get(actor, id);
      return copies.files({ account: ownerKey(actor), campaignId: campaignId(campaign) }, fileId);
    },
  };
}

interface UnreadFile {
  readonly file: BroughtFile;
  readonly format: BreakdownFile['format'];
  readonly problems: readonly Problem[];
}

/** Every form of the files, and the files in which there is none. */
async function readForms(
  parts: BreakdownImportParts,
  scene: BreakdownScene,
  files: readonly BroughtFile[],
  { submit }: BreakdownImportChoice,
): Promise<{ readonly forms: readonly BroughtForm[]; readonly unread: readonly UnreadFile[] }> {
  const { actor, campaign } = scene;
  const id = campaignId(campaign);
  const found = new Map<string, Promise<BreakdownRecord | null>>();
  const bases = new Map<string, Promise<BreakdownBaseRecord | null>>();
  const records: FormRecords = {
    find: (code) => remember(found, code, () => parts.breakdowns.find(actor, id, code)),
    base: (token) => remember(bases, token, () => parts.breakdowns.base(actor, id, token)),
  };
  const unread: UnreadFile[] = [];
  const sheets: Parameters<typeof broughtForm>[3][] = [];
  for (const file of files) {
    const read = file.path === null ? null : await readBreakdownFileInThread(file.path);
    const problems = [...file.problems, ...(read?.problems ?? [])];
    const format = read?.format ?? null;
    if (problems.length > 0)
      unread.push({ file, format, problems: problems.map((each) => inFile(each, file.name)) });
    for (const sheet of read?.sheets ?? []) {
      const isOne = read?.sheets.length === 1;
      const shownName = isOne ? file.name : `${file.name}（${sheet.shownName}）`;
      sheets.push({ file, format, digest: read?.digest ?? '', shownName, sheet });
    }
  }
  const townshipOf = (sheet: BroughtSheet) => {
    const read = parts.identities.read(sheet.tokens[0] ?? null);
    return read.kind === 'genuine' ? read.facts.divisionCode : '';
  };
  const townships = Map.groupBy(sheets, ({ sheet }) => townshipOf(sheet));
  const forms: BroughtForm[] = [];
  for (const sheet of sheets) {
    // Of several forms of one township none need be whole: they are put together first.
    const isAlone = townships.get(townshipOf(sheet.sheet))?.length === 1;
    forms.push(await broughtForm(parts, scene, records, sheet, submit && isAlone ? 'complete' : 'partial'));
  }
  return { forms, unread };
}

function remember<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const asked = known.get(key) ?? ask();
  known.set(key, asked);
  return asked;
}

function inFile(problem: Problem, file: string): Problem {
  return { ...problem, place: { file, ...problem.place } };
}

function unreadRecord({ file, problems }: UnreadFile): ImportedBreakdown {
  return {
    fileName: file.name,
    divisionCode: null,
    divisionName: null,
    outcome: 'HAS_PROBLEMS',
    changedCells: 0,
    problems,
    conflicts: [],
  };
}

/** What is to be mended first; files that are sound and wait for another come last, as they came. */
function soundOnesLast(files: readonly ImportedBreakdown[]): ImportedBreakdown[] {
  const waits = ({ problems }: ImportedBreakdown) =>
    problems.length > 0 && problems.every(({ code }) => code === 'BREAKDOWN_OTHER_FILE_FAULTY');
  return [...files.filter((file) => !waits(file)), ...files.filter(waits)];
}

function recordOf({ form, ...result }: FormResult): ImportedBreakdown {
  return {
    fileName: form.shownName,
    divisionCode: form.division?.code ?? null,
    divisionName: form.division?.name ?? null,
    outcome: result.outcome,
    changedCells: result.changedCells,
    problems: result.problems,
    conflicts: result.conflicts,
  };
}

/** Every file with a form in it goes back, refused ones too; of the others the answer itself says what is wrong. */
function keptFiles(
  files: readonly BroughtFile[],
  unread: readonly UnreadFile[],
  results: readonly FormResult[],
): KeptFile[] {
  return files.flatMap((file): KeptFile[] => {
    const own = results.filter(({ form }) => form.file === file);
    if (file.path === null || own.length === 0) return [];
    const [first] = own;
    return [
      {
        name: file.name,
        path: file.path,
        format: first?.form.format ?? null,
        problems: unread.filter((each) => each.file === file).flatMap(({ problems }) => problems),
        sheets: own.map(({ form, problems, conflicts, villages, record, freshToken }) => ({
          name: form.sheet.name,
          form: form.form,
          record,
          villages,
          problems,
          conflicts,
          freshToken,
          oldToken: form.sheet.tokens[0] ?? '',
        })),
      },
    ];
  });
}
