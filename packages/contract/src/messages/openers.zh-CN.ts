import type { SpaceKind } from '../provenance.ts';

/** The start of a sentence with one or two slots, `{what belongs there}`, and a hint. Never a finished text. */
export interface OpenerWords {
  readonly template: string;
  readonly hint: string;
}

/**
 * The openers that a new space begins with, by its kind. Their places are their ids: append, and when a wording changes
 * raise `DEFAULT_OPENERS_VERSION` (apps/server/src/openers), so that the effect of each wording stays measurable.
 */
export const openersZh: Readonly<Record<SpaceKind, readonly OpenerWords[]>> = {
  'article-account': [
    {
      template: '读到{哪一句或哪一段}，我停了一下，因为{为什么}。',
      hint: '说一处具体的地方，比说整篇更容易被听见。',
    },
    { template: '文章里没写到的是{什么}，我自己的经历是{怎样}。', hint: '你的经历别人没有。' },
    { template: '我不太同意的是{哪一点}，理由是{为什么}。', hint: '不同意也很欢迎，说出理由就好。' },
    { template: '读完以后想问问作者：{一个问题}', hint: '一个问题就够了。' },
  ],
  'video-channel': [
    { template: '看到{哪一幕}的时候，我想起了{谁或哪件事}。', hint: '想起谁，就说谁。' },
    { template: '这条视频里最暖的一刻是{哪个瞬间}。', hint: '一个瞬间就好，不用总结全片。' },
    { template: '想对视频里的人说：{一句心里话}', hint: '像当面说话那样。' },
    { template: '我身边也有这样的{人或事}，后来{怎么样了}。', hint: '说说你身边的那一个。' },
  ],
  'company-account': [
    {
      template: '我之前遇到的问题是{什么情况}，后来是这样解决的：{怎么做}',
      hint: '写清楚情况，后面遇到的人能省很多时间。',
    },
    {
      template: '还没弄明白的是{哪一步}，我试过的办法有{什么}。',
      hint: '说说你试过什么，回答的人就不用重问一遍。',
    },
    { template: '如果有人也碰到{同样的情况}，可以先{做什么}。', hint: '一个能马上试的办法。' },
  ],
  'interest-group': [
    { template: '这件作品里我最喜欢的是{哪一处}，它让我觉得{什么}。', hint: '说一处细节，作者最想听到。' },
    { template: '想请教{哪个步骤或材料}是怎么做的，我自己总是卡在{哪里}。', hint: '写出你卡住的地方。' },
    { template: '如果是我再做一次，会试着改{哪里}，因为{为什么}。', hint: '温和地说，理由比结论有用。' },
  ],
  'commerce-group': [
    { template: '我用了{多久}，最真实的感受是{什么}。', hint: '好的不好的都可以，真实就有用。' },
    { template: '用得顺手的地方是{哪一点}，不方便的地方是{哪一点}。', hint: '两面都说，后来的人更好判断。' },
    {
      template: '下决心之前我还想知道{什么}，我的情况是{什么样}。',
      hint: '说说你的情况，用过的人才好回答。',
    },
  ],
  'knowledge-group': [
    { template: '这条内容帮我弄懂了{什么}，还想追问{什么}。', hint: '一个收获，加一个问题。' },
    { template: '照着这个方法试了一次，结果是{怎样}，没想通的是{哪里}。', hint: '结果不好也值得说。' },
    { template: '我想补充一个例子：{你见过的情况}', hint: '例子越具体越好。' },
  ],
  'industry-group': [
    { template: '我手上有{什么资源}，比较适合{什么样的需要}。', hint: '写清数量、地方和时间。' },
    { template: '我正在找{什么}，最好能满足{什么条件}。', hint: '条件越清楚，合适的人越容易看见。' },
    { template: '这件事我可以帮上{哪一段}，需要先了解{什么}。', hint: '能帮多少说多少。' },
  ],
};
