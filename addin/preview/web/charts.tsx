import type { ChartSnapshot } from '../workbook/snapshot.ts';

const width = 720;
const height = 240;
const margin = { top: 32, right: 12, bottom: 58, left: 52 };
const colors = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000'];

/** The charts of a sheet as plain columns: enough to see that they follow the table. */
export function Charts({ charts }: { readonly charts: readonly ChartSnapshot[] }) {
  return (
    <section className="charts" aria-label="图表">
      {charts.map((chart) => (
        <ColumnChart key={String(chart.name)} chart={chart} />
      ))}
    </section>
  );
}

function ColumnChart({ chart }: { readonly chart: ChartSnapshot }) {
  const numbers = chart.series.flatMap((series) => series.values.map(Number).filter(Number.isFinite));
  const highest = niceCeiling(Math.max(0, ...numbers));
  const labels = chart.series[0]?.labels.map(String) ?? [];
  const slots = Math.max(1, ...chart.series.map((series) => series.values.length));
  const slot = (width - margin.left - margin.right) / slots;
  const bar = (slot * 0.66) / Math.max(1, chart.series.length);
  const y = (value: number) => margin.top + (1 - value / highest) * (height - margin.top - margin.bottom);
  return (
    <figure data-testid="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={String(chart.title ?? '')}>
        <text x={width / 2} y={20} textAnchor="middle" fontSize={15} fill="#333">
          {String(chart.title ?? '')}
        </text>
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line
              x1={margin.left}
              x2={width - margin.right}
              y1={y(part * highest)}
              y2={y(part * highest)}
              stroke="#e1e1e1"
            />
            <text x={margin.left - 6} y={y(part * highest) + 4} textAnchor="end" fontSize={11} fill="#666">
              {axisText(part * highest, highest)}
            </text>
          </g>
        ))}
        {chart.series.map((series, s) =>
          series.values.map((value, i) => {
            const number = Math.max(0, Number(value) || 0);
            const left = margin.left + i * slot + slot * 0.17 + s * bar;
            const label = labels[i] ?? String(i + 1);
            return (
              <rect
                key={`${series.name} ${label}`}
                x={left}
                y={y(number)}
                width={bar}
                height={y(0) - y(number)}
                fill={colors[s % colors.length]}
              >
                <title>{`${label} ${series.name}：${axisText(number, highest)}`}</title>
              </rect>
            );
          }),
        )}
        {labels.map((label, i) => {
          const x = margin.left + (i + 0.5) * slot;
          const isTight = slot < 46;
          return (
            <text
              key={label}
              x={x}
              y={height - margin.bottom + 14}
              fontSize={10.5}
              fill="#444"
              textAnchor={isTight ? 'end' : 'middle'}
              transform={isTight ? `rotate(-35 ${x} ${height - margin.bottom + 12})` : undefined}
            >
              {label}
            </text>
          );
        })}
      </svg>
    </figure>
  );
}

function niceCeiling(value: number): number {
  if (value <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 2.5, 5, 10].map((n) => n * unit).find((n) => n >= value - unit * 1e-9) ?? value;
}

/** Shares up to 200 % read as per cent, everything else as whole numbers. */
function axisText(value: number, highest: number): string {
  return highest <= 2 ? `${Math.round(value * 1000) / 10}%` : Math.round(value).toLocaleString('zh-CN');
}
