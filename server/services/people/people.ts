import { localDateAt } from '../../../schema/values/local-date.ts';
import { writeAudit } from '../../db/audit.ts';
import { type Actor, accountNameIn, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import { type AuditPage, type AuditQuestion, auditPage } from './audit.ts';
import { createPersonFinder, type PersonQuestion } from './find.ts';
import type { PeopleParts } from './parts.ts';
import {
  type DeathFacts,
  type PersonAct,
  type PersonChange,
  type PlaceFacts,
  personEvents,
} from './person-events.ts';
import { type MergeFacts, type NewbornFacts, personNewborns } from './person-newborns.ts';
import { type PersonRecord, personRecord } from './person-record.ts';
import { mostUnmasked, type Unmasked, unmask } from './unmasking.ts';

/** What was recorded: the person as they are now, null when the actor no longer sees them, and what to tell. */
export interface RecordedPerson {
  readonly person: PersonRecord | null;
  readonly notes: readonly string[];
  /** Somebody else was faster: nothing was written, and `person` is as they left it. */
  readonly conflict: Refusal | null;
}

/** 一人一档: finding, looking at, unmasking people, and what happens to them. */
export interface People {
  /**
   * A person's record. Each look is an entry of the audit.
   *
   * @throws Refusal PERSON_NOT_FOUND also for who is there but not the actor's, and the faults of the question
   */
  lookUp(actor: Actor, campaignId: string, question: PersonQuestion): Promise<PersonRecord>;
  /**
   * Names and numbers in plain, for a purpose that the audit keeps.
   *
   * @param limit at most so many persons: 2,000, more for a list that is exported
   * @throws Refusal NOT_ALLOWED, PURPOSE_MISSING, UNMASK_TOO_MANY
   */
  unmask(
    actor: Actor,
    campaignId: string,
    keys: readonly string[],
    purpose: string,
    limit?: number,
  ): Promise<Unmasked>;
  transfer(
    actor: Actor,
    campaignId: string,
    change: PersonChange & PlaceFacts & { readonly onDay: string },
  ): Promise<RecordedPerson>;
  correctDivision(
    actor: Actor,
    campaignId: string,
    change: PersonChange & PlaceFacts,
  ): Promise<RecordedPerson>;
  recordDeath(actor: Actor, campaignId: string, change: PersonChange & DeathFacts): Promise<RecordedPerson>;
  registerNewborn(actor: Actor, campaignId: string, facts: NewbornFacts): Promise<RecordedPerson>;
  mergeNewborn(actor: Actor, campaignId: string, facts: MergeFacts): Promise<RecordedPerson>;
  audit(actor: Actor, campaignId: string, question: AuditQuestion): Promise<AuditPage>;
}

const nobody: PersonQuestion = { idNumber: null, key: null, receiptNumber: null, temporaryCode: null };

export function createPeople(parts: PeopleParts): People {
  const { campaigns, database, clock } = parts;
  const finder = createPersonFinder(database, parts.idHashKey);
  const events = personEvents(parts, finder);
  const newborns = personNewborns(parts, finder);

  /** The record without an entry in the audit: what an act answers with has one of its own. */
  async function record(actor: Actor, countyCode: string, hash: Buffer): Promise<PersonRecord | null> {
    const scope = requirePeople(actor, countyCode);
    const [row] = await finder.rows(countyCode, [hash]);
    return personRecord(parts, actor, countyCode, scope, hash, row ?? null);
  }

  async function recorded(
    actor: Actor,
    campaign: CampaignRecord,
    question: Partial<PersonQuestion>,
    act: Promise<PersonAct>,
  ): Promise<RecordedPerson> {
    const { countyCode } = campaign;
    try {
      const { hash, notes } = await act;
      return { person: await record(actor, countyCode, hash), notes, conflict: null };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'PERSON_CHANGED') throw error;
      return {
        person: await look(actor, countyCode, { ...nobody, ...question }),
        notes: [],
        conflict: error,
      };
    }
  }

  async function look(actor: Actor, countyCode: string, question: PersonQuestion): Promise<PersonRecord> {
    requirePeople(actor, countyCode);
    const at = clock();
    const hash = await finder.find(countyCode, question, localDateAt(at));
    const person = hash && (await record(actor, countyCode, hash));
    if (!person) throw new Refusal('PERSON_NOT_FOUND');
    await database.edit(() =>
      writeAudit({
        countyCode,
        at: at.toISOString(),
        account: accountNameIn(actor, countyCode),
        act: 'VIEW_PERSON',
        subject: person.key,
        detail: {},
      }),
    );
    return person;
  }

  return {
    async lookUp(actor, id, question) {
      const { countyCode } = await campaigns.get(actor, id);
      return look(actor, countyCode, question);
    },
    async unmask(actor, id, keys, purpose, limit = mostUnmasked) {
      return unmask(parts, finder, actor, await campaigns.get(actor, id), keys, purpose, limit);
    },
    async transfer(actor, id, change) {
      const campaign = await campaigns.get(actor, id);
      return recorded(actor, campaign, { key: change.key }, events.transfer(actor, campaign, change));
    },
    async correctDivision(actor, id, change) {
      const campaign = await campaigns.get(actor, id);
      return recorded(actor, campaign, { key: change.key }, events.correctDivision(actor, campaign, change));
    },
    async recordDeath(actor, id, change) {
      const campaign = await campaigns.get(actor, id);
      return recorded(actor, campaign, { key: change.key }, events.recordDeath(actor, campaign, change));
    },
    async registerNewborn(actor, id, facts) {
      const campaign = await campaigns.get(actor, id);
      return recorded(actor, campaign, {}, newborns.register(actor, campaign, facts));
    },
    async mergeNewborn(actor, id, facts) {
      const campaign = await campaigns.get(actor, id);
      const { temporaryCode } = facts;
      return recorded(actor, campaign, { temporaryCode }, newborns.merge(actor, campaign, facts));
    },
    async audit(actor, id, question) {
      const { countyCode } = await campaigns.get(actor, id);
      return auditPage(parts, actor, countyCode, question);
    },
  };
}
