import { operations, type BodyOf } from '@huixiang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

import { call } from '../../api/index.ts';
import { locale } from '../../ui/i18n.ts';
import { useSpace } from '../shell/space-context.ts';

/** The openers of the space, and the ways to change them. */
export function useOpeners() {
  const { space } = useSpace();
  const params = { spaceId: space.value.id };
  const queryClient = useQueryClient();
  const language = computed(() => (locale.value === 'en' ? 'en' : 'zh'));
  const root = ['openers', space.value.id];
  const query = useQuery({
    queryKey: [...root, language],
    queryFn: () => call(operations.listStaffOpeners, { params, query: { language: language.value } }),
  });
  const onSettled = () => queryClient.invalidateQueries({ queryKey: root });
  const add = useMutation({
    mutationFn: (body: BodyOf<typeof operations.addOpener>) => call(operations.addOpener, { params, body }),
    onSettled,
  });
  const edit = useMutation({
    mutationFn: ({ id, ...body }: { id: number } & BodyOf<typeof operations.editOpener>) =>
      call(operations.editOpener, { params: { ...params, openerId: id }, body }),
    onSettled,
  });
  return { ...query, add, edit };
}
