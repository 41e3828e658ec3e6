import type { OpenerWords, openersZh } from './openers.zh-CN.ts';

/** The same openers in English, in the same order. */
export const openersEn: Readonly<Record<keyof typeof openersZh, readonly OpenerWords[]>> = {
  'article-account': [
    {
      template: 'I stopped at {which line or part}, because {why}.',
      hint: 'One exact place is heard sooner than the whole text.',
    },
    {
      template: 'What the article leaves out is {what}; what I have lived is {how it was}.',
      hint: 'Nobody else has your experience.',
    },
    {
      template: 'I do not quite agree about {which point}; my reason is {why}.',
      hint: 'Disagreeing is welcome. Give the reason.',
    },
    { template: 'After reading I would ask the author: {one question}', hint: 'One question is enough.' },
  ],
  'video-channel': [
    { template: 'When I saw {which scene}, I thought of {whom or what}.', hint: 'Whoever came to mind.' },
    {
      template: 'The warmest moment of this video is {which moment}.',
      hint: 'One moment; no need to sum it up.',
    },
    {
      template: 'To the people in the video I would say: {what is on your mind}',
      hint: 'As if you stood before them.',
    },
    {
      template: 'There is somebody near me just so: {who or what}, and later {what became of it}.',
      hint: 'Tell of the one near you.',
    },
  ],
  'company-account': [
    {
      template: 'The problem I had was {what happened}, and it was solved like this: {how}',
      hint: 'Say it clearly and save the next person an evening.',
    },
    {
      template: 'What I have not understood yet is {which step}; I have tried {what}.',
      hint: 'Say what you tried, so nobody has to ask.',
    },
    { template: 'Whoever meets {the same thing} can first {do what}.', hint: 'Something to try at once.' },
  ],
  'interest-group': [
    {
      template: 'In this work I love {which part} most; it makes me feel {what}.',
      hint: 'A detail is what its maker longs to hear about.',
    },
    {
      template: 'May I ask how {which step or material} is done? I always get stuck at {where}.',
      hint: 'Say where you are stuck.',
    },
    {
      template: 'If I made it again I would change {what}, because {why}.',
      hint: 'Gently; reasons help more than verdicts.',
    },
  ],
  'commerce-group': [
    {
      template: 'I have used it for {how long}, and honestly {how it is}.',
      hint: 'Good or bad, the truth is useful.',
    },
    {
      template: 'What works well is {what}; what is a nuisance is {what}.',
      hint: 'Both sides help those who come after.',
    },
    {
      template: 'Before I decide I would like to know {what}; my situation is {how it is}.',
      hint: 'Say how it is with you, so others can answer.',
    },
  ],
  'knowledge-group': [
    {
      template: 'This helped me understand {what}, and now I wonder {what}.',
      hint: 'One gain and one question.',
    },
    {
      template: 'I tried this method once and the result was {what}; what I cannot explain is {what}.',
      hint: 'A bad result is worth telling too.',
    },
    { template: 'Let me add an example: {what you have seen}', hint: 'The more concrete the better.' },
  ],
  'industry-group': [
    { template: 'What I can offer is {what}, which suits {what need}.', hint: 'How much, where and when.' },
    {
      template: 'I am looking for {what}, ideally with {which conditions}.',
      hint: 'The clearer, the sooner the right person sees it.',
    },
    {
      template: 'I could help with {which part}, and would first need to know {what}.',
      hint: 'As much as you can.',
    },
  ],
};
