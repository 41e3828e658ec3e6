import { measureAudience, measureScan } from './measure-audience.ts';
import { measureDeck } from './measure-deck.ts';
import type { Order } from './order.ts';

/** A process that measures one thing and ends, so that nothing of another measurement is left in its memory. */
process.once('message', (order: Order) => {
  void measured(order).then((answer) => process.send?.(answer, () => process.disconnect()));
});

function measured(order: Order): Promise<unknown> {
  if (order.kind === 'audience') return measureAudience(order.order);
  if (order.kind === 'scan') return measureScan(order.order, order.chosen);
  return Promise.resolve(measureDeck(order.order));
}
