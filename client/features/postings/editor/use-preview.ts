// How many counterparts the text would find if it were published as it stands, asked a moment after the last key press.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PostingContent } from '#client/features/postings/content.ts';
import { callWith } from '#client/lib/call.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { CapabilityContent } from '#shared/capabilities/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { NeedContent } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

const PAUSE_MS = 1_000;
const ENOUGH_TEXT = 6;

const usePaused = <Value>(value: Value, pauseMs: number): Value => {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return paused;
};

export const usePreview = (noun: PostingNoun, content: PostingContent | null) => {
  const paused = usePaused(content, PAUSE_MS);
  const isEnough = paused !== null && paused.title.length + paused.summary.length >= ENOUGH_TEXT;
  return useQuery({
    queryKey: ['preview', noun, JSON.stringify(paused)],
    // A draft of a noun has that noun's content; the two tables cannot say so together.
    queryFn: ({ signal }) =>
      noun === 'need'
        ? callWith(needRoutes.preview, { body: { content: paused as NeedContent } }, signal)
        : callWith(capabilityRoutes.preview, { body: { content: paused as CapabilityContent } }, signal),
    enabled: isEnough,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  });
};
