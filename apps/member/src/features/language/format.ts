/** 12345 → "1.2 万" / "12.3k"; below 10,000 the figure itself. */
export function shortCount(n: number, language: 'zh' | 'en'): string {
  if (n < 10_000) return String(n);
  const [unit, size] = language === 'zh' ? ([' 万', 10_000] as const) : (['k', 1_000] as const);
  const rounded = Math.floor((n / size) * 10) / 10;
  return `${rounded}${unit}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const pad = (n: number) => String(n).padStart(2, '0');

/** How long ago `at` was, in words; after a week the date. Both in milliseconds since the epoch; a future time counts as now. */
export function timeAgo(at: number, now: number, language: 'zh' | 'en'): string {
  const age = Math.max(0, now - at);
  const zh = language === 'zh';
  if (age < MINUTE) return zh ? '刚刚' : 'just now';
  if (age < HOUR) return zh ? `${Math.floor(age / MINUTE)} 分钟前` : `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return zh ? `${Math.floor(age / HOUR)} 小时前` : `${Math.floor(age / HOUR)} h ago`;
  if (age < 7 * DAY) return zh ? `${Math.floor(age / DAY)} 天前` : `${Math.floor(age / DAY)} d ago`;
  return dayOf(new Date(at), new Date(now), language);
}

/** "3 月 9 日", "Mar 9", with the year when it is another one. */
function dayOf(date: Date, now: Date, language: 'zh' | 'en'): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const sameYear = year === now.getFullYear();
  if (language === 'zh') return `${sameYear ? '' : `${year} 年 `}${month + 1} 月 ${day} 日`;
  // A day is not broken over two lines.
  return `${MONTHS[month] ?? ''}\u00A0${day}${sameYear ? '' : `, ${year}`}`;
}

/** "21:05" on the same day, else "3 月 9 日 21:05", in the phone's time zone. */
export function clockTime(at: number, now: number, language: 'zh' | 'en'): string {
  const [date, today] = [new Date(at), new Date(now)];
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}`;
  return today.toDateString() === date.toDateString() ? time : `${dayOf(date, today, language)} ${time}`;
}
