/** What stands where the app is not: on the pages for search engines and for readers without scripts, and on the first screen before the app has come. */
export const plainPagesZh = {
  'plain.open': '在回响里打开，听听大家，也说一句',
  'plain.first': '从头看',
  'plain.next': '再往后看',
  'plain.byStaff': '{author}（主创）',
  'plain.withheld': '这条留言不在这里公开。',
  'plain.picture': '留言里的图片',
  'plain.footer': '回响：说一句，有人听见。',
  'plain.times': '时间都是北京时间。',
  'plain.notFound': '没有找到',
  'plain.nothing': '这里没有公开的内容',
  'plain.nothingText': '可能已被删除，或只给里面的人看。',
  'plain.home': '去回响看看',
  'plain.noScript': '请开启 JavaScript 以使用回响。',
} as const;
