interface Props {
  readonly campaignId: string;
  /** The quotas are others now: what shows breakdowns is to be loaded again. */
  readonly onRevised?: () => void;
}

/** 任务数: derived, edited or revised, first as a trial that shows what becomes of which breakdown. */
export function QuotaRevise(_props: Props) {
  return null;
}
