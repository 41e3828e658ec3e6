import { listTemplates, type OwnTemplate, type WechatClient } from '@huixiang/wechat';

/** The template of digests, and how each of its fields is filled. */
export interface DigestTemplate {
  readonly id: string;
  readonly fields: readonly { readonly key: string; readonly holds: 'text' | 'count' | 'time' | 'name' }[];
}

const holds = {
  thing: 'text',
  number: 'count',
  character_string: 'count',
  time: 'time',
  date: 'time',
  name: 'name',
} as const;

/**
 * Of the mini-program's one-time templates the one that fits a digest: all of its fields can be filled, one of them tells
 * how many. Undefined: there is none.
 */
export function chooseTemplate(templates: readonly OwnTemplate[]): DigestTemplate | undefined {
  for (const { templateId, content, oneTime } of templates) {
    const keys = [...content.matchAll(/\{\{([a-z_]+\d+)\.DATA\}\}/g)].map(([, key]) => key ?? '');
    const fields = keys.flatMap((key) => {
      const kind = key.replace(/\d+$/, '');
      return isFillable(kind) ? [{ key, holds: holds[kind] }] : [];
    });
    const counts = fields.some((field) => field.holds === 'count');
    if (oneTime && counts && fields.length === keys.length) return { id: templateId, fields };
  }
  return undefined;
}

function isFillable(kind: string): kind is keyof typeof holds {
  return Object.hasOwn(holds, kind);
}

const KEPT_MS = 3_600_000;

/** Asks WeChat for the template once an hour at most; a failure is not kept. */
export class TemplateKeeper {
  readonly #client: WechatClient;
  readonly #now: () => number;
  #kept: { readonly at: number; readonly template: Promise<DigestTemplate | undefined> } | undefined;

  constructor(client: WechatClient, now: () => number) {
    this.#client = client;
    this.#now = now;
  }

  get(): Promise<DigestTemplate | undefined> {
    const at = this.#now();
    if (this.#kept !== undefined && at - this.#kept.at < KEPT_MS) return this.#kept.template;
    const template = listTemplates(this.#client).then(chooseTemplate);
    this.#kept = { at, template };
    template.catch(() => (this.#kept = undefined));
    return template;
  }
}
