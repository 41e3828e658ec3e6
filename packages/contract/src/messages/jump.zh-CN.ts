/** Ways to a place in a long thread. */
export const jumpZh = {
  'jump.open': '跳到这里的某一处',
  'jump.title': '跳到',
  'jump.top': '最上面',
  'jump.mine': '我说的话',
  'jump.answer': '主创最新的回复',
  'jump.pinned': '置顶的留言',
  'jump.featured': '精选的留言',
  'jump.line': '{name}：{text}',
  'jump.answers': '回复 {name}，看原话',
  'mine.repliesMore': '到内容里看全部 {n} 条回复',
} as const;
