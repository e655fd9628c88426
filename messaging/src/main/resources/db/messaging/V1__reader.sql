-- How far this service has read each partition; moves in the transaction of the effect.
CREATE TABLE reader_position (
  topic     text   NOT NULL,
  partition int    NOT NULL,
  position  bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- Messages that could not be read: kept, counted and shown, never skipped.
CREATE TABLE parked_message (
  topic     text        NOT NULL,
  partition int         NOT NULL,
  position  bigint      NOT NULL,
  key       text,
  value     bytea,
  reason    text        NOT NULL,
  parked_at timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, position)
);
