import { operations } from '@huixiang/contract';
import type { Page } from 'playwright-core';
import type { World } from './world.ts';

type Words = Readonly<Record<string, string>>;

/**
 * Tells what an app itself says in Chinese and otherwise in English: a message of its catalogue, in which a value may be
 * anything short, or names of regions.
 */
export async function chineseOf(
  world: World,
  { zh, en }: { readonly zh: Words; readonly en: Words },
): Promise<(text: string) => boolean> {
  const { provinces } = await world.guest().call(operations.listRegions);
  const regions = provinces.flatMap(({ name, cities }) => [name, ...cities.map((city) => city.name)]);
  const messages = Object.entries(zh)
    .filter(([key, text]) => text !== en[key] && /\p{Script=Han}/u.test(text))
    .map(
      ([, text]) =>
        new RegExp(
          `^${text
            .split(/\{[^}]+\}/)
            .map(literally)
            .join('.{1,40}')}$`,
          'u',
        ),
    );
  return (text) =>
    messages.some((words) => words.test(text)) || text.split(' · ').every((part) => regions.includes(part));
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** The Chinese that the app itself says on a page that is to be in English. What people wrote is theirs. */
export async function untranslated(page: Page, isOurs: (text: string) => boolean): Promise<string[]> {
  const said = await page.evaluate(() => {
    const texts = [document.title];
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility()) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
    }
    return texts.map((text) => text.trim());
  });
  return [...new Set(said)].filter(isOurs).map((text) => `in Chinese: ${text}`);
}
