import { Button, Text } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import { beijingMinute, groupDigits } from '../../../schema/sheets/words.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { LiveLine } from './live-state.tsx';
import { usePaneStyles } from './styles.ts';

const sourceWords = {
  NONE: '还没有缴费数据',
  DETAILS: '个人缴费明细',
  DAILY_TOTALS: '乡镇每日汇总',
} as const;

/** Which campaign this is, what is known of its quotas, and when figures last came in. */
export function CampaignHead({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  const styles = usePaneStyles();
  const { session } = usePane();
  const { isImporting } = usePaneState();
  const { notice } = campaign;
  return (
    <section className={styles.card} aria-label="征缴工作">
      <div className={styles.spread}>
        <Text weight="semibold">
          {campaign.countyName} {campaign.benefitYear} 年度
        </Text>
        <Button size="small" disabledFocusable={isImporting} onClick={() => session.chooseCampaign(null)}>
          更换
        </Button>
      </div>
      <span className={styles.muted}>
        {notice.documentNumber} · 个人缴费标准 {formatYuan(notice.individualContributionFen)} 元/人
      </span>
      <QuotaLines campaign={campaign} />
      <span className={styles.muted}>
        缴费来源：{sourceWords[campaign.paymentSource]}
        {campaign.lastImportedAt ? `，最近入账 ${beijingMinute(campaign.lastImportedAt)}` : ''}
      </span>
      <LiveLine />
    </section>
  );
}

function QuotaLines({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  if (campaign.quotaState === 'NONE') return <Text size={200}>{sentence('NO_QUOTAS')}</Text>;
  const columns = campaign.quotas?.columns ?? [];
  const [task] = columns;
  const unequal = columns.filter(({ difference }) => typeof difference === 'number' && difference !== 0);
  return (
    <>
      {typeof task?.declaredTotal === 'number' && unequal.length === 0 && (
        <Text size={200}>
          {task.name}：{groupDigits(task.declaredTotal)} 人，逐行相加一致
        </Text>
      )}
      {unequal.map(({ code, name, declaredTotal, computedTotal, difference }) => (
        <Text size={200} key={code}>
          {sentence('QUOTA_DIFFERENCE', {
            column: name,
            declared: groupDigits(declaredTotal ?? 0),
            computed: groupDigits(computedTotal ?? 0),
            difference: groupDigits(difference ?? 0),
          })}
        </Text>
      ))}
    </>
  );
}
