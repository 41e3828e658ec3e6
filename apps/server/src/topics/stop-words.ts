/**
 * Words that say nothing about what a text is about. The segmenter's parts of speech drop particles, pronouns,
 * prepositions, conjunctions, adverbs and numbers already; here are the verbs, nouns and adjectives that fit everywhere.
 */
const CHINESE = `
没有 觉得 知道 看到 看见 听到 听见 喜欢 希望 需要 应该 可以 可能 能够 能不能 不能 不会 不是 不要 不用 不知 不知道 不想 就是 还是 还有
是不是 有没有 会不会 要不要 可不可以 成为 变成 认为 以为 感觉 想要 想到 想起 看看 说说 听听 试试 谢谢 感谢 请问 告诉 大家 自己 别人 有人
有些 有点 一个 一点 一些 一下 一样 一直 一起 一次 一定 一般 一种 一天 两个 这个 那个 这样 那样 这种 那种 这里 那里 这些 那些 什么 怎么
怎样 怎么样 为什么 如何 多少 几个 哪里 哪个 时候 时间 今天 昨天 明天 现在 以前 以后 之前 之后 后来 最近 当时 刚才 每天 今年 去年 有时候
东西 事情 事儿 问题 地方 方面 情况 意思 样子 原因 结果 办法 方法 部分 关系 内容 真的 真是 确实 其实 当然 特别 非常 十分 比较 不错 挺好
很好 太好了 好看 好像 好多 很多 许多 不少 更多 最好 最后 第一 第二 首先 然后 因为 所以 但是 不过 如果 虽然 而且 或者 以及 关于 对于 由于
必须 开始 继续 进行 出来 起来 下来 下去 上去 过来 过去 回来 回去 出去 进来 进去 来说 的话 而言 来看 看来 说明 表示 发现 找到 得到 遇到
做到 用到 拿到 收到 变得 显得 值得 记得 算是 只是 只有 只能 都是 也是 又是 还要 还会 就会 就要 就能 才能 才会 哈哈 哈哈哈 呵呵 嘻嘻 嗯嗯
加油 支持 赞同 同意 同感 有道理 说得对 说得好 留言 评论 回复 楼主 作者 文章 分享 转发 关注 朋友 朋友们 小伙伴 各位 先生 女士 老师
可是 於是 沒有 覺得 應該 這個 那個 這樣 這些 那些 什麼 怎麼 為什麼 如果 但是 因為 所以 還是 就是 時候 問題 東西 事情 現在 自己 大家
`;

const ENGLISH = `
a about above after again against all also although always am an and another any anyone anything are aren't around as at away back be became
because been before being below between both but by can can't cannot come could couldn't did didn't do does doesn't doing don't done down
during each either else enough even ever every everyone everything few first for from further get gets getting give go goes going gone got
had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm
i've if in instead into is isn't it it's its itself just keep know last least less let let's like long look lot made make makes making many
may maybe me mean might mine more most much must mustn't my myself need never new next no nobody none nor not nothing now of off often oh ok
okay old on once one only or other others our ours ourselves out over own perhaps please put quite rather really right said same saw say says
see seem seems seen several shall shan't she she'd she'll she's should shouldn't since so some someone something sometimes soon still such
take than thank thanks that that's the their theirs them themselves then there there's these they they'd they'll they're they've thing things
think this those though through time to together too took two under until up upon us use used using very want was wasn't way we we'd we'll
we're we've well went were weren't what what's when where where's whether which while who who's whole whom why will with within without won't
would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
`;

/** Of the languages written with Latin letters that are not English, the commonest words of German and French. */
const OTHER = `
aber alle als am an auch auf aus bei beim bin bis da damit dann das dass dem den denn der des die dies diese diesem dieser dieses doch durch
ein eine einem einen einer eines er es für gegen gibt haben hat hier ich ihr ihre im immer in ist ja jede jeder kann kein keine können mehr
mein mit muss müssen nach nicht noch nur oder ob ohne sein sich sie sind so soll sollen sollte sollten über um und uns unser unsere unter viel
vom von vor war was weil wenn wer werden wie wieder wir wird wo wurde zu zum zur au aux avec ce cette ces dans des du elle en est et être il
ils je la le les leur mais nous on ou où par pas plus pour que qui se ses son sont sur un une vous
`;

const words = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== '');

/** Tells English from other languages in Latin letters. */
export const englishStopWords: ReadonlySet<string> = new Set(words(ENGLISH));
export const stopWords: ReadonlySet<string> = new Set([
  ...words(CHINESE),
  ...words(ENGLISH),
  ...words(OTHER),
]);
