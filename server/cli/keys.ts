import { randomBytes } from 'node:crypto';
import { addKey, dropKey, keyUses, type RotationParts, resealAll } from '../services/people/key-rotation.ts';
import { withServices } from './terminal.ts';

/** `keys list|rotate|drop <number>`: the keys under which ID numbers and names are sealed. */
export async function keysCommand([act, text = '']: readonly string[]): Promise<number> {
  const number = Number(text);
  const isDrop = act === 'drop' && Number.isSafeInteger(number) && number > 0;
  if (act !== 'list' && act !== 'rotate' && !isDrop) {
    console.error('用法：keys list|rotate|drop <编号>');
    return 2;
  }
  return withServices(async ({ database, clock }, config) => {
    const parts: RotationParts = { database, keys: config.sealingKeys, clock };
    const file = config.sealingKeyFile ?? null;
    if (act === 'list') return list(parts);
    return act === 'rotate' ? rotate(parts, file) : drop(parts, file, number);
  });
}

async function list(parts: RotationParts): Promise<number> {
  const uses = await keyUses(parts);
  for (const { number, isCurrent, isKnown, persons } of uses) {
    const state = isKnown
      ? isCurrent
        ? '现用'
        : persons > 0
          ? '仍在使用'
          : '可以删除'
      : '缺少密钥，无法读取';
    console.log(`密钥 ${number}：${persons} 人，${state}`);
  }
  return uses.every(({ isKnown }) => isKnown) ? 0 : 1;
}

async function rotate(parts: RotationParts, file: string | null): Promise<number> {
  const uses = await keyUses(parts);
  const missing = uses.filter(({ isKnown, persons }) => !isKnown && persons > 0);
  if (missing.length > 0) {
    console.error(`缺少密钥 ${missing.map(({ number }) => number).join('、')}，先把它补上。没有改动。`);
    return 1;
  }
  // Rows under an older key: an earlier rotation was broken off, or the environment has a new key.
  const isUnfinished = uses.some(({ isCurrent, persons }) => !isCurrent && persons > 0);
  if (!isUnfinished && file === null) {
    const next = Math.max(...uses.map(({ number }) => number)) + 1;
    console.log(
      [
        '密钥由环境变量 ID_SEAL_KEYS 给出，请这样更换：',
        `1. 在 ID_SEAL_KEYS 最前面加上“${next}:${randomBytes(32).toString('hex')},”，原有各项不动；`,
        '2. 重启所有使用这个数据库的服务；',
        '3. 再运行 keys rotate，用新密钥重新加密；',
        '4. keys list 显示旧密钥“可以删除”后，从 ID_SEAL_KEYS 中去掉它，再重启。',
      ].join('\n'),
    );
    return 0;
  }
  if (!isUnfinished && file !== null) console.log(`新密钥 ${addKey(file, parts.keys)} 已写入 ${file}。`);
  const { resealed, left } = await resealAll(parts, (persons) => {
    if (persons % 50_000 === 0) console.log(`已重新加密 ${persons} 人……`);
  });
  console.log(`已用密钥 ${parts.keys.current} 重新加密 ${resealed} 人。`);
  if (left > 0) {
    console.error(`还有 ${left} 人在旧密钥下（导入正在进行）。请稍后再运行 keys rotate。`);
    return 1;
  }
  console.log('旧密钥已不再使用。确认备份不再需要它之后，运行 keys drop <编号> 删除。');
  return 0;
}

async function drop(parts: RotationParts, file: string | null, number: number): Promise<number> {
  if (number === parts.keys.current || !parts.keys.keys.has(number)) {
    console.error(number === parts.keys.current ? '现用的密钥不能删除。' : `没有密钥 ${number}。`);
    return 1;
  }
  if (file === null) {
    const use = (await keyUses(parts)).find((each) => each.number === number);
    console.log(
      use && use.persons > 0
        ? `还有 ${use.persons} 人用密钥 ${number} 加密，先运行 keys rotate。`
        : `密钥由环境变量给出：请从 ID_SEAL_KEYS 中去掉“${number}:…”，再重启服务。`,
    );
    return use && use.persons > 0 ? 1 : 0;
  }
  const persons = await dropKey(parts, file, number);
  if (persons !== 0) {
    console.error(
      persons === null
        ? '正在导入，没有删除。请稍后再试。'
        : `还有 ${persons} 人用密钥 ${number} 加密，没有删除。先运行 keys rotate。`,
    );
    return 1;
  }
  console.log(`密钥 ${number} 已删除。此前的数据库备份里的号码和姓名没有它就打不开。`);
  return 0;
}
