-- The last event taken of each aggregate; older ones are duplicates.
CREATE TABLE saga.aggregate_sequence (
  kind         text   NOT NULL,
  aggregate_id text   NOT NULL,
  sequence     bigint NOT NULL,
  PRIMARY KEY (kind, aggregate_id)
);

-- What each backend is known to trust; the stages and certificates that it has to do with.
CREATE TABLE saga.backend_trust (
  backend_id text   PRIMARY KEY,
  trust      jsonb  NOT NULL,
  stages     text[] NOT NULL,
  bundle     text[] NOT NULL
);
CREATE INDEX ON saga.backend_trust USING gin (stages);
CREATE INDEX ON saga.backend_trust USING gin (bundle);

-- What each stage presents, and presented before.
CREATE TABLE saga.stage (
  stage_id         text   PRIMARY KEY,
  fact             jsonb  NOT NULL,
  certificates     text[] NOT NULL
);
CREATE INDEX ON saga.stage USING gin (certificates);

CREATE TABLE saga.certificate (
  certificate_id text  PRIMARY KEY,
  fact           jsonb NOT NULL
);

-- Each rotation, and what it has to do with.
CREATE TABLE saga.rotation (
  rotation_id  text        PRIMARY KEY,
  state        jsonb       NOT NULL,
  phase        text        NOT NULL,
  wake_at      timestamptz,
  complete     boolean     NOT NULL,
  backends     text[]      NOT NULL,
  stages       text[]      NOT NULL,
  certificates text[]      NOT NULL
);
CREATE INDEX ON saga.rotation (rotation_id) WHERE NOT complete;

-- db-scheduler's own table.
CREATE TABLE saga.scheduled_tasks (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ON saga.scheduled_tasks (execution_time);
CREATE INDEX ON saga.scheduled_tasks (last_heartbeat);
