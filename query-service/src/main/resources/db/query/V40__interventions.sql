-- The access keys that asked.
ALTER TABLE query.rotation
  ADD COLUMN requested_by text,
  ADD COLUMN held_by      text,
  ADD COLUMN abort_by     text;
ALTER TABLE query.rotation_step ADD COLUMN asked_by text;

-- When each backend served each stage, so that a rotation's report names who joined in the middle.
CREATE TABLE query.backend_binding (
  backend_id text        NOT NULL,
  stage_id   text        NOT NULL,
  bound_at   timestamptz NOT NULL,
  unbound_at timestamptz,
  PRIMARY KEY (backend_id, stage_id, bound_at)
);
CREATE INDEX ON query.backend_binding (stage_id);

INSERT INTO query.backend_binding (backend_id, stage_id, bound_at)
SELECT backend_id, (stage ->> 'restApiId') || '/' || (stage ->> 'stageName'), registered_at
FROM query.backend, jsonb_array_elements(trust -> 'stages') AS stage;
