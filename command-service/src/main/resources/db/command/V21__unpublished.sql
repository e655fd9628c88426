-- Aggregates whose events are not on Kafka from a position on: the event there is malformed, and
-- what happened later waits behind it. The events themselves are in the log.
CREATE TABLE unpublished (
  aggregate_identifier text   PRIMARY KEY,
  position             bigint NOT NULL,
  reason               text   NOT NULL
);
