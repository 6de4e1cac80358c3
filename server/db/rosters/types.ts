import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Steps } from '../steps.ts';

/** A person to begin a file for. Hashes are copied when they are written. */
export interface NewPerson {
  readonly hash: Buffer;
  readonly sealed: Buffer;
  readonly sealedKey: number;
  readonly nameHash: Buffer;
  /** Null for a temporary code. */
  readonly bornOn: LocalDate | null;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly isResident: boolean;
  readonly temporaryCode: string | null;
}

/** What is told of a person in one category. */
export interface EntryFacts {
  readonly status: string;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
}

export interface NewEntry extends EntryFacts {
  readonly hash: Buffer;
  readonly categoryCode: string;
  readonly line: number;
  readonly household: number | null;
}

/** An entry that holds no more. */
export interface EndedEntry {
  readonly hash: Buffer;
  readonly categoryCode: string;
  readonly fromBatch: number;
}

/** A known person's place and residence from this batch on, in full. */
export interface PersonChange {
  readonly hash: Buffer;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly isResident: boolean;
}

/** What part of a roster changes. */
export interface RosterChanges {
  readonly persons: NewPerson[];
  readonly entries: NewEntry[];
  readonly ended: EndedEntry[];
  readonly changes: PersonChange[];
}

/** The batch one import makes; open until published. */
export interface RosterHeader {
  readonly countyCode: string;
  readonly sourceCode: string;
  readonly asOfOn: LocalDate;
  readonly fileName: string;
  /** SHA-256 of the file, hex. */
  readonly fileDigest: string;
  readonly importedBy: string;
  /** ISO instant. */
  readonly startedAt: string;
}

/**
 * Writes one roster at a time for a county, and publishes it whole or leaves nothing.
 * Calls come in this order: `lock`, `read`, `open`, `put` and `read`, then `publish` or `discard`; `close` last.
 */
export interface RosterWriter {
  /** Where rows that do not fit the memory may lie for the time of the import. */
  readonly folder: string;
  /** Waits until no other import of the county runs anywhere; false when `isCancelled` said so first. */
  lock(countyCode: string, isCancelled: () => boolean): Promise<boolean>;
  read<T>(steps: Steps<T>): Promise<T>;
  /** @returns the batch number */
  open(header: RosterHeader): Promise<number>;
  put(changes: RosterChanges): Promise<void>;
  /** One closing transaction: what `put` only noted is done, then `steps`. */
  publish(steps: () => Steps<void>): Promise<void>;
  /** Nothing of the open batch stays. */
  discard(): Promise<void>;
  close(): Promise<void>;
}
