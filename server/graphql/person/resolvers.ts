import { sentence } from '../../../schema/messages.ts';
import type { Permission } from '../../services/access.ts';
import { signedIn } from '../../services/access.ts';
import type { RecordedPerson } from '../../services/people/people.ts';
import type { PersonRecord } from '../../services/people/person-record.ts';
import { amountDueOf } from '../due/due.ts';
import type {
  Permission as GraphqlPermission,
  Person,
  RecordPersonPayload,
  Resolvers,
} from '../generated/resolver-types.ts';
import { refusalAsProblem } from '../problems.ts';

export const personResolvers: Resolvers = {
  Query: {
    async auditEntries(_, { campaignId, act, from, to, first, after }, { actor, services }) {
      const question = { act: act ?? null, from: from ?? null, to: to ?? null, first, after: after ?? null };
      const page = await services.people.audit(signedIn(actor), campaignId, question);
      return { ...page, nodes: [...page.nodes] };
    },
  },
  Mutation: {
    async lookUpPerson(_, { input }, { actor, services }) {
      const { campaignId, idNumber, key, receiptNumber, temporaryCode } = input;
      try {
        const person = await services.people.lookUp(signedIn(actor), campaignId, {
          idNumber: idNumber ?? null,
          key: key ?? null,
          receiptNumber: receiptNumber ?? null,
          temporaryCode: temporaryCode ?? null,
        });
        return { person: personOf(person), problems: [] };
      } catch (error) {
        return { person: null, problems: [refusalAsProblem(error)] };
      }
    },
    async unmaskPersons(_, { input: { campaignId, keys, purpose } }, { actor, services }) {
      try {
        const { persons, refused } = await services.people.unmask(signedIn(actor), campaignId, keys, purpose);
        return {
          persons: [...persons],
          refused: refused.map(({ key, code }) => ({ key, reason: sentence(code) })),
          problems: [],
        };
      } catch (error) {
        return { persons: [], refused: [], problems: [refusalAsProblem(error)] };
      }
    },
    recordTransfer: (_, { input }, { actor, services }) => {
      const { campaignId, villageCode, note, ...rest } = input;
      const change = { ...rest, villageCode: villageCode ?? null, note: note ?? '' };
      return payload(services.people.transfer(signedIn(actor), campaignId, change));
    },
    correctDivision: (_, { input }, { actor, services }) => {
      const { campaignId, villageCode, ...rest } = input;
      const change = { ...rest, villageCode: villageCode ?? null, evidence: '' };
      return payload(services.people.correctDivision(signedIn(actor), campaignId, change));
    },
    recordDeath: (_, { input }, { actor, services }) => {
      const { campaignId, note, ...rest } = input;
      return payload(services.people.recordDeath(signedIn(actor), campaignId, { ...rest, note: note ?? '' }));
    },
    registerNewborn: (_, { input }, { actor, services }) => {
      const { campaignId, villageCode, note, isAnother, ...rest } = input;
      const facts = {
        ...rest,
        villageCode: villageCode ?? null,
        note: note ?? '',
        isAnother: isAnother ?? false,
      };
      return payload(services.people.registerNewborn(signedIn(actor), campaignId, facts));
    },
    mergeNewborn: (_, { input }, { actor, services }) => {
      const { campaignId, name, note, ...rest } = input;
      const facts = { ...rest, name: name ?? null, note: note ?? '' };
      return payload(services.people.mergeNewborn(signedIn(actor), campaignId, facts));
    },
  },
};

async function payload(recorded: Promise<RecordedPerson>): Promise<RecordPersonPayload> {
  try {
    const { person, notes, conflict } = await recorded;
    const problems = conflict ? [refusalAsProblem(conflict)] : [];
    return { person: person && personOf(person), notes: [...notes], problems };
  } catch (error) {
    return { person: null, notes: [], problems: [refusalAsProblem(error)] };
  }
}

function personOf(person: PersonRecord): Person {
  return {
    ...person,
    divisions: [...person.divisions],
    memberships: [...person.memberships],
    events: [...person.events],
    reviewItems: [...person.reviewItems],
    campaigns: person.campaigns.map((campaign) => ({
      ...campaign,
      due: campaign.due && amountDueOf(campaign.due),
      payments: campaign.payments.map((payment) => ({
        ...payment,
        flags: [...payment.flags],
        entries: [...payment.entries],
        statements: [...payment.statements],
      })),
    })),
    mayUnmask: permissionOf(person.mayUnmask),
    mayRecord: permissionOf(person.mayRecord),
  };
}

function permissionOf(permission: Permission): GraphqlPermission {
  return permission.allowed
    ? { allowed: true, reason: null }
    : { allowed: false, reason: sentence(permission.code) };
}
