-- What the native API, the prober and the guards read; written in the transaction of the events.
CREATE TABLE backend (
  backend_id   text  PRIMARY KEY,
  registration jsonb NOT NULL,
  trust        jsonb NOT NULL,
  version      int   NOT NULL,
  bundle       jsonb NOT NULL
);

CREATE TABLE backend_stage (
  backend_id text NOT NULL REFERENCES backend,
  stage_id   text NOT NULL,
  PRIMARY KEY (backend_id, stage_id)
);
CREATE INDEX ON backend_stage (stage_id);

-- The certificates that a backend has ever been told to trust and whose key still exists.
CREATE TABLE backend_certificate (
  backend_id     text NOT NULL REFERENCES backend,
  certificate_id text NOT NULL,
  PRIMARY KEY (backend_id, certificate_id)
);

-- Which instances are to be probed, and when. A claim that runs out is taken by another prober.
CREATE TABLE probe_order (
  backend_id    text        NOT NULL REFERENCES backend,
  instance      text        NOT NULL,
  due_at        timestamptz NOT NULL,
  claimed_until timestamptz,
  PRIMARY KEY (backend_id, instance)
);
CREATE INDEX ON probe_order (due_at);
