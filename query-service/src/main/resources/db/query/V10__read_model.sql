-- The last event taken of each aggregate, so that an event delivered again has no effect.
CREATE TABLE query.aggregate_sequence (
  kind         text   NOT NULL,
  aggregate_id text   NOT NULL,
  sequence     bigint NOT NULL,
  PRIMARY KEY (kind, aggregate_id)
);

CREATE TABLE query.certificate (
  certificate_id   text PRIMARY KEY,
  description      text,
  tags             jsonb       NOT NULL,
  pem              text        NOT NULL,
  fingerprint      text        NOT NULL,
  spki_hash        text        NOT NULL,
  serial_number    text        NOT NULL,
  subject          text        NOT NULL,
  not_before       timestamptz NOT NULL,
  not_after        timestamptz NOT NULL,
  created_at       timestamptz NOT NULL,
  deleted_at       timestamptz,
  key_destroyed_at timestamptz
);
CREATE INDEX ON query.certificate (not_after) WHERE deleted_at IS NULL;

-- No foreign key between aggregates: their events arrive in any order.
CREATE TABLE query.stage (
  stage_id        text PRIMARY KEY,
  rest_api_id     text        NOT NULL,
  stage_name      text        NOT NULL,
  deployment_id   text        NOT NULL,
  description     text,
  tags            jsonb       NOT NULL,
  created_at      timestamptz NOT NULL,
  certificate_id  text,
  presented_since timestamptz,
  rotation_id     text
);
CREATE INDEX ON query.stage (certificate_id);

CREATE TABLE query.backend (
  backend_id    text PRIMARY KEY,
  description   text,
  server_name   text,
  probe_path    text        NOT NULL,
  instances     jsonb       NOT NULL,
  trust         jsonb       NOT NULL,
  registered_at timestamptz NOT NULL
);

-- What each instance showed last of each certificate; kept when probes of it end with its key.
CREATE TABLE query.evidence (
  backend_id     text NOT NULL,
  instance       text NOT NULL,
  certificate_id text NOT NULL,
  proof          text NOT NULL,
  verdict        text,
  detail         text,
  probed_at      timestamptz,
  PRIMARY KEY (backend_id, instance, certificate_id)
);

CREATE TABLE query.rotation (
  rotation_id        text PRIMARY KEY,
  old_certificate_id text        NOT NULL,
  new_certificate_id text        NOT NULL,
  stages             jsonb       NOT NULL,
  backends           jsonb       NOT NULL,
  drain              text        NOT NULL,
  phase_deadline     text        NOT NULL,
  reason             text,
  requested_at       timestamptz NOT NULL,
  phase              text        NOT NULL,
  phase_since        timestamptz NOT NULL,
  held_reason        text,
  held_backends      jsonb,
  held_since         timestamptz,
  abort_reason       text,
  abort_requested_at timestamptz
);

CREATE TABLE query.rotation_step (
  rotation_id text        NOT NULL,
  sequence    bigint      NOT NULL,
  kind        text        NOT NULL,
  phase       text,
  because     jsonb       NOT NULL,
  backends    jsonb       NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (rotation_id, sequence)
);
