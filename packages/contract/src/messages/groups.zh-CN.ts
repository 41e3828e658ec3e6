/** What the member app says about groups, in Chinese, which is the source. */
export const groupsZh = {
  'groups.from': '你从群「{name}」来',
  'groups.elsewhere': '这个群已经和另一个空间连着，先在那里解开才能连到这里。',
  'groups.bindTitle': '把这个群和空间连起来',
  'groups.bindText':
    '微信证实了你从这个群来。连起来之后，从群里来的人说的话、给的回响会记上「来自这个群」；微信不会告诉我们群名和聊天内容。',
  'groups.name': '群叫什么',
  'groups.nameHint': '群里的人认得的名字，最多 {n} 个字',
  'groups.bindNow': '连起来',
  'groups.bound': '连好了',
};
