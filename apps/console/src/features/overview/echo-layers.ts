import type { Counts } from '@huixiang/contract';

export interface EchoLayer {
  readonly layer: 'raw' | 'counted' | 'organic';
  readonly count: number;
  /** Width of its bar, 0 to 100, against all echoes. */
  readonly width: number;
  /** How many the step before had more than this; 0 for the first. */
  readonly fewer: number;
}

/** Opens the number of echoes: all of them, those that count, and of these the ones nobody was dealt a card for. */
export function echoLayers({ raw, counted, organic }: Counts): EchoLayer[] {
  const width = (count: number): number => (raw > 0 ? (count / raw) * 100 : 0);
  return [
    { layer: 'raw', count: raw, width: width(raw), fewer: 0 },
    { layer: 'counted', count: counted, width: width(counted), fewer: raw - counted },
    { layer: 'organic', count: organic, width: width(organic), fewer: counted - organic },
  ];
}
