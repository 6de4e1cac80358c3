import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import { ApiError } from '../../client/api-error.ts';
import {
  PolicyChangesDocument,
  type PolicyVersionPartsFragment,
  PolicyVersionsDocument,
} from '../../client/generated/graphql.ts';
import { publisherName } from '../acts/publisher.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { PolicyChanges } from './policy-changes.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const shownAtOnce = 5;

/** The versions of a notice, newest first, and what each changed. */
export function PolicyVersions({
  campaignId,
  round,
}: {
  readonly campaignId: string;
  readonly round: number;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [shown, setShown] = useState(shownAtOnce);
  const { state, reload } = useLoad(async () => {
    const { campaign } = await client.send(PolicyVersionsDocument, { campaignId });
    if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
    return campaign.noticeVersions;
  }, `${campaignId} ${round}`);
  return (
    <section className={styles.section} aria-labelledby="policy-versions-heading">
      <h2 className={styles.heading} id="policy-versions-heading">
        版本
      </h2>
      {state.kind === 'busy' && <Loading label="正在读取版本…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} onRetry={reload} />}
      {state.kind === 'done' && (
        <ul className={styles.list} aria-label="版本">
          {state.result.slice(0, shown).map((version) => (
            <Version key={version.version} campaignId={campaignId} version={version} />
          ))}
        </ul>
      )}
      {state.kind === 'done' && state.result.length > shown && (
        <Button size="small" onClick={() => setShown(shown + 20)}>
          更早的版本
        </Button>
      )}
    </section>
  );
}

const kindWords = { LOADED: '方案文件', EDITED: '修改', REVISED: '修改通知' } as const;

function Version({
  campaignId,
  version,
}: {
  readonly campaignId: string;
  readonly version: PolicyVersionPartsFragment;
}) {
  const styles = usePaneStyles();
  const [isOpen, setOpen] = useState(false);
  const { publishedAt, changedPlaces, kind, revisionDocument, note } = version;
  const publisher = publisherName(version.publishedBy);
  return (
    <li className={styles.change}>
      <div className={styles.spread}>
        <Text weight="semibold">
          第 {version.version} 版 {kindWords[kind]}
          {revisionDocument ? ` ${revisionDocument}` : ''}
        </Text>
        {typeof changedPlaces === 'number' && changedPlaces > 0 && (
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? '收起' : `改了 ${changedPlaces} 处`}
          </Button>
        )}
      </div>
      <span className={styles.muted}>
        {beijingMinute(publishedAt)}
        {publisher ? `，${publisher}` : ''}
        {note ? `；${note}` : ''}
      </span>
      {isOpen && <VersionChanges campaignId={campaignId} to={version.version} />}
    </li>
  );
}

function VersionChanges({ campaignId, to }: { readonly campaignId: string; readonly to: number }) {
  const { client } = usePane();
  const { state, reload } = useLoad(async () => {
    const { campaign } = await client.send(PolicyChangesDocument, { campaignId, from: to - 1, to });
    if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
    return campaign.noticeChanges;
  }, `${campaignId} ${to}`);
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  if (state.kind !== 'done') return <Loading label="正在读取…" />;
  return <PolicyChanges changes={state.result} />;
}
