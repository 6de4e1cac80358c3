import type * as z from 'zod';
import type * as shape from './notice-shape.ts';
import type { SwitchCode } from './switch.ts';

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

type Read<Shape extends z.ZodType> = DeepReadonly<z.output<Shape>>;

/**
 * A notice that passed `checkNotice`: plain JSON, money in fen, days as text, every number beside its clause.
 * Checking it again gives the same value, so it can be stored as JSON and read back through the same door.
 */
export type Notice = Read<typeof shape.noticeShape>;
export type NoticeClause = Read<typeof shape.clauseShape>;
export type NoticeDivision = Read<typeof shape.divisionShape>;
export type CollectionWindow = Read<typeof shape.windowShape>;
export type WindowKind = CollectionWindow['kind'];
export type EnrollmentSubsidy = Read<typeof shape.subsidyShape>;
export type SubsidyConditions = Read<typeof shape.conditionsShape>;
export type RewardStage = Read<typeof shape.rewardShape>;
export type RewardBand = Read<typeof shape.bandShape>;
export type Penalty = Read<typeof shape.penaltyShape>;
export type Metric = Read<typeof shape.metricShape>;
export type WindowWaiting = Read<typeof shape.waitingShape>;
export type WindowBenefit = Read<typeof shape.benefitShape>;
export type NewbornRules = Read<typeof shape.newbornShape>;
export type ContributionStandard = Read<typeof shape.standardShape>;
export type FiscalSource = keyof typeof shape.fiscalSources;
export type Payer = keyof typeof shape.payers;
export type CategoryStatus = keyof typeof shape.statuses;
export type NoticeRevision = Read<typeof shape.revisionShape>;
export type QuotaMethod = Read<typeof shape.quotaMethodShape>;
export type Reporting = Read<typeof shape.reportingShape>;
export type NoticeQuotas = Read<typeof shape.quotasShape>;

/** False when the notice prints no quota table: a state of its own, not quotas of zero. */
export function hasQuotas(notice: Notice): boolean {
  return notice.quotas !== null;
}

/** True for 乡镇, 街道 and offices acting as one: what quotas are given to. False for their villages. */
export function isTownship({ type }: Pick<NoticeDivision, 'type'>): boolean {
  return type !== 'VILLAGE' && type !== 'COMMUNITY';
}

/** The townships of a notice, in the order of its annex. */
export function townshipsOf(notice: Pick<Notice, 'divisions'>): NoticeDivision[] {
  return notice.divisions.filter(isTownship);
}

/** The township a file means by a code, name or alias; null when the notice knows none. */
export function divisionNamed(notice: Pick<Notice, 'divisions'>, written: string): NoticeDivision | null {
  const name = normalName(written);
  return townshipsOf(notice).find((division) => divisionNames(division).includes(name)) ?? null;
}

/** `divisionNamed` for many names of one notice. */
export function divisionFinder(
  notice: Pick<Notice, 'divisions'>,
): (written: string) => NoticeDivision | null {
  // Of two that share a name the first is meant.
  const byName = new Map(
    townshipsOf(notice)
      .slice()
      .reverse()
      .flatMap((division) => divisionNames(division).map((name) => [name, division] as const)),
  );
  return (written) => byName.get(normalName(written)) ?? null;
}

/** Every way a division may be written, normalised. */
export function divisionNames(division: {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}): string[] {
  return [division.code, division.name, ...division.aliases].map(normalName);
}

/** Full-width forms, spaces and zero-width characters do not make another name. */
export function normalName(written: string): string {
  return written.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '');
}

/** The reading the county recorded for an open question; null when the notice records none. */
export function switchChoice(notice: Notice, code: SwitchCode): string | null {
  return notice.switches.find((recorded) => recorded.code === code)?.choice ?? null;
}
