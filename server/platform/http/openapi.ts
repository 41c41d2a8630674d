// The OpenAPI 3.1 document, made from the same tables that serve.
import { z } from 'zod';
import { problemSchema, statusOf } from '#shared/contract/problem.ts';
import type { Route, RouteTable } from '#shared/contract/route.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return json;
};

const parametersOf = (schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] => {
  if (!schema) return [];
  const json = schemaOf(schema, 'input');
  const required = new Set((json['required'] as string[] | undefined) ?? []);
  return Object.entries((json['properties'] as Json | undefined) ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: property,
  }));
};

const bodyOf = (route: Route): Json => {
  if (route.carries === 'upload') {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.carries === 'bytes') {
    const schema = { type: 'string', format: 'binary' };
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } };
  }
  if (!route.body) return {};
  const required = !route.body.safeParse(undefined).success;
  return { requestBody: { required, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } };
};

const successOf = (route: Route): Json => {
  if (route.carries === 'download') {
    return {
      200: {
        description: 'The file',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  }
  if (route.carries === 'redirect') return { 303: { description: 'Elsewhere' } };
  if (!route.reply) return { 204: { description: 'Done' } };
  return {
    [route.status ?? 200]: {
      description: 'Done',
      content: { 'application/json': { schema: schemaOf(route.reply, 'output') } },
    },
  };
};

const accessProblems = {
  public: [],
  user: ['sign_in_required'],
  coordinator: ['sign_in_required', 'forbidden'],
  administrator: ['sign_in_required', 'forbidden'],
} as const;

const problemsOf = (route: Route): Json => {
  const checked = route.body || route.query ? (['invalid_input'] as const) : [];
  const codes = [
    ...new Set([...checked, ...accessProblems[route.access], ...(route.problems ?? []), 'too_many_requests' as const]),
  ];
  const byStatus = new Map<number, string[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};

const operationOf = (name: string, tag: string, route: Route): Json => ({
  operationId: `${tag}_${name}`,
  tags: [tag],
  summary: route.summary,
  description: `Access: ${route.access}.`,
  security: route.access === 'public' ? [] : [{ session: [] }],
  parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
  ...bodyOf(route),
  responses: { ...successOf(route), ...problemsOf(route) },
});

/** Builds the document of all tables. Pure; made once at start. */
export const openApiDocument = (tables: Record<string, RouteTable>, version: string): Json => {
  const paths: Record<string, Json> = {};
  for (const [tag, table] of Object.entries(tables)) {
    for (const [name, route] of Object.entries(table)) {
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, tag, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Xietong (协同)',
      version,
      description:
        'Sign in with POST /session and send the cookie back. Requests that change something need an Origin header of this site. ' +
        'Errors are RFC 9457 problems in the language of Accept-Language.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    tags: Object.keys(tables).map((tag) => ({ name: tag })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'xietong.sid' } },
    },
  };
};
