CREATE TABLE query.gateway (
  gateway_id text        PRIMARY KEY,
  run_id     text        NOT NULL,
  joined_at  timestamptz NOT NULL,
  left_at    timestamptz,
  removed_by text,
  reason     text
);

-- What each gateway said last that it presents at a stage; of the aggregate of the stage.
CREATE TABLE query.presentation (
  stage_id        text        NOT NULL,
  gateway_id      text        NOT NULL,
  since           timestamptz NOT NULL,
  certificate_id  text,
  fingerprint     text,
  old_connections jsonb       NOT NULL,
  reported_at     timestamptz NOT NULL,
  PRIMARY KEY (stage_id, gateway_id)
);
CREATE INDEX ON query.presentation (gateway_id);
