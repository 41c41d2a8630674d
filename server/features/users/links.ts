// The screens that mails lead to. Their addresses are the client's; a token rides in the query.
import type { Config } from '#server/platform/config.ts';

const SCREENS = {
  confirmation: '/confirm',
  reset: '/reset-password',
  invitation: '/invitation',
} as const;

export const tokenLink = (config: Config, screen: keyof typeof SCREENS, token: string): string =>
  `${config.publicUrl}${SCREENS[screen]}?token=${token}`;

export const resetLink = (config: Config): string => `${config.publicUrl}/forgot-password`;

export const signInLink = (config: Config): string => `${config.publicUrl}/sign-in`;
