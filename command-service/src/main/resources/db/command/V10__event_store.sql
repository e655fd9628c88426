-- The event log. Rows are only ever added. The global index is drawn before the transaction
-- commits, so that a smaller one may become visible later: read it through EventLog.
CREATE TABLE event (
  global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_identifier     text   NOT NULL UNIQUE,
  aggregate_type       text   NOT NULL,
  aggregate_identifier text   NOT NULL,
  sequence_number      bigint NOT NULL,
  type                 text   NOT NULL,
  revision             text   NOT NULL,
  payload              text   NOT NULL,
  meta_data            text   NOT NULL,
  recorded_at          text   NOT NULL,
  UNIQUE (aggregate_identifier, sequence_number)
);

-- How far the events are on Kafka. Its one row is also the lock of the one publisher at work.
CREATE TABLE publisher (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position bigint  NOT NULL
);
INSERT INTO publisher (position) VALUES (0);

-- What became of each command of the saga, for good: a repeat gets the same answer.
CREATE TABLE handled_command (
  command_id text        PRIMARY KEY,
  type       text        NOT NULL,
  refusal    text,
  handled_at timestamptz NOT NULL
);
