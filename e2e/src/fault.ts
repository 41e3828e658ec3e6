/** What a server says that is in trouble. */
export const fault = {
  status: 500,
  contentType: 'application/json',
  body: JSON.stringify({
    error: {
      code: 'HX_INTERNAL',
      zh: '出了点问题，我们已经记下。',
      en: 'Something went wrong.',
      requestId: '-',
    },
  }),
} as const;
