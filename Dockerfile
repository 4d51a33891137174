# The server with its built editor, and nothing that only building needs. Guide: docs/operate.md, "In a container".
# `pnpm try-image` does what stands here without Docker, and runs what comes of it.

FROM node:24.21.0-slim AS editor
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY server/package.json server/
COPY client/package.json client/
COPY packages/compose/package.json packages/compose/
COPY packages/sdk/package.json packages/sdk/
COPY packages/demo-fal/package.json packages/demo-fal/
COPY packages/graph/package.json packages/graph/
RUN npm exec --yes -- pnpm@12.21.0 install --frozen-lockfile --filter visualadgen --filter @visualadgen/client
COPY packages packages
COPY client client
RUN cd client && ../node_modules/.bin/vite build

FROM node:24.21.0-slim AS server
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY server/package.json server/
COPY client/package.json client/
COPY packages/compose/package.json packages/compose/
COPY packages/sdk/package.json packages/sdk/
COPY packages/demo-fal/package.json packages/demo-fal/
COPY packages/graph/package.json packages/graph/
RUN npm exec --yes -- pnpm@12.21.0 install --frozen-lockfile --prod --filter '@visualadgen/server...'
# A third of it is read by people and compilers alone.
RUN find node_modules -type f -regex '.*\.\(map\|md\|d\.[cm]?ts\)' -delete

FROM node:24.21.0-slim
WORKDIR /app
COPY --from=server /app/node_modules node_modules
COPY --from=server /app/server server
COPY --from=server /app/packages packages
COPY --from=editor /app/client/dist client/dist
COPY package.json LICENSE ./
COPY supabase/migrations supabase/migrations
COPY scripts/backup.ts scripts/restore.ts scripts/
COPY scripts/backup scripts/backup
COPY packages packages
COPY server/src server/src

# All that is written: the data folder. The rest may be read-only.
RUN install -d -o node -g node -m 700 /data
VOLUME /data
USER node

# A container is reached from outside of itself, so that there is no demo account; people sign up.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data DEMO_ACCOUNT=off
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
