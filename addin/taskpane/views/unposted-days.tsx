import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { unposted } from '../acts/reviews.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { Facts } from './facts.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const shownAtOnce = 5;

/** Money that was collected and is not in the treasury: nobody may hold it back, so its age stands here. */
export function UnpostedDays({ campaignId, round }: { readonly campaignId: string; readonly round: number }) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const { state, reload } = useLoad(() => unposted(client, campaignId), `${campaignId} ${round}`);
  const [isWhole, setWhole] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="unposted-heading">
      <h2 className={styles.heading} id="unposted-heading">
        已缴未入库
      </h2>
      {state.kind === 'busy' && <Loading label="正在读取…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} onRetry={reload} />}
      {state.kind === 'done' && state.result.items === null && (
        <p className={styles.muted}>{sentence('UNPOSTED_UNKNOWN')}</p>
      )}
      {state.kind === 'done' && state.result.items === 0 && (
        <Result intent="success">{sentence('UNPOSTED_NONE', { found: state.result.asOfOn ?? '' })}</Result>
      )}
      {state.kind === 'done' && (state.result.items ?? 0) > 0 && (
        <>
          <Result intent="warning">
            {sentence('UNPOSTED_SOME', {
              items: groupDigits(state.result.items ?? 0),
              yuan: formatYuan(state.result.fen ?? 0),
              found: state.result.asOfOn ?? '',
            })}
          </Result>
          <Facts
            label="按天数"
            lines={state.result.bands
              .filter(({ items }) => items > 0)
              .map(({ fromDays, toDays, items, fen }) => [
                toDays === null ? `${fromDays} 天以上` : `${fromDays}–${toDays} 天`,
                `${groupDigits(items)} 笔，${formatYuan(fen)} 元`,
              ])}
          />
          <ul className={styles.list} aria-label="未入库的日期">
            {state.result.days.slice(0, isWhole ? undefined : shownAtOnce).map((each) => (
              <li key={each.day} className={styles.problem}>
                <span className={styles.grow}>
                  {each.day} 缴费：{groupDigits(each.items)} 笔，{formatYuan(each.fen)} 元，已 {each.ageDays}{' '}
                  天
                </span>
              </li>
            ))}
          </ul>
          {state.result.days.length > shownAtOnce && (
            <Button size="small" className={styles.start} onClick={() => setWhole(!isWhole)}>
              {isWhole ? '只列最早的' : `列出全部 ${state.result.days.length} 天`}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
