import type { Growth } from '@huixiang/contract';
import type { EChartsCoreOption } from 'echarts/core';

export const growthLayers = ['raw', 'counted', 'organic'] as const;
export type GrowthLayer = (typeof growthLayers)[number];

export interface GrowthLook {
  readonly names: Readonly<Record<GrowthLayer, string>>;
  readonly colours: Readonly<Record<GrowthLayer, string>>;
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
  /** A moment in full, for the tooltip. */
  readonly moment: (at: number) => string;
  /** A moment as short as the axis needs it. */
  readonly tick: (at: number) => string;
  /** The sentence a screen reader says for the whole picture. */
  readonly description: string;
}

/** The growth curve as an ECharts option: three stepped lines of cumulative echoes over time. */
export function growthOption({ points }: Growth, look: GrowthLook): EChartsCoreOption {
  const label = { color: look.text, fontFamily: look.font, fontSize: 12 };
  return {
    animationDuration: 200,
    aria: { enabled: true, label: { description: look.description } },
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { ...label, fontSize: 13 },
      axisPointer: {
        lineStyle: { color: look.text, type: 'dashed' },
        label: { formatter: ({ value }: { value: number }) => look.moment(value) },
      },
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, formatter: look.tick },
      splitNumber: 5,
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: label,
      splitLine: { lineStyle: { color: look.line } },
    },
    series: growthLayers.map((layer) => ({
      type: 'line',
      name: look.names[layer],
      color: look.colours[layer],
      showSymbol: points.length < 2,
      lineStyle: { width: layer === 'counted' ? 2.5 : 1.75 },
      areaStyle: layer === 'organic' ? { opacity: 0.12 } : undefined,
      emphasis: { disabled: true },
      data: points.map((point) => [point.at, point[layer]]),
    })),
  };
}

/** Whether a busy step is worth a sentence: a single early echo is the fastest minute of many curves and says nothing. */
export function isNotable(echoes: number, all: number): boolean {
  const shareMin = 0.05;
  const echoesMin = 3;
  return echoes >= Math.max(echoesMin, all * shareMin);
}

/** At most `rows` points, evenly chosen, the last one always among them: the same curve as a table. */
export function growthRows(points: Growth['points'], rows: number): Growth['points'] {
  if (points.length <= rows) return points;
  const last = points.length - 1;
  return Array.from({ length: rows }, (_, row) => points[Math.round((row / (rows - 1)) * last)]).filter(
    (point) => point !== undefined,
  );
}
