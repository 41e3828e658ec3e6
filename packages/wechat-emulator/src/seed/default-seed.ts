import type { Seed } from './seed.ts';

const users = [
  {
    id: 'xiaolin',
    nickname: '小林',
    phone: '13800000001',
    gender: '女',
    ageBand: '25-29岁',
    province: '浙江',
    city: '杭州',
  },
  {
    id: 'ayue',
    nickname: '阿月',
    phone: '13800000002',
    gender: '女',
    ageBand: '18-24岁',
    province: '四川',
    city: '成都',
  },
  {
    id: 'laozhou',
    nickname: '老周',
    phone: '13800000003',
    gender: '男',
    ageBand: '40-49岁',
    province: '江苏',
    city: '南京',
  },
  {
    id: 'chenmo',
    nickname: '陈默',
    phone: '13800000004',
    gender: '男',
    ageBand: '30-39岁',
    province: '广东',
    city: '深圳',
  },
  {
    id: 'anan',
    nickname: '安安',
    phone: '13800000005',
    gender: '未知',
    ageBand: '18-24岁',
    province: '湖北',
    city: '武汉',
  },
  { id: 'fengkong', nickname: '风控样本', phone: '13800000006', highRisk: true, riskRank: 4 },
] as const;

/**
 * A small world to start with: a mini-program, an official account and a WeCom corporation with made-up ids, six people, two
 * groups, two articles, two templates. The words of the lexicon name their verdict, so that nobody types them by chance.
 */
export const defaultSeed: Required<Seed> = {
  key: 'huixiang',
  accounts: [
    { appId: 'wx00000000000000a1', secret: 'mini-secret', kind: 'mini', name: '回响' },
    {
      appId: 'wx00000000000000b2',
      secret: 'official-secret',
      kind: 'official',
      name: '城市慢读',
      push: { format: 'xml' },
    },
    { appId: 'ww00000000000000c3', secret: 'corp-secret', kind: 'corp', name: '慢读书店' },
  ],
  users,
  groups: [
    { id: 'reading', name: '慢读书友群', chatType: 3, members: ['xiaolin', 'ayue', 'laozhou'] },
    { id: 'customers', name: '书店老朋友', chatType: 4, members: ['xiaolin', 'chenmo'] },
  ],
  articles: [
    {
      title: '城市里的夜跑者',
      msgDataId: '2247490098',
      hoursAgo: 30,
      comments: [
        { user: 'xiaolin', content: '江边那一段路灯坏了很久，跑的时候要小心。' },
        { content: '请问新手从几公里开始比较好？' },
        { user: 'laozhou', content: '跑了十年，最想说的是别和别人比。' },
      ],
    },
    {
      title: '书店的最后一个下午',
      msgDataId: '2247490105',
      hoursAgo: 3,
      comments: [{ user: 'anan', content: '我在那里读完了整套地理杂志。' }],
    },
  ],
  templates: [
    {
      id: 'emulator-template-reply-0000000000000000001',
      title: '留言回复通知',
      fields: [
        { key: 'thing1', label: '回复内容', example: '这一段我也读了两遍' },
        { key: 'name2', label: '回复者', example: '小林' },
        { key: 'time3', label: '回复时间', example: '2026年11月21日 15:01' },
      ],
    },
    {
      id: 'emulator-template-digest-000000000000000002',
      title: '新留言提醒',
      fields: [
        { key: 'thing1', label: '留言内容', example: '请问周末还开放吗' },
        { key: 'number2', label: '留言数量', example: '3' },
        { key: 'time3', label: '提醒时间', example: '2026年11月21日 19:30' },
      ],
    },
  ],
  lexicon: [
    { word: '违法示例', suggest: 'risky', label: 20006 },
    { word: '辱骂示例', suggest: 'risky', label: 20003 },
    { word: '广告示例', suggest: 'risky', label: 10001 },
    { word: '待审示例', suggest: 'review', label: 21000 },
    { word: 'risky', suggest: 'risky', label: 20002 },
    { word: 'review', suggest: 'review', label: 21000 },
  ],
};
