# The app for production. It brings no database and no search engine: MONGODB_URI and MEILI_URL name them
# (compose.yaml shows all of them together).
FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Native parts come as packages of their own; nothing needs an install script.
RUN npm ci --include=dev --ignore-scripts

FROM packages AS client
COPY . .
RUN node server/start.mjs --build-only

FROM node:20-bookworm-slim AS production-packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded engines serve the one-command default only.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@0q node_modules/@gaubee

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data SEED=none
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=production-packages /app/node_modules node_modules
COPY --from=client /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY shared shared
COPY seeds seeds
COPY server server
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--use-largepages=silent", "--max-semi-space-size=64", "--no-allocation-site-pretenuring", "--enable-source-maps", "--import", "tsx", "server/main.ts"]
