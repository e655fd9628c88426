-- Who belongs to each backend now. Seen: by a DNS answer, or by its own report.
CREATE TABLE command.backend_instance (
  backend_id text        NOT NULL,
  name       text        NOT NULL,
  address    text,
  seen_at    timestamptz NOT NULL,
  silent     boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (backend_id, name)
);
INSERT INTO command.backend_instance (backend_id, name, address, seen_at)
SELECT backend_id, instance->>'name', instance->>'address', now()
FROM (SELECT backend_id, jsonb_path_query(registration, '$.instances[*]') AS instance
  FROM command.backend) AS registered;

-- The backends whose instances are discovered: by a name, or by their reports.
CREATE TABLE command.backend_discovery (
  backend_id   text        PRIMARY KEY,
  dns_name     text,
  resolve_at   timestamptz NOT NULL,
  silent_after interval
);
