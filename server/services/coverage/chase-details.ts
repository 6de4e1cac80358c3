import type { LocalDate } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import { padded } from '../../db/coverage/padded.ts';
import type { SqlValue } from '../../db/reader.ts';
import { type NonEnrollmentReason, nonEnrollmentReasons } from '../../policy/coverage.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { createMaskedPersons, type MaskedPerson } from '../people/masked.ts';
import type { PeopleParts } from '../people/parts.ts';

/** What is shown of a person beside the place and the categories. */
export interface ChaseDetail extends MaskedPerson {
  /** Since when without a break on the roster that has named the person longest. */
  readonly sinceOn: LocalDate;
  readonly reason: NonEnrollmentReason | null;
  readonly evidence: string;
  readonly note: string;
  readonly reportedBy: string | null;
  readonly reportedAt: string | null;
  /** 0: nothing was reported yet. */
  readonly version: number;
}

export interface ChaseDetails {
  /** By person key. */
  of(campaign: CampaignRecord, hashes: readonly Uint8Array[]): Promise<ReadonlyMap<string, ChaseDetail>>;
}

interface EntryRow {
  readonly person_hash: Uint8Array;
  readonly roster: string;
  readonly from_batch: number;
  readonly from_on: LocalDate;
  readonly to_batch: number | null;
}

interface ReasonRow {
  readonly person_hash: Uint8Array;
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly reported_by: string;
  readonly reported_at: string;
  readonly version: number;
}

const personsAtOnce = 256;

export function createChaseDetails(parts: Pick<PeopleParts, 'database' | 'sealingKeys'>): ChaseDetails {
  const { database } = parts;
  const masked = createMaskedPersons(parts);

  async function all<Row extends { person_hash: Uint8Array }>(
    sql: string,
    first: readonly SqlValue[],
    hashes: readonly Uint8Array[],
  ): Promise<Map<string, Row[]>> {
    const rows: Row[] = [];
    for (let from = 0; from < hashes.length; from += personsAtOnce) {
      const some = padded(hashes.slice(from, from + personsAtOnce));
      const places = some.map(() => '?').join(', ');
      rows.push(
        ...(await database.reader.all<Row>(`${sql} and person_hash in (${places})`, [...first, ...some])),
      );
    }
    return Map.groupBy(rows, (row) => personKey(row.person_hash));
  }

  return {
    async of({ countyCode, benefitYear }, hashes) {
      const persons = await masked.of(countyCode, hashes);
      const entries = await all<EntryRow>(
        `select person_hash, source_code || '/' || category_code as roster, from_batch, from_on, to_batch
         from roster_entry where county_code = ?`,
        [countyCode],
        hashes,
      );
      const reasons = await all<ReasonRow>(
        `select person_hash, reason, evidence, note, reported_by, reported_at, version from non_enrollment
         where county_code = ? and benefit_year = ?`,
        [countyCode, benefitYear],
        hashes,
      );
      return new Map(
        hashes.map((hash): [string, ChaseDetail] => {
          const key = personKey(hash);
          const person = persons.get(key);
          const detail: ChaseDetail = {
            maskedName: person?.maskedName ?? null,
            maskedIdNumber: person?.maskedIdNumber ?? null,
            sinceOn: sinceOf(entries.get(key) ?? []),
            ...reasonOf(reasons.get(key)?.[0]),
          };
          return [key, detail];
        }),
      );
    },
  };
}

function reasonOf(row: ReasonRow | undefined): Omit<ChaseDetail, keyof MaskedPerson | 'sinceOn'> {
  return {
    reason:
      row && Object.hasOwn(nonEnrollmentReasons, row.reason) ? (row.reason as NonEnrollmentReason) : null,
    evidence: row?.evidence ?? '',
    note: row?.note ?? '',
    reportedBy: row?.reported_by ?? null,
    reportedAt: row?.reported_at ?? null,
    version: row?.version ?? 0,
  };
}

/** An entry that ends with the batch that begins the next is the same stay with other facts. */
function sinceOf(entries: readonly EntryRow[]): LocalDate {
  const endedBy = new Map(entries.map((entry) => [`${entry.roster}/${entry.to_batch}`, entry]));
  const since = entries
    .filter(({ to_batch }) => to_batch === null)
    .map((entry) => {
      let first = entry;
      for (let step = 0; step < entries.length; step++) {
        const before = endedBy.get(`${first.roster}/${first.from_batch}`);
        if (!before) break;
        first = before;
      }
      return first.from_on;
    });
  return since.sort()[0] ?? '';
}
