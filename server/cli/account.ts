import type { Role } from '../db/entities/account.ts';
import { withServices } from './terminal.ts';

const roles: readonly Role[] = ['ADMIN', 'BUREAU', 'TOWNSHIP', 'ANALYST'];

/** `account add <county|*> <name> <role> [division]`; the password comes from ACCOUNT_PASSWORD, never from arguments. */
export async function accountCommand(args: readonly string[]): Promise<number> {
  const [act, countyCode, name, role, divisionCode = null] = args;
  const password = process.env.ACCOUNT_PASSWORD ?? '';
  if (act !== 'add' || !countyCode || !name || !isRole(role)) {
    console.error('用法：account add <县代码|*> <账号> <ADMIN|BUREAU|TOWNSHIP|ANALYST> [区划代码]');
    return 2;
  }
  if (password.length < 8) {
    console.error('请用环境变量 ACCOUNT_PASSWORD 给出密码，至少 8 个字符。');
    return 2;
  }
  if (role === 'TOWNSHIP' && divisionCode === null) {
    console.error('乡镇账号必须写明区划代码。');
    return 2;
  }
  return withServices(async ({ accounts }) => {
    await accounts.create({ countyCode, name, displayName: name, role, divisionCode, password });
    console.log(`已新建账号 ${name}。`);
    return 0;
  });
}

function isRole(text: string | undefined): text is Role {
  return roles.some((role) => role === text);
}
