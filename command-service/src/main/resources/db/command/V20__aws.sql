-- What AWS's read operations show, and what decisions about one aggregate need to know of others.
-- Written in the transaction of the events; "listed" is the order of creation, for pages.

CREATE TABLE command.client_certificate (
  id            text PRIMARY KEY,
  listed        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  description   text,
  tags          jsonb NOT NULL,
  pem           text NOT NULL,
  fingerprint   text NOT NULL UNIQUE,
  spki_hash     text NOT NULL,
  serial_number text NOT NULL,
  subject       text NOT NULL,
  not_before    timestamptz NOT NULL,
  not_after     timestamptz NOT NULL,
  key_handle    text NOT NULL UNIQUE
);

CREATE TABLE command.rest_api (
  id               text PRIMARY KEY,
  listed           bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  name             text NOT NULL,
  description      text,
  root_resource_id text NOT NULL,
  tags             jsonb NOT NULL,
  created          timestamptz NOT NULL
);

CREATE TABLE command.resource (
  rest_api_id text NOT NULL REFERENCES command.rest_api ON DELETE CASCADE,
  id          text NOT NULL,
  listed      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  parent_id   text,
  path_part   text,
  path        text NOT NULL,
  PRIMARY KEY (rest_api_id, id),
  UNIQUE (rest_api_id, path)
);

CREATE TABLE command.method (
  rest_api_id        text NOT NULL,
  resource_id        text NOT NULL,
  http_method        text NOT NULL,
  authorization_type text NOT NULL,
  api_key_required   boolean NOT NULL,
  PRIMARY KEY (rest_api_id, resource_id, http_method),
  FOREIGN KEY (rest_api_id, resource_id) REFERENCES command.resource ON DELETE CASCADE
);

CREATE TABLE command.integration (
  rest_api_id                text NOT NULL,
  resource_id                text NOT NULL,
  http_method                text NOT NULL,
  type                       text NOT NULL,
  integration_http_method    text,
  uri                        text,
  timeout_in_millis          integer NOT NULL,
  insecure_skip_verification boolean NOT NULL,
  PRIMARY KEY (rest_api_id, resource_id, http_method),
  FOREIGN KEY (rest_api_id, resource_id, http_method) REFERENCES command.method ON DELETE CASCADE
);

CREATE TABLE command.deployment (
  rest_api_id text NOT NULL REFERENCES command.rest_api ON DELETE CASCADE,
  id          text NOT NULL,
  listed      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  description text,
  created     timestamptz NOT NULL,
  PRIMARY KEY (rest_api_id, id)
);

-- The foreign keys are the last line: no stage may present a certificate that is gone, or serve a
-- deployment that is gone, even if the locks before that were forgotten.
CREATE TABLE command.stage (
  rest_api_id           text NOT NULL REFERENCES command.rest_api,
  name                  text NOT NULL,
  listed                bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  deployment_id         text NOT NULL,
  description           text,
  variables             jsonb NOT NULL,
  tags                  jsonb NOT NULL,
  client_certificate_id text REFERENCES command.client_certificate,
  created               timestamptz NOT NULL,
  last_updated          timestamptz NOT NULL,
  PRIMARY KEY (rest_api_id, name),
  FOREIGN KEY (rest_api_id, deployment_id) REFERENCES command.deployment
);

CREATE INDEX stage_client_certificate ON command.stage (client_certificate_id);
