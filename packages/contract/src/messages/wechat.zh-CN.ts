/** Signing in through WeChat, the telephone number, and comments that are not public yet. */
export const wechatZh = {
  'signIn.wechat': '微信登录',
  'signIn.wechatText': '不会读取你的好友和聊天。昵称可以之后自己填。',
  'signIn.wechatFailed': '微信登录没有完成，再试一次吧。',
  'phone.title': '手机号',
  'phone.note': '有的空间要先验证才能留言',
  'phone.text': '按规定，有的空间要先验证手机号，才能留言和回响。随便看不用验证。',
  'phone.kept': '号码加密保存，只用来验证，别人看不到，也不会用来打电话。',
  'phone.verify': '用微信手机号验证',
  'phone.verified': '已验证，尾号 {n}',
  'phone.done': '验证好了',
  'phone.declined': '没有验证。想好了随时再来。',
  'phone.noCredit': '现在验证不了，请稍后再试。',
  'phone.elsewhere': '请在微信小程序里打开“我 · 手机号”，点一下就好。',
  'composer.waiting': '收到了，检查过就公开',
} as const;
