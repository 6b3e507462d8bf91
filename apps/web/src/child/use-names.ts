import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { staffQuery } from '../api/queries.ts';
import { useCase } from './case-layout.tsx';

/** Names of staff by user id: of this case first, then of the authority; the id itself where neither knows. */
export const useNames = (): ((user: string) => string) => {
  const { staff } = useCase();
  const { data } = useQuery(staffQuery());
  return useCallback((user) => staff[user] ?? data?.users.find(({ id }) => id === user)?.name ?? user, [staff, data]);
};
