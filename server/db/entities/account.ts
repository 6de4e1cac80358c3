import { defineEntity, p } from '@mikro-orm/core';

export type Role = 'ADMIN' | 'BUREAU' | 'TOWNSHIP' | 'ANALYST';

/** An account with its role and division. The county code of an administrator of all counties is `*`. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    countyCode: p.string().primary(),
    name: p.string().primary(),
    displayName: p.string(),
    role: p.string().$type<Role>(),
    divisionCode: p.string().nullable(),
    passwordHash: p.string().hidden(),
    failedAttempts: p.integer(),
    lockedUntil: p.string().nullable(),
    isActive: p.integer(),
    createdAt: p.string(),
    version: p.integer().version(),
  },
});

/** A signed-in session. Only the hash of its token is kept. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    countyCode: p.string().primary(),
    tokenHash: p.string().primary(),
    accountName: p.string(),
    createdAt: p.string(),
    expiresAt: p.string(),
  },
});

/** Who did what, when. `detail` is JSON without ID numbers or names of persons. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    countyCode: p.string().primary(),
    id: p.string().primary(),
    at: p.string(),
    accountName: p.string(),
    act: p.string(),
    subject: p.string(),
    detail: p.text(),
  },
});
