import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { countCharacters, lineOf } from '#shared/contract/text.ts';
import { memberRoleSchema, organizationRefSchema } from '#shared/organizations/schema.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

export const emailSchema = z
  .string()
  .max(200)
  .transform((email) => email.trim().toLowerCase())
  .pipe(z.email());

export const PASSWORD_MIN = 10;

export const passwordSchema = z
  .string()
  .max(200)
  .check((context) => {
    const length = countCharacters(context.value);
    if (length < PASSWORD_MIN) {
      context.issues.push({
        code: 'custom',
        input: context.value,
        params: { code: 'too_short', minimum: PASSWORD_MIN },
      });
    } else if (new Set(context.value).size < 5) {
      context.issues.push({ code: 'custom', input: context.value, params: { code: 'password_too_simple' } });
    }
  });

/** What a person does for the center. */
export const DUTIES = ['none', 'coordinator', 'administrator'] as const;
export const dutySchema = z.enum(DUTIES);
export type Duty = z.infer<typeof dutySchema>;

export const meSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  locale: localeSchema,
  duty: dutySchema,
  memberships: z.array(z.object({ organization: organizationRefSchema, role: memberRoleSchema })),
});
export type Me = z.infer<typeof meSchema>;

export const userSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  duty: dutySchema,
  isConfirmed: z.boolean(),
  isDisabled: z.boolean(),
  organizations: z.array(z.string()),
  createdAt: momentSchema,
  lastSeenAt: momentSchema.nullable(),
});

export const signUpSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  name: lineOf({ min: 2, max: 40 }),
  locale: localeSchema.default('zh-CN'),
});
