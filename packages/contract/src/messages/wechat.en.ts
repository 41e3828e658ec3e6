import type { wechatZh } from './wechat.zh-CN.ts';

export const wechatEn: Record<keyof typeof wechatZh, string> = {
  'signIn.wechat': 'Sign in with WeChat',
  'signIn.wechatText': 'We never read your friends or chats. You can choose a nickname later.',
  'signIn.wechatFailed': 'WeChat sign-in was not completed. Try once more.',
  'phone.title': 'Phone number',
  'phone.note': 'Some spaces ask for it before you write',
  'phone.text':
    'By law, some spaces need a verified phone number before you comment or echo. Reading needs none.',
  'phone.kept': 'The number is stored encrypted, used for this only, shown to nobody and never called.',
  'phone.verify': 'Verify with my WeChat number',
  'phone.verified': 'Verified, ending in {n}',
  'phone.done': 'Verified',
  'phone.declined': 'Not verified. Come back at any time.',
  'phone.noCredit': 'This cannot be verified right now. Try again later.',
  'phone.elsewhere': 'Open Me, Phone number in the WeChat mini-program: one tap does it.',
  'composer.waiting': 'Received. It is public once it has been checked',
  'subscribe.ask':
    'When somebody answers, shall WeChat tell you once? One message for all of it, this time only.',
  'subscribe.take': 'Tell me once',
  'subscribe.no': 'No',
  'subscribe.left': '{n} more may be sent',
  'subscribe.done': 'Fine: WeChat tells you when somebody answers',
  'subscribe.failed': 'WeChat did not ask. Look into its notification settings.',
};
