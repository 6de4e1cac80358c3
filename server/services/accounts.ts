import { createHash, randomBytes } from 'node:crypto';
import type { Problem } from '../../schema/values/problem.ts';
import type { Database } from '../db/database.ts';
import type { Role } from '../db/entities/account.ts';
import { Account, AuditEntry, Division, Session } from '../db/entities/index.ts';
import type { Actor } from './access.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { Refusal } from './refusal.ts';

const attemptsBeforeLock = 5;
const lockMinutes = 15;
const sessionHours = 12;

export interface NewAccount {
  readonly countyCode: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly password: string;
}

export type SignIn =
  | { readonly kind: 'signedIn'; readonly token: string; readonly expiresAt: string; readonly actor: Actor }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Accounts and sessions. A token is kept as its hash only, so a copy of the database signs nobody in. */
export interface Accounts {
  /** @throws Refusal ACCOUNT_EXISTS, ACCOUNT_NAME_INVALID, ACCOUNT_NEEDS_TOWNSHIP, DIVISION_NOT_FOUND */
  create(account: NewAccount): Promise<void>;
  /** @param written `账号` or `账号@县代码` */
  signIn(written: string, password: string): Promise<SignIn>;
  signOut(token: string): Promise<void>;
  /** The actor a token stands for; null when it is unknown, expired or its account was switched off. */
  actorOf(token: string): Promise<Actor | null>;
}

export function createAccounts(database: Database, clock: () => Date): Accounts {
  // A wrong account costs the same time as a wrong password, so that guessing names teaches nothing.
  let decoy: Promise<string> | null = null;
  const known = new Map<string, { actor: Actor; expiresAt: string; checkedAt: number }>();

  return {
    async create({ password, ...account }) {
      if (account.name !== account.name.normalize('NFKC').trim() || !/^[^@\s]{1,60}$/.test(account.name)) {
        throw new Refusal('ACCOUNT_NAME_INVALID');
      }
      const passwordHash = await hashPassword(password);
      await database.write(async (em) => {
        const { countyCode, name, divisionCode } = account;
        if (await em.findOne(Account, { countyCode, name })) throw new Refusal('ACCOUNT_EXISTS', { name });
        const code = divisionCode ?? countyCode;
        if (account.role === 'TOWNSHIP' && code === countyCode) throw new Refusal('ACCOUNT_NEEDS_TOWNSHIP');
        if (countyCode !== '*' && !(await em.findOne(Division, { countyCode, code }))) {
          throw new Refusal('DIVISION_NOT_FOUND', { code });
        }
        em.create(Account, {
          ...account,
          passwordHash,
          failedAttempts: 0,
          lockedUntil: null,
          isActive: 1,
          createdAt: clock().toISOString(),
        });
      });
    },

    async signIn(written, password) {
      const [name = '', county] = written.normalize('NFKC').trim().split('@');
      const found = await database
        .em()
        .find(Account, { name, isActive: 1, ...(county ? { countyCode: county } : {}) }, { limit: 2 });
      const [account] = found;
      if (!account) {
        decoy ??= hashPassword('decoy');
        await passwordMatches(password, await decoy);
        return failed('SIGN_IN_FAILED');
      }
      if (found.length > 1) return failed('ACCOUNT_AMBIGUOUS', { example: `${name}@${account.countyCode}` });
      const now = clock();
      if (account.lockedUntil && account.lockedUntil > now.toISOString()) {
        return failed('ACCOUNT_LOCKED', { minutes: minutesUntil(account.lockedUntil, now) });
      }
      if (!(await passwordMatches(password, account.passwordHash))) {
        return await countFailure(database, account, now);
      }
      return await openSession(database, account, now);
    },

    async signOut(token) {
      const key = sessionKey(token);
      if (!key) return;
      known.delete(token);
      await database.write(async (em) => {
        await em.nativeDelete(Session, key);
      });
    },

    async actorOf(token) {
      const now = clock();
      const cached = known.get(token);
      // A minute of memory spares two look-ups a request; sign-out clears it at once in this process.
      if (cached && now.getTime() - cached.checkedAt < 60_000 && cached.expiresAt > now.toISOString()) {
        return cached.actor;
      }
      known.delete(token);
      const key = sessionKey(token);
      if (!key) return null;
      const [row] = await database.reader.all<SessionRow>(sessionSql, [
        key.countyCode,
        key.tokenHash,
        now.toISOString(),
      ]);
      if (!row) return null;
      const actor: Actor = {
        account: row.name,
        displayName: row.display_name,
        role: row.role,
        countyCode: row.county_code,
        divisionCode: row.division_code,
      };
      if (known.size > 10_000) known.clear();
      known.set(token, { actor, expiresAt: row.expires_at, checkedAt: now.getTime() });
      return actor;
    },
  };
}

type StoredAccount = { countyCode: string; name: string; failedAttempts: number };

async function countFailure(database: Database, account: StoredAccount, now: Date): Promise<SignIn> {
  const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000).toISOString();
  const attempts = await database.write(async (em) => {
    // Atomic: two wrong guesses at once count twice. A guess that was under way when the account was locked
    // leaves the lock as it is.
    await em.getConnection().execute(
      `update account set
         failed_attempts = case when locked_until > ? then failed_attempts else failed_attempts + 1 end,
         locked_until = case when locked_until > ? then locked_until when failed_attempts + 1 >= ? then ? else null end
       where county_code = ? and name = ?`,
      [
        now.toISOString(),
        now.toISOString(),
        attemptsBeforeLock,
        lockedUntil,
        account.countyCode,
        account.name,
      ],
      'run',
      em.getTransactionContext(),
    );
    const fresh = await em.findOneOrFail(
      Account,
      { countyCode: account.countyCode, name: account.name },
      { refresh: true },
    );
    if (fresh.failedAttempts >= attemptsBeforeLock) fresh.failedAttempts = 0;
    return fresh.lockedUntil ? attemptsBeforeLock : fresh.failedAttempts;
  });
  return attempts >= attemptsBeforeLock
    ? failed('ACCOUNT_LOCKED', { minutes: lockMinutes })
    : failed('SIGN_IN_FAILED');
}

async function openSession(
  database: Database,
  account: StoredAccount & { displayName: string; role: Role; divisionCode?: string | null | undefined },
  now: Date,
): Promise<SignIn> {
  const token = `${account.countyCode}.${randomBytes(32).toString('base64url')}`;
  const key = sessionKey(token);
  if (!key) throw new Error('a token of our own making has no key');
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000).toISOString();
  const isOpen = await database.write(async (em) => {
    // Asked once more: of a thousand guesses sent at once, those after the fifth wrong one count for nothing.
    const unlocked = await em.nativeUpdate(
      Account,
      {
        countyCode: account.countyCode,
        name: account.name,
        $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now.toISOString() } }],
      },
      { failedAttempts: 0, lockedUntil: null },
    );
    if (unlocked === 0) return false;
    await em.nativeDelete(Session, { countyCode: key.countyCode, expiresAt: { $lt: now.toISOString() } });
    em.create(Session, { ...key, accountName: account.name, createdAt: now.toISOString(), expiresAt });
    em.create(AuditEntry, {
      countyCode: account.countyCode,
      id: `${now.toISOString()}-${randomBytes(6).toString('hex')}`,
      at: now.toISOString(),
      accountName: account.name,
      act: 'signIn',
      subject: account.name,
      detail: '{}',
    });
    return true;
  });
  if (!isOpen) return failed('ACCOUNT_LOCKED', { minutes: lockMinutes });
  const { displayName, role, countyCode } = account;
  return {
    kind: 'signedIn',
    token,
    expiresAt,
    actor: {
      account: account.name,
      displayName,
      role,
      countyCode,
      divisionCode: account.divisionCode ?? null,
    },
  };
}

interface SessionRow {
  readonly name: string;
  readonly display_name: string;
  readonly role: Role;
  readonly county_code: string;
  readonly division_code: string | null;
  readonly expires_at: string;
}

const sessionSql = `select a.name, a.display_name, a.role, a.county_code, a.division_code, s.expires_at
  from session s join account a on a.county_code = s.county_code and a.name = s.account_name
  where s.county_code = ? and s.token_hash = ? and s.expires_at > ? and a.is_active = 1`;

/** The county leads the token as it leads every key, so that a session is found in its county's shard. */
function sessionKey(token: string): { countyCode: string; tokenHash: string } | null {
  const dot = token.indexOf('.');
  if (dot < 1 || token.length > 200) return null;
  return {
    countyCode: token.slice(0, dot),
    tokenHash: createHash('sha256').update(token).digest('base64url'),
  };
}

function minutesUntil(instant: string, now: Date): number {
  return Math.max(1, Math.ceil((Date.parse(instant) - now.getTime()) / 60_000));
}

function failed(code: string, values: Readonly<Record<string, string | number>> = {}): SignIn {
  return { kind: 'problems', problems: [{ code, severity: 'ERROR', place: {}, values }] };
}
