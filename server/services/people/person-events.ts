import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import { writeAudit } from '../../db/audit.ts';
import { withCoverageOf } from '../../db/coverage/moves.ts';
import {
  type EventFact,
  lastChange,
  type PersonNow,
  personNow,
  placePerson,
  recordEvent,
  touchPerson,
} from '../../db/people/events.ts';
import { ask, type Steps } from '../../db/steps.ts';
import { explainRefund, refundAllowance } from '../../policy/refund.ts';
import { type Actor, accountNameIn, requireImportPayments, requirePeople } from '../access.ts';
import { beijingMinute } from '../beijing-minute.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionTree } from '../divisions.ts';
import { Refusal } from '../refusal.ts';
import type { PersonFinder } from './find.ts';
import type { PeopleParts } from './parts.ts';
import { paymentsOf } from './person-payments.ts';
import { seesPerson } from './rights.ts';
import { requiredText } from './texts.ts';

/** Whose record is changed, as the caller last saw it. */
export interface PersonChange {
  readonly key: string;
  readonly version: number;
  readonly evidence: string;
  readonly note: string;
}

export interface PlaceFacts {
  readonly townshipCode: string;
  readonly villageCode: string | null;
}

export interface DeathFacts {
  readonly onDay: LocalDate;
}

/** What an act changed, and what to tell the people concerned. */
export interface PersonAct {
  readonly hash: Buffer;
  readonly notes: readonly string[];
}

/** Moves and deaths. Quotas never move by themselves; coverage follows the person. */
export interface PersonEvents {
  transfer(
    actor: Actor,
    campaign: CampaignRecord,
    change: PersonChange & PlaceFacts & { readonly onDay: LocalDate },
  ): Promise<PersonAct>;
  correctDivision(
    actor: Actor,
    campaign: CampaignRecord,
    change: PersonChange & PlaceFacts,
  ): Promise<PersonAct>;
  recordDeath(actor: Actor, campaign: CampaignRecord, change: PersonChange & DeathFacts): Promise<PersonAct>;
}

const longAgo = '1900-01-01';

export function personEvents(parts: PeopleParts, finder: PersonFinder): PersonEvents {
  const { database, clock } = parts;

  /** The person of a key whom the actor may change. @throws Refusal PERSON_NOT_FOUND, PERSON_NOT_REGISTERED */
  async function personOf(actor: Actor, countyCode: string, key: string): Promise<Buffer> {
    const scope = requirePeople(actor, countyCode);
    const question = { key, idNumber: null, receiptNumber: null, temporaryCode: null };
    const hash = await finder.find(countyCode, question, localDateAt(clock()));
    const [row] = hash ? await finder.rows(countyCode, [hash]) : [];
    if (!hash || (!row && scope.kind !== 'county')) throw new Refusal('PERSON_NOT_FOUND');
    if (!row) throw new Refusal('PERSON_NOT_REGISTERED');
    if (!seesPerson(scope, row.township_code)) throw new Refusal('PERSON_NOT_FOUND');
    return hash;
  }

  /** One event with its change, its coverage and its audit, when the person is as the caller saw them. */
  async function change(
    actor: Actor,
    countyCode: string,
    hash: Buffer,
    { version }: PersonChange,
    steps: (now: PersonNow, at: string, by: string) => Steps<EventFact>,
  ): Promise<EventFact> {
    const at = clock().toISOString();
    const by = accountNameIn(actor, countyCode);
    const scope = requirePeople(actor, countyCode);
    return database.edit(() =>
      withCoverageOf(countyCode, null, [hash], function* () {
        const now = yield* guarded(countyCode, hash, version);
        // Somebody else may have moved the person out of the actor's township meanwhile.
        if (!seesPerson(scope, now.township_code)) throw new Refusal('PERSON_NOT_FOUND');
        const event = yield* steps(now, at, by);
        yield* recordEvent(countyCode, hash, event);
        yield* writeAudit({
          countyCode,
          at,
          account: by,
          act: `PERSON_${event.kind}`,
          subject: personKey(hash),
          detail: { onDay: event.onDay, from: event.from, to: event.to, evidence: event.evidence },
        });
        return event;
      }),
    );
  }

  async function target(
    countyCode: string,
    { townshipCode, villageCode }: PlaceFacts,
  ): Promise<DivisionTree> {
    const tree = await parts.divisions.tree(countyCode);
    requirePlace(tree, townshipCode, villageCode);
    return tree;
  }

  return {
    async transfer(actor, { countyCode }, asked) {
      const hash = await personOf(actor, countyCode, asked.key);
      const tree = await target(countyCode, asked);
      const today = localDateAt(clock());
      requireDay(asked.onDay, longAgo, today);
      const evidence = requiredText('凭据', asked.evidence, 2);
      const note = requiredText('说明', asked.note, 0);
      const { townshipCode, villageCode, onDay } = asked;
      await change(actor, countyCode, hash, asked, function* (now, at, by) {
        requireElsewhere(now, asked);
        const [last] = yield* ask<{ on_day: string }>(
          `select max(on_day) as on_day from person_event
           where county_code = ? and person_hash = ? and kind = 'TRANSFER' having max(on_day) is not null`,
          [countyCode, hash],
        );
        if (last && onDay <= last.on_day)
          throw new Refusal('PERSON_TRANSFER_ORDER', { found: onDay, expected: last.on_day });
        yield* placePerson(countyCode, hash, townshipCode, villageCode);
        const from = { township: now.township_code, village: now.village_code };
        const to = { township: townshipCode, village: villageCode };
        return { kind: 'TRANSFER', onDay, from, to, evidence, note, by, at };
      });
      const name = (code: string | null) => (code === null ? '' : (tree.byCode.get(code)?.name ?? ''));
      return {
        hash,
        notes: [
          `自 ${onDay} 起属${name(townshipCode)}${name(villageCode)}；参保情况随人计入新的区划，各乡镇任务数不变，已有缴费仍计在缴费时的乡镇。`,
        ],
      };
    },

    async correctDivision(actor, { countyCode }, asked) {
      requireImportPayments(actor, countyCode);
      const hash = await personOf(actor, countyCode, asked.key);
      await target(countyCode, asked);
      const note = requiredText('更正的理由', asked.note, 2);
      const { townshipCode, villageCode } = asked;
      const onDay = localDateAt(clock());
      await change(actor, countyCode, hash, asked, function* (now, at, by) {
        requireElsewhere(now, asked);
        yield* placePerson(countyCode, hash, townshipCode, villageCode);
        const from = { township: now.township_code, village: now.village_code };
        const to = { township: townshipCode, village: villageCode };
        return { kind: 'CORRECTION', onDay, from, to, evidence: '', note, by, at };
      });
      return { hash, notes: ['区划已更正。下一份名册若仍写原区划，会列入核查事项或按名册更新。'] };
    },

    async recordDeath(actor, campaign, asked) {
      const { countyCode, benefitYear } = campaign;
      const hash = await personOf(actor, countyCode, asked.key);
      const today = localDateAt(clock());
      requireDay(asked.onDay, longAgo, today);
      const evidence = requiredText('凭据', asked.evidence, 2);
      const note = requiredText('说明', asked.note, 0);
      const { onDay } = asked;
      let bornOn: string | null = null;
      await change(actor, countyCode, hash, asked, function* (now, at, by) {
        bornOn = now.born_on;
        if (now.born_on !== null && onDay < now.born_on)
          throw new Refusal('PERSON_DAY_OLD', { found: onDay, expected: '出生日期' });
        const [dead] = yield* ask<{ on_day: string }>(
          `select on_day from person_event where county_code = ? and person_hash = ? and kind = 'DEATH' limit 1`,
          [countyCode, hash],
        );
        if (dead) throw new Refusal('PERSON_DEAD', { found: dead.on_day });
        yield* ask(
          `insert into non_enrollment (county_code, benefit_year, person_hash, reason, evidence, note, reported_by,
           reported_at, version) values (?, ?, ?, 'DEAD', ?, ?, ?, ?, 1)
           on conflict (county_code, benefit_year, person_hash) do update set reason = excluded.reason,
           evidence = excluded.evidence, note = excluded.note, reported_by = excluded.reported_by,
           reported_at = excluded.reported_at, version = non_enrollment.version + 1`,
          [countyCode, benefitYear, hash, evidence, note, by, at],
        );
        yield* touchPerson(countyCode, hash);
        const from = { township: now.township_code, village: now.village_code };
        return { kind: 'DEATH', onDay, from, to: null, evidence, note, by, at };
      });
      const notes = [
        '已登记死亡，并作为本年度未参保原因（死亡）；以后的名册仍列有此人时列入核查，不自动改动。',
      ];
      return { hash, notes: [...notes, ...(await refundNotes(parts, actor, campaign, hash, bornOn, today))] };
    },
  };
}

/** What may be given back of what the deceased paid this year. */
async function refundNotes(
  { database, divisions, campaigns }: PeopleParts,
  actor: Actor,
  campaign: CampaignRecord,
  hash: Buffer,
  bornOn: LocalDate | null,
  today: LocalDate,
): Promise<string[]> {
  // A township learns what was paid in it, no more.
  const scope = requirePeople(actor, campaign.countyCode);
  const township = scope.kind === 'division' ? scope.code : null;
  const tree = await divisions.tree(campaign.countyCode);
  const [paid] = await paymentsOf(database, tree, [campaign], hash, township);
  const active = paid?.payments.find(({ isVoid }) => !isVoid);
  if (!paid || !active || paid.paidFen <= 0) return ['本年度没有缴费，不涉及退费。'];
  const allowance = refundAllowance(await campaigns.inForce(campaign, active.paidOn), {
    paidOn: active.paidOn,
    on: today,
    restFen: paid.paidFen,
    overpaidFen: null,
    bornOn,
    categories: [],
  });
  return [`本年度已缴费：${explainRefund(allowance)}退费请在该笔缴费上登记。`];
}

/** The person as they are now, when that is what the caller saw. @throws Refusal PERSON_CHANGED, PERSON_MERGED */
export function* guarded(countyCode: string, hash: Uint8Array, version: number): Steps<PersonNow> {
  const now = yield* personNow(countyCode, hash);
  if (!now) throw new Refusal('PERSON_NOT_REGISTERED');
  if (now.merged_into) throw new Refusal('PERSON_MERGED');
  if (now.version !== version) {
    const last = yield* lastChange(countyCode, hash);
    throw new Refusal('PERSON_CHANGED', {
      who: last?.by ?? '名册导入',
      when: last ? beijingMinute(last.at) : '',
      version: now.version,
    });
  }
  return now;
}

/** @throws Refusal DIVISION_NOT_FOUND when it is no township, or no village of it */
export function requirePlace(tree: DivisionTree, townshipCode: string, villageCode: string | null): void {
  if (tree.byCode.get(townshipCode)?.level !== 'TOWNSHIP')
    throw new Refusal('DIVISION_NOT_FOUND', { code: shortCode(townshipCode) });
  if (villageCode !== null && tree.byCode.get(villageCode)?.parentCode !== townshipCode)
    throw new Refusal('DIVISION_NOT_FOUND', { code: shortCode(villageCode) });
}

/** A code that is none may be anything: it is not repeated at length. */
function shortCode(code: string): string {
  return code.length > 12 ? `${code.slice(0, 6)}…` : code;
}

/** @throws Refusal PERSON_DAY_FUTURE, PERSON_DAY_OLD */
export function requireDay(day: LocalDate, earliest: LocalDate, today: LocalDate): void {
  if (day > today) throw new Refusal('PERSON_DAY_FUTURE', { found: day, expected: today });
  if (day < earliest) throw new Refusal('PERSON_DAY_OLD', { found: day, expected: earliest });
}

function requireElsewhere(now: PersonNow, { townshipCode, villageCode }: PlaceFacts): void {
  if (now.township_code === townshipCode && now.village_code === villageCode)
    throw new Refusal('PERSON_SAME_DIVISION');
}
