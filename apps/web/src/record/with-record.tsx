import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { CaseRecord } from '#api-client';
import { formQuery, recordQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { Fetched } from '../shell/fetched.tsx';
import type { LoadedForm } from './load-form.ts';

/** The record that the address names, with the form it was written on. */
export const WithRecord = ({ children }: { readonly children: (record: CaseRecord, loaded: LoadedForm) => ReactNode }) => {
  const { record: id = '' } = useParams();
  const view = useCase();
  const record = useQuery(recordQuery(view.id, id));
  return <Fetched query={record}>{(found) => <WithForm record={found}>{children}</WithForm>}</Fetched>;
};

const WithForm = ({ record, children }: { readonly record: CaseRecord; readonly children: (record: CaseRecord, loaded: LoadedForm) => ReactNode }) => {
  const form = useQuery(formQuery(record.formRef));
  return <Fetched query={form}>{(loaded) => children(record, loaded)}</Fetched>;
};
