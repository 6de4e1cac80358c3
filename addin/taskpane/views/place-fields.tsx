import { Field, Select } from '@fluentui/react-components';
import { TownshipsDocument, VillagesDocument } from '../../client/generated/graphql.ts';
import type { PlaceChoice } from '../acts/people.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A township, and a village of it when it is known. */
export function PlaceFields({
  campaignId,
  choice,
  label,
  onChange,
}: {
  readonly campaignId: string;
  readonly choice: PlaceChoice;
  readonly label: string;
  readonly onChange: (choice: PlaceChoice) => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const { townshipCode, villageCode } = choice;
  const { state: townships, reload } = useLoad(
    async () => (await client.send(TownshipsDocument, { campaignId })).divisions,
    campaignId,
  );
  const { state: villages } = useLoad(
    async () =>
      townshipCode === ''
        ? { townshipCode, divisions: [] }
        : {
            townshipCode,
            ...(await client.send(VillagesDocument, { campaignId, under: townshipCode })),
          },
    `${campaignId} ${townshipCode}`,
  );
  if (townships.kind === 'failed') return <FaultBar fault={townships.fault} onRetry={reload} />;
  const known =
    villages.kind === 'done' && villages.result.townshipCode === townshipCode
      ? villages.result.divisions
      : [];
  return (
    <div className={styles.pair}>
      <Field label={`${label}乡镇（街道）`}>
        <Select
          value={townshipCode}
          onChange={(_, { value }) => onChange({ townshipCode: value, villageCode: '' })}
        >
          <option value="">请选择…</option>
          {(townships.kind === 'done' ? townships.result : []).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="村（社区）">
        <Select
          value={villageCode}
          disabled={townshipCode === ''}
          onChange={(_, { value }) => onChange({ townshipCode, villageCode: value })}
        >
          <option value="">不清楚</option>
          {known.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
