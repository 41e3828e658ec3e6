import { memberEn } from '@huixiang/contract/messages/member.en';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import type { Page } from 'playwright-core';

/** What the app itself says in Chinese and otherwise in English; a value in it may be anything short. */
const chinese = (Object.keys(memberZh) as (keyof typeof memberZh)[])
  .filter((key) => memberZh[key] !== memberEn[key] && /\p{Script=Han}/u.test(memberZh[key]))
  .map(
    (key) =>
      new RegExp(
        `^${memberZh[key]
          .split(/\{[^}]+\}/)
          .map(literally)
          .join('.{1,40}')}$`,
        'u',
      ),
  );

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Chinese words of the app itself, or names of regions, on a page that is to be in English. What people wrote is theirs. */
export async function untranslated(page: Page, regions: readonly string[]): Promise<string[]> {
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
  const ours = (text: string): boolean =>
    chinese.some((words) => words.test(text)) || text.split(' · ').every((part) => regions.includes(part));
  return [...new Set(said)].filter(ours).map((text) => `in Chinese: ${text}`);
}
