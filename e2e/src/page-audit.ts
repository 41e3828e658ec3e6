import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NODES_TOLD = 5;
/** Longer than any motion of ours. */
const MOTION_MS = 3_000;

/**
 * Checks the page in view by axe-core.
 * @throws Error listing every violation, however small, with the elements that have it
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await settleMotion(page);
  // Evaluated from outside, because the page's own policy rightly refuses scripts that are not the server's.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  if (violations.length > 0)
    throw new Error(`${name} has accessibility faults:\n${violations.map(describeViolation).join('\n')}`);
}

/** Waits for what still fades or slides; half-faded colours are nobody's fault. What turns for ever is left alone. */
export async function settleMotion(page: Page): Promise<void> {
  await page.evaluate((motionMs) => {
    const settled = Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    );
    const late = new Promise((resolve) => setTimeout(resolve, motionMs));
    return Promise.race([settled, late]).then(() => undefined);
  }, MOTION_MS);
}

function describeViolation({ id, impact, help, nodes }: axe.Result): string {
  const told = nodes
    .slice(0, NODES_TOLD)
    .map(
      ({ html, failureSummary }) =>
        `    ${html.slice(0, 200)}\n      ${(failureSummary ?? '').replaceAll(/\s*\n\s*/g, ' ')}`,
    );
  const more = nodes.length > NODES_TOLD ? [`    and ${nodes.length - NODES_TOLD} more`] : [];
  return [`  ${id} (${impact}): ${help}`, ...told, ...more].join('\n');
}
