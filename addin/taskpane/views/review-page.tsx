import { Button, Field, Select, ToggleButton } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { CampaignPartsFragment, ReviewArea, ReviewStatus } from '../../client/generated/graphql.ts';
import {
  closeItems,
  type ReviewFilter,
  type ReviewItem,
  type ReviewList,
  reopenItem,
  reviewList,
} from '../acts/reviews.ts';
import { faultOf } from '../fault.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { AmountCheck } from './amount-check.tsx';
import { DownloadSheet } from './download-sheet.tsx';
import { ReviewAnswered } from './review-answer.tsx';
import { type ReviewForm, ReviewItems } from './review-items.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';
import { UnpostedDays } from './unposted-days.tsx';

const noList: ReviewList = { totalCount: 0, sums: [], items: [], endCursor: null };

interface Props {
  readonly campaign: CampaignPartsFragment;
  readonly isShown: boolean;
  readonly onShowPerson: (key: string) => void;
}

/** What has to be looked at by somebody: how much of each kind, and one by one until it is closed with a reason. */
export function ReviewPage({ campaign, isShown, onShowPerson }: Props) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [filter, setFilter] = useState<ReviewFilter>({ area: null, kind: null, status: 'OPEN' });
  const [more, setMore] = useState<readonly ReviewItem[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  // Imports and entries elsewhere change the list: it is asked for each time the tab is opened.
  const [round, setRound] = useState(0);
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (isShown && !wasShown.current) setRound((before) => before + 1);
    wasShown.current = isShown;
  }, [isShown]);
  const key = `${campaign.id} ${JSON.stringify(filter)} ${round}`;
  const { state, reload } = useLoad(async () => {
    try {
      const list = await reviewList(client, campaign.id, filter, null);
      setMore([]);
      setCursor(list.endCursor);
      return { asked: key, fault: null, ...list };
    } catch (error) {
      // An older list under another filter would be taken for the answer.
      return { ...noList, asked: key, fault: faultOf(error) };
    }
  }, key);
  const [moreState, loadMore] = useAct(async () => {
    const list = await reviewList(client, campaign.id, filter, cursor);
    setMore((before) => [...before, ...list.items]);
    setCursor(list.endCursor);
  });
  const [answer, settle] = useAct(async (form: ReviewForm) => {
    const result =
      form.kind === 'close'
        ? await closeItems(client, campaign.id, form.items, form.reason, form.note)
        : await reopenItem(client, campaign.id, form.item, form.note);
    reload();
    return { kind: form.kind, ...result };
  });
  const change = (part: Partial<ReviewFilter>) => setFilter((before) => ({ ...before, ...part }));
  const list = state.kind === 'done' && state.result.asked === key ? state.result : null;
  const sums = state.kind === 'done' ? state.result.sums : [];
  return (
    <div className={styles.sections}>
      <UnpostedDays campaignId={campaign.id} round={round} />
      <section className={styles.section} aria-labelledby="review-heading">
        <h2 className={styles.heading} id="review-heading">
          待核对
        </h2>
        <div className={styles.pair}>
          <Field label="哪一类">
            <Select
              value={filter.area ?? ''}
              onChange={(_, { value }) =>
                change({ area: value === '' ? null : (value as ReviewArea), kind: null })
              }
            >
              <option value="">全部</option>
              <option value="LEDGER">缴费</option>
              <option value="RECONCILIATION">对账</option>
              <option value="ROSTER">名册</option>
            </Select>
          </Field>
          <Field label="状态">
            <Select
              value={filter.status}
              onChange={(_, { value }) => change({ status: value as ReviewStatus, kind: null })}
            >
              <option value="OPEN">待处理</option>
              <option value="CLOSED">已办结</option>
              <option value="SETTLED">自动办结</option>
            </Select>
          </Field>
        </div>
        {(sums.length > 1 || filter.kind !== null) && (
          <section className={styles.row} aria-label="按种类">
            {sums.map(({ kind, name, items }) => (
              <ToggleButton
                key={kind}
                size="small"
                checked={filter.kind === kind}
                onClick={() => change({ kind: filter.kind === kind ? null : kind })}
              >
                {name} {groupDigits(items)}
              </ToggleButton>
            ))}
            {filter.kind !== null && (
              <Button size="small" appearance="subtle" onClick={() => change({ kind: null })}>
                全部种类
              </Button>
            )}
          </section>
        )}
        {answer.kind === 'failed' && <FaultBar fault={answer.fault} />}
        {answer.kind === 'done' && <ReviewAnswered answer={answer.result} />}
        {list?.fault && <FaultBar fault={list.fault} onRetry={reload} />}
        {!list && <Loading label="正在读取…" />}
        {list && !list.fault && list.totalCount === 0 && (
          <Result intent="info">{sentence(`REVIEW_NONE_${filter.status}`)}</Result>
        )}
        {list && list.totalCount > 0 && (
          <DownloadSheet choice={{ noun: 'review', campaignId: campaign.id, query: { ...filter } }} />
        )}
        {list && list.totalCount > 0 && (
          <ReviewItems
            // A choice belongs to the list it was made on.
            key={`${key} ${list.items[0]?.id} ${list.totalCount}`}
            items={[...list.items, ...more]}
            totalCount={list.totalCount}
            sums={list.sums}
            isBusy={answer.kind === 'busy'}
            onSettle={(form) => void settle(form)}
            onShowPerson={onShowPerson}
          />
        )}
        {list && !list.fault && cursor !== null && (
          <Button
            size="small"
            className={styles.start}
            disabledFocusable={moreState.kind === 'busy'}
            onClick={() => void loadMore()}
          >
            再列出一页
          </Button>
        )}
        {moreState.kind === 'failed' && <FaultBar fault={moreState.fault} />}
      </section>
      {campaign.mayImportPayments.allowed && (
        <AmountCheck campaign={campaign} onChecked={() => setRound((before) => before + 1)} />
      )}
    </div>
  );
}
