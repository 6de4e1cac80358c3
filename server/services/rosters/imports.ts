import { createHash } from 'node:crypto';
import { commonCategoryNames } from '../../../schema/files/index.ts';
import { isTemporaryCode } from '../../../schema/values/temporary-code.ts';
import type { ReviewFinding } from '../../db/review-items.ts';
import { openRosterWriter } from '../../db/rosters/index.ts';
import { publishRoster } from '../../db/rosters/publishing.ts';
import {
  type CurrentEntry,
  type KnownPerson,
  type RosterState,
  readCurrentEntries,
  readKnownPersons,
  readOnOtherRosters,
  readPersonsBetween,
  readRosterState,
} from '../../db/rosters/reading.ts';
import { RosterStage, type StagedGroup } from '../../db/rosters/stage.ts';
import type { RosterWriter } from '../../db/rosters/types.ts';
import { PlaceFinder } from '../../ingest/division-names.ts';
import { addUnreadable } from '../../ingest/payments/read-payments.ts';
import { ProblemList } from '../../ingest/problem-list.ts';
import type { RosterSource } from '../../ingest/rosters/types.ts';
import { UnreadableFile } from '../../ingest/row.ts';
import { sniffFile } from '../../ingest/sniff.ts';
import type { ImportHooks, ImportOutcome } from '../imports/imports.ts';
import type { RosterImportRequest, RosterImportResult } from '../imports/requests.ts';
import { createSealer, type SealingKeys } from '../people/sealing.ts';
import { compareGroup, keyText } from './compare.ts';
import { reportOtherCategory, reportRoster } from './findings.ts';
import { noTotals, type RosterPlan, type RosterTotals, widestGroup } from './plan.ts';
import { remembered, rosterResult } from './results.ts';
import { stageRoster } from './staging.ts';

/** Keys that an import of people needs. */
export interface PersonKeys {
  readonly idHashKey: Uint8Array;
  readonly sealingKeys: SealingKeys;
}

/** Rows compared at once. */
const groupRows = 6_000;

/**
 * Imports one roster in this thread: reads, checks, compares with the last one, publishes whole or not at all. Wrong
 * data comes back as problems.
 *
 * @returns what happened; with REFUSED, NOTHING_NEW, DRY_RUN and CANCELLED the database is as before
 */
export async function importRoster(
  databaseUrl: string,
  keys: PersonKeys,
  request: RosterImportRequest,
  hooks: ImportHooks,
): Promise<RosterImportResult> {
  const problems = new ProblemList();
  let source: RosterSource;
  let digest: string;
  try {
    if ('file' in request.source) {
      const file = await sniffFile(request.source.file);
      source = { file };
      digest = file.digest;
    } else {
      source = request.source;
      digest = createHash('sha256').update(JSON.stringify(request.source.rows)).digest('hex');
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    addUnreadable(problems, error);
    return rosterResult(request.dryRun ? 'DRY_RUN' : 'REFUSED', problems);
  }
  const writer = await openRosterWriter(databaseUrl);
  try {
    const isGivenUp = () => {
      // A sign of life while another import has its turn.
      hooks.onProgress(0, 0);
      return hooks.isCancelled();
    };
    if (!(await writer.lock(request.countyCode, isGivenUp))) return rosterResult('CANCELLED', problems);
    return await new RosterImport(writer, keys, request, hooks, problems).run(source, digest);
  } finally {
    await writer.close();
  }
}

class RosterImport {
  readonly #writer: RosterWriter;
  readonly #keys: PersonKeys;
  readonly #request: RosterImportRequest;
  readonly #hooks: ImportHooks;
  readonly #problems: ProblemList;
  readonly #totals: RosterTotals = noTotals();
  readonly #findings: ReviewFinding[] = [];
  #rowsRead = 0;
  #rejectedRows = 0;

  constructor(
    writer: RosterWriter,
    keys: PersonKeys,
    request: RosterImportRequest,
    hooks: ImportHooks,
    problems: ProblemList,
  ) {
    this.#writer = writer;
    this.#keys = keys;
    this.#request = request;
    this.#hooks = hooks;
    this.#problems = problems;
  }

  async run(source: RosterSource, digest: string): Promise<RosterImportResult> {
    const { countyCode, sourceCode, asOfOn } = this.#request;
    const state = await this.#writer.read(readRosterState(countyCode, sourceCode, asOfOn, digest));
    if (!state) return this.#fail('ROSTER_SOURCE_NOT_FOUND', sourceCode);
    // Read with other columns, or after its source was put right, the last file may say something else: it is compared.
    const isLast = state.sameFileAsBatch === state.last?.batch && state.source.kind === 'CATEGORY';
    const isTold = Object.keys(this.#request.columns).length > 0;
    if (state.sameFileAsBatch !== null && !isLast && !isTold) {
      return { ...this.#result('NOTHING_NEW'), sameFileAsBatch: state.sameFileAsBatch };
    }
    if (state.last && asOfOn < state.last.asOfOn) {
      return this.#fail('ROSTER_AS_OF_OLDER', asOfOn, state.last.asOfOn);
    }
    const stage = new RosterStage(this.#writer.folder);
    try {
      return await this.#compare(state, stage, source, digest);
    } finally {
      stage.close();
    }
  }

  async #compare(
    state: RosterState,
    stage: RosterStage,
    source: RosterSource,
    digest: string,
  ): Promise<RosterImportResult> {
    const { countyCode, sourceCode, asOfOn, dryRun } = this.#request;
    const places = new PlaceFinder(state.divisions);
    if (places.places.length === 0) return this.#fail('NO_DIVISIONS', '');
    const columns = { ...state.source.columns, ...this.#request.columns };
    const categories: string[] = [];
    const reading = await stageRoster(
      source,
      {
        state,
        asOfOn,
        columns,
        places,
        categories: this.#request.categories,
        problems: this.#problems,
        idHashKey: this.#keys.idHashKey,
      },
      stage,
      categories,
      (share) => {
        this.#rowsRead = stage.rows;
        this.#hooks.onProgress(stage.rows, share * 0.5);
        return !this.#hooks.isCancelled();
      },
    );
    if (this.#hooks.isCancelled()) return this.#result('CANCELLED');
    if (!reading) return this.#result(dryRun ? 'DRY_RUN' : 'REFUSED');
    this.#rowsRead = reading.rowsRead;
    this.#rejectedRows = reading.rejectedRows;
    const names = [...this.#request.categories, ...commonCategoryNames];
    reportOtherCategory(this.#problems, state.source, categories, names);

    // After an error nothing will stay; what only the database tells is looked for all the same.
    const writes = !dryRun && this.#problems.errorCount === 0;
    const sealer = createSealer(this.#keys.sealingKeys);
    const plan: RosterPlan = {
      kind: state.source.kind,
      sourceCode,
      isFull: state.source.isFull,
      places: places.places,
      categories,
      moved: state.moved,
      seal: writes
        ? (row) => {
            const { idNumber, name } = row;
            return sealer.seal(countyCode, row.hash, {
              idNumber: isTemporaryCode(idNumber) ? null : idNumber,
              name,
            });
          }
        : null,
    };
    const header = {
      countyCode,
      sourceCode,
      asOfOn,
      fileName:
        'fileName' in this.#request.source ? this.#request.source.fileName : this.#request.source.address,
      fileDigest: digest,
      importedBy: this.#request.accountName,
      startedAt: new Date().toISOString(),
    };
    const batchNumber = writes ? await this.#writer.open(header) : 0;
    try {
      for (const group of stage.groups(groupRows, widestGroup(state.held))) {
        await this.#compareGroup(group, plan, batchNumber);
        this.#hooks.onProgress(this.#rowsRead, 0.5 + (group.to / 256) * 0.49);
        if (this.#hooks.isCancelled()) return await this.#leave('CANCELLED');
      }
      this.#checkCancelled();
      if (dryRun) return this.#result('DRY_RUN');
      if (this.#problems.errorCount > 0) return await this.#leave('REFUSED');
      const totals = this.#totals;
      const isSame = state.last?.fileDigest === digest && state.last.asOfOn === asOfOn;
      if (isSame && totals.newEntries + totals.changedEntries + totals.cancelledEntries === 0) {
        await this.#writer.discard();
        return { ...this.#result('NOTHING_NEW'), sameFileAsBatch: state.last?.batch ?? null };
      }
      const at = new Date().toISOString();
      await this.#writer.publish(() =>
        publishRoster({
          header,
          batchNumber,
          counts: { ...totals, rowsRead: this.#rowsRead, reviewItems: totals.otherNames },
          columns: remembered(columns, reading.columns),
          findings: this.#findings,
          isFull: plan.isFull,
          at,
        }),
      );
      return { ...this.#result('COMMITTED'), batchNumber };
    } catch (error) {
      await this.#writer.discard();
      throw error;
    }
  }

  async #compareGroup(group: StagedGroup, plan: RosterPlan, batchNumber: number): Promise<void> {
    const { countyCode } = this.#request;
    const writer = this.#writer;
    const { from, to, rows } = group;
    let persons: KnownPerson[];
    let entries: CurrentEntry[] = [];
    const others = new Set<string>();
    // A full register asks who is missing; for anything else only who is named.
    if (plan.kind === 'RESIDENTS' && plan.isFull) {
      persons = await writer.read(readPersonsBetween(countyCode, from, to));
    } else {
      const hashes = rows
        .map((row) => row.hash)
        .filter((hash, i) => i === 0 || !rows[i - 1]?.hash.equals(hash));
      persons = await writer.read(readKnownPersons(countyCode, hashes));
      if (plan.kind === 'CATEGORY') {
        entries = await writer.read(readCurrentEntries(countyCode, plan.sourceCode, from, to));
        for (const hash of await writer.read(readOnOtherRosters(countyCode, plan.sourceCode, hashes))) {
          others.add(keyText(hash));
        }
      }
    }
    const known = new Map(persons.map((person) => [keyText(person.person_hash), person]));
    const current = new Map<string, CurrentEntry[]>();
    for (const entry of entries) {
      const key = keyText(entry.person_hash);
      const same = current.get(key);
      if (same) same.push(entry);
      else current.set(key, [entry]);
    }
    const report = reportRoster(this.#problems, this.#findings, plan, batchNumber);
    const changes = compareGroup({ rows, known, current, others }, plan, this.#totals, report);
    if (plan.seal) await writer.put(changes);
  }

  /** A list cut short would cancel everybody behind the cut. */
  #checkCancelled(): void {
    const { changedEntries, unchangedEntries, cancelledEntries } = this.#totals;
    const before = changedEntries + unchangedEntries + cancelledEntries;
    if (this.#problems.errorCount > 0 || this.#request.allowManyCancelled) return;
    if (cancelledEntries * 5 <= before) return;
    this.#problems.add({
      code: 'ROSTER_CANCELS_MANY',
      severity: 'ERROR',
      place: {},
      found: String(cancelledEntries),
      values: { before },
    });
  }

  async #leave(outcome: ImportOutcome): Promise<RosterImportResult> {
    await this.#writer.discard();
    return this.#result(outcome);
  }

  #fail(code: string, found: string, expected = ''): RosterImportResult {
    this.#problems.add({
      code,
      severity: 'ERROR',
      place: {},
      ...(found === '' ? {} : { found }),
      ...(expected === '' ? {} : { expected }),
    });
    return this.#result(this.#request.dryRun ? 'DRY_RUN' : 'REFUSED');
  }

  #result(outcome: ImportOutcome): RosterImportResult {
    return rosterResult(outcome, this.#problems, this.#totals, this.#rowsRead, this.#rejectedRows);
  }
}
