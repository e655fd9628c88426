-- What people said about when rotations start by themselves; written in the transaction of the events.
CREATE TABLE renewal_policy (
  name     text  PRIMARY KEY,
  settings jsonb NOT NULL
);

CREATE TABLE rotation_freeze (
  name      text        PRIMARY KEY,
  starts_at timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL
);
